import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { assignApplication, extendInfoDeadline, requestInfo, setDeadline, writeMessage } from '#applications';
import { listPeopleWithRole } from '#identity';
import { CalendarDate, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import type { Option } from '../../layout/index.js';
import { ASSIGNABLE, ASSIGNERS, OFFICERS } from '../people.js';
import { commandOf, shownCase } from './case-answers.js';
import { assignPage, deadlinePage, messagePage, requestPage, type Typed } from './case-forms.js';
import type { CaseScreen } from './case-screen.js';

/** Small acts on a case, each with a page of its own: ask, write, note, assign, deadline. */
@Controller('vorgaenge/:id')
@Access.roles(...OFFICERS)
export class CaseFormsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('nachfordern')
  async askRequest(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return requestPage(frame, await shownCase(this.database, actor, id));
  }

  @Post('nachfordern')
  async request(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const deadline = dateIn(form);
    const sent = deadline.ok
      ? await requestInfo(this.database, actor, {
          ...commandOf(id, form),
          items: form.text('items').split(/\r?\n/),
          ...(deadline.value ? { deadline: deadline.value } : {}),
        })
      : deadline;
    if (!sent.ok)
      return this.again(id, actor, form, sent.refusal, (screen, typed) => requestPage(frame, screen, typed));
    return seeOther(
      `/vorgaenge/${id}`,
      `Die Nachforderung ist versandt. Antwort bis ${sent.value.deadline.toGerman()}.`,
    );
  }

  @Get('nachricht')
  async askMessage(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return messagePage(frame, await shownCase(this.database, actor, id), 'nachricht');
  }

  @Post('nachricht')
  message(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.write(id, actor, frame, form, 'nachricht');
  }

  @Get('vermerk')
  async askNote(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return messagePage(frame, await shownCase(this.database, actor, id), 'vermerk');
  }

  @Post('vermerk')
  note(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.write(id, actor, frame, form, 'vermerk');
  }

  @Get('zustaendigkeit')
  @Access.roles(...ASSIGNERS)
  async askAssign(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return assignPage(frame, await shownCase(this.database, actor, id), await this.people(actor));
  }

  @Post('zustaendigkeit')
  @Access.roles(...ASSIGNERS)
  async assign(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const people = await this.people(actor);
    const person = people.find(({ value }) => value === form.text('person'));
    const assignee = person ? { id: person.value, name: person.label } : null;
    const assigned = await assignApplication(this.database, actor, { ...commandOf(id, form), assignee });
    if (!assigned.ok)
      return this.again(id, actor, form, assigned.refusal, (screen, typed) => assignPage(frame, screen, people, typed));
    return seeOther(`/vorgaenge/${id}`, assignee ? `Zuständig ist jetzt ${assignee.name}.` : 'Niemand ist zuständig.');
  }

  @Get('frist')
  async askDeadline(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return deadlinePage(frame, await shownCase(this.database, actor, id));
  }

  @Post('frist')
  async deadline(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const date = dateIn(form);
    const done = date.ok ? await this.setOrExtend(id, actor, form, date.value) : date;
    if (!done.ok)
      return this.again(id, actor, form, done.refusal, (screen, typed) => deadlinePage(frame, screen, typed));
    return seeOther(
      `/vorgaenge/${id}`,
      date.ok && date.value ? `Die Frist ist der ${date.value.toGerman()}.` : 'Die Frist ist aufgehoben.',
    );
  }

  private async setOrExtend(
    id: string,
    actor: Actor,
    form: FormBody,
    deadline: CalendarDate | null,
  ): Promise<Result<true, Refusal>> {
    const { view } = await shownCase(this.database, actor, id);
    const command = { ...commandOf(id, form), reason: form.text('reason').slice(0, 200) };
    if (view.application.status !== 'INFO_REQUESTED')
      return setDeadline(this.database, actor, { ...command, deadline });
    if (!deadline) return refuse('entry-missing', {}, '/deadline');
    return extendInfoDeadline(this.database, actor, { ...command, deadline });
  }

  private async write(
    id: string,
    actor: Actor,
    frame: PageFrame,
    form: FormBody,
    kind: 'nachricht' | 'vermerk',
  ): Promise<PageAnswer> {
    const deadline = dateIn(form);
    const written = deadline.ok
      ? await writeMessage(this.database, actor, {
          applicationId: id,
          body: form.text('body'),
          visibility: kind === 'vermerk' ? 'INTERNAL' : 'SHARED',
          ...(deadline.value && kind === 'nachricht' ? { deadline: deadline.value } : {}),
        })
      : deadline;
    if (!written.ok)
      return this.again(id, actor, form, written.refusal, (screen, typed) => messagePage(frame, screen, kind, typed));
    return seeOther(
      `/vorgaenge/${id}`,
      kind === 'vermerk' ? 'Der Vermerk ist gespeichert.' : 'Die Nachricht ist gesendet.',
    );
  }

  /** The form again, with what was typed: 422 for a field, 409 where the case does not allow the act. */
  private async again(
    id: string,
    actor: Actor,
    form: FormBody,
    refusal: Refusal,
    page: (screen: CaseScreen, typed: Typed) => string,
  ): Promise<PageAnswer> {
    const screen = await shownCase(this.database, actor, id);
    const html = page(screen, { form, errors: sentencesByField([refusal]) });
    return shownAgain(html, refusal.pointer === undefined ? 409 : 422);
  }

  private async people(actor: Actor): Promise<Option[]> {
    const people = await this.database.read(actor, (tx) => listPeopleWithRole(tx, ASSIGNABLE));
    return people.map(({ id, name }) => ({ value: id, label: name }));
  }
}

export function dateIn(form: FormBody): Result<CalendarDate | null> {
  const text = form.text('deadline');
  if (text === '') return { ok: true, value: null };
  const parsed = CalendarDate.parse(text);
  return parsed.ok ? parsed : { ok: false, refusal: { ...parsed.refusal, pointer: '/deadline' } };
}
