import { Controller, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import { assignApplication, loadApplication, setDeadline, writeMessage, type ApplicationCase } from '#applications';
import { listPeopleWithRole } from '#identity';
import { CalendarDate, type Actor, type Refusal, type Result } from '#kernel';
import { Database, isId } from '#platform';
import {
  Access,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentenceOf,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { ASSIGNABLE, ASSIGNERS } from '../people.js';
import { bulkPage } from './bulk-pages.js';
import { readSelection, worklistHref, type WorklistQuery } from './worklist-query.js';
import { showWorklist } from './worklist.controller.js';

const CASES_MAX = 100;
const NOTHING_PICKED = 'Wählen Sie zuerst Vorgänge aus: Kreuzen Sie die Kästchen vor den Aktenzeichen an.';

/** Acts on several cases at once, none of them with legal effect. Each case is its own act: one refusal stops no other. */
@Controller('arbeitsliste/sammel')
@Access.roles(...ASSIGNERS)
export class BulkController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Post()
  async choose(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const query = queryOf(form);
    const taken = form.text('uebernehmen');
    if (isId(taken)) return this.assign(actor, query, [taken], { id: actor.accountId, name: actor.name });
    const ids = pickedIn(form);
    if (ids.length === 0) return shownAgain(await showWorklist(this.database, actor, frame, query, NOTHING_PICKED));
    const step = form.text('schritt');
    if (step === 'frist' || step === 'nachricht') return this.ask(actor, frame, form, step, []);
    return this.assign(actor, query, ids, await this.personOf(actor, form.text('person')));
  }

  @Post(':step')
  async act(
    @Param('step') step: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    if (step !== 'frist' && step !== 'nachricht') throw new NotFoundException();
    const date = dateOf(form);
    if (!date.ok) return shownAgain(await this.ask(actor, frame, form, step, [date.refusal]));
    const outcomes = await this.forEach(pickedIn(form), (applicationId) =>
      step === 'frist'
        ? setDeadline(this.database, actor, { applicationId, deadline: date.value, reason: form.text('reason') })
        : writeMessage(this.database, actor, {
            applicationId,
            body: form.text('body'),
            visibility: 'SHARED',
            ...(date.value ? { deadline: date.value } : {}),
          }),
    );
    const wrong = outcomes.find(({ result }) => !result.ok && result.refusal.pointer !== undefined);
    if (wrong && !wrong.result.ok) return shownAgain(await this.ask(actor, frame, form, step, [wrong.result.refusal]));
    return this.report(actor, queryOf(form), outcomes, step === 'frist' ? 'Frist gesetzt' : 'Nachricht gesendet');
  }

  private async assign(
    actor: Actor,
    query: WorklistQuery,
    ids: readonly string[],
    assignee: { id: string; name: string } | null,
  ): Promise<PageAnswer> {
    const outcomes = await this.forEach(ids, (applicationId) =>
      assignApplication(this.database, actor, { applicationId, assignee }),
    );
    return this.report(actor, query, outcomes, assignee ? `Zugewiesen an ${assignee.name}` : 'Zuweisung aufgehoben');
  }

  private async forEach(
    ids: readonly string[],
    act: (applicationId: string) => Promise<Result<unknown, Refusal>>,
  ): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const id of ids) outcomes.push({ id, result: await act(id) });
    return outcomes;
  }

  /** "Zugewiesen an A. Beispiel: 3 Vorgänge. Nicht möglich bei NRWO-2027-0004: …" */
  private async report(
    actor: Actor,
    query: WorklistQuery,
    outcomes: readonly Outcome[],
    done: string,
  ): Promise<PageAnswer> {
    const count = outcomes.filter(({ result }) => result.ok).length;
    const sentences = [`${done}: ${count === 1 ? '1 Vorgang' : `${count} Vorgänge`}.`];
    for (const { id, result } of outcomes) {
      if (result.ok) continue;
      const application = await this.database.read(actor, (tx) => loadApplication(tx, id));
      sentences.push(`Nicht möglich bei ${application?.fileNumber ?? 'einem Vorgang'}: ${sentenceOf(result.refusal)}`);
    }
    return seeOther(worklistHref(query, { page: query.page }), sentences.join(' '));
  }

  private async ask(
    actor: Actor,
    frame: PageFrame,
    form: FormBody,
    kind: 'frist' | 'nachricht',
    refusals: readonly Refusal[],
  ): Promise<string> {
    const ids = pickedIn(form);
    const rows = await this.database.read(actor, async (tx) => {
      const found = await Promise.all(ids.map((id) => loadApplication(tx, id)));
      return found.filter((each): each is ApplicationCase => each !== null);
    });
    const query = queryOf(form);
    return bulkPage(frame, {
      kind,
      rows,
      back: worklistHref(query, { page: query.page }),
      list: form.text('liste'),
      typed: refusals.length > 0 ? form : null,
      errors: sentencesByField(refusals),
    });
  }

  private async personOf(actor: Actor, id: string): Promise<{ id: string; name: string } | null> {
    const people = await this.database.read(actor, (tx) => listPeopleWithRole(tx, ASSIGNABLE));
    return people.find((person) => person.id === id) ?? null;
  }
}

interface Outcome {
  readonly id: string;
  readonly result: Result<unknown, Refusal>;
}

const pickedIn = (form: FormBody): string[] => [...new Set(form.all('vorgang'))].filter(isId).slice(0, CASES_MAX);

const queryOf = (form: FormBody): WorklistQuery => readSelection(form.text('liste'));

function dateOf(form: FormBody): Result<CalendarDate | null> {
  const text = form.text('deadline');
  if (text === '') return { ok: true, value: null };
  const parsed = CalendarDate.parse(text);
  return parsed.ok ? parsed : { ok: false, refusal: { ...parsed.refusal, pointer: '/deadline' } };
}
