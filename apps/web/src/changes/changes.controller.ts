import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  answerChange,
  askAboutChange,
  changeNoticePreview,
  changeView,
  confirmChange,
  openChangeRequests,
  prepareChange,
  returnChange,
  saveChange,
  sendChangeToReview,
  signChange,
  submitChange,
  withdrawChange,
  type ChangeAction,
  type ChangeCommand,
  type ChangeView,
} from '#awards';
import { drawingSituation } from '#disbursements';
import { CalendarDate, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { composeNotice } from '#notices';
import { Database } from '#platform';
import { termsById } from '#programmes';
import {
  accepted,
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  typedIn,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { READERS } from '../authority/people.js';
import { changePage } from './change-page.js';
import { CHANGE_ACTORS, CHANGE_READERS } from './change-people.js';
import { changeQueuePage } from './change-queue-page.js';
import { readEarlyStart } from './early-start-form.js';
import { readChange, type ReadChange } from './plan-fields.js';

const ANSWER_DAYS = 14;

/** Requests about grants: the list of the authority, and each request for both sides. */
@Controller('aenderungen')
@Access.roles(...CHANGE_ACTORS)
export class ChangesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...READERS)
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return changeQueuePage(frame, await this.database.read(actor, openChangeRequests));
  }

  @Get(':id')
  @Access.roles(...CHANGE_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, null, {});
  }

  @Post(':id/speichern')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) requestId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => accepted(await changeView(tx, requestId)));
    const read = readSent(view, form);
    if (!read.ok) return this.again(frame, actor, requestId, form, read.refusal);
    const saved = await saveChange(this.database, actor, { requestId, ...read.value });
    if (saved.ok) return seeOther(`/aenderungen/${requestId}`, 'Der Antrag ist gespeichert.');
    return this.again(frame, actor, requestId, form, [saved.refusal]);
  }

  @Post(':id/schritt')
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) requestId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    await this.database.read(actor, async (tx) => accepted(await changeView(tx, requestId)));
    const version = Number(form.text('version'));
    const command = {
      requestId,
      ...(Number.isSafeInteger(version) && version > 0 ? { expectedVersion: version } : {}),
    };
    const action = form.text('action');
    const step = isStep(action) ? STEPS[action] : undefined;
    const taken = step
      ? await step(this.database, actor, command, form)
      : refuse('action-not-possible', { action, possible: [] });
    if (taken.ok) return seeOther(`/aenderungen/${requestId}`, step?.done ?? 'Erledigt.');
    return this.again(frame, actor, requestId, form, [named(taken.refusal, action)]);
  }

  private async again(
    frame: PageFrame,
    actor: Actor,
    id: string,
    form: FormBody,
    refusals: readonly Refusal[],
  ): Promise<PageAnswer> {
    return shownAgain(await this.page(frame, actor, id, typedIn(form), atFields(refusals)));
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed | null, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const view = accepted(await changeView(tx, id));
      const isAuthority = actor.scope === 'AUTHORITY';
      const preview = isAuthority && view.request.noticeId === null ? await changeNoticePreview(tx, id) : null;
      const drawing = isAuthority && view.request.awardId ? await drawingSituation(tx, view.request.awardId) : null;
      const drawn = drawing?.ok ? drawing.value.years.map((year) => [year.budgetYear, year.drawn] as const) : [];
      const terms = await termsById(tx, view.application.termsVersionId);
      return changePage(frame, {
        actor,
        view,
        letter: preview?.ok ? composeNotice(preview.value) : null,
        today: tx.today,
        answerDays: terms?.terms.infoRequestDays ?? ANSWER_DAYS,
        drawn: Object.fromEntries(drawn),
        values,
        errors,
      });
    });
  }
}

/** An early start has no plan; everything else starts from the plan that counts. */
function readSent({ request, situation }: ChangeView, form: FormBody): Result<ReadChange, readonly Refusal[]> {
  if (request.kind === 'EARLY_START') return readEarlyStart(form);
  if (!situation) throw new NotFoundException();
  return readChange(form, request.kind, situation.current);
}

interface Step {
  (database: Database, actor: Actor, command: ChangeCommand, form: FormBody): Promise<Result<unknown, Refusal>>;
  readonly done: string;
}

const step = (
  done: string,
  run: (database: Database, actor: Actor, command: ChangeCommand, form: FormBody) => Promise<Result<unknown, Refusal>>,
): Step => Object.assign(run, { done });

const STEPS: Readonly<Record<Exclude<ChangeAction, 'edit-change'>, Step>> = {
  'submit-change': step('Der Antrag ist eingereicht.', submitChange),
  'withdraw-change': step('Der Antrag ist zurückgenommen.', withdrawChange),
  'ask-about-change': step('Die Rückfrage ist gestellt.', async (database, actor, command, form) => {
    const deadline = CalendarDate.parse(form.text('deadline'));
    if (!deadline.ok) return { ok: false, refusal: { ...deadline.refusal, pointer: '/deadline' } };
    return askAboutChange(database, actor, { ...command, question: form.text('question'), deadline: deadline.value });
  }),
  'answer-about-change': step('Die Antwort ist eingereicht.', (database, actor, command, form) =>
    answerChange(database, actor, { ...command, answer: form.text('answer') }),
  ),
  'prepare-change': step('Die Entscheidung ist vorbereitet.', async (database, actor, command, form) => {
    const outcome = form.text('outcome');
    if (outcome !== 'APPROVE' && outcome !== 'REJECT') return refuse('entry-missing', {}, '/outcome');
    return prepareChange(database, actor, { ...command, outcome, reasons: form.text('reasons') });
  }),
  'send-change-to-review': step('Die Entscheidung liegt bei der zweiten Person.', sendChangeToReview),
  'confirm-change': step('Die Zustimmung Ihrer Stelle ist eingetragen.', confirmChange),
  'return-change': step('Die Entscheidung ist zurückgegeben.', (database, actor, command, form) =>
    returnChange(database, actor, { ...command, reason: form.text('returnReason') }),
  ),
  'sign-change': step('Das Schreiben ist gezeichnet und geht hinaus.', signChange),
};

const isStep = (action: string): action is keyof typeof STEPS => Object.hasOwn(STEPS, action);

/** The reason of a return has a field of its own; what concerns the plan stands at the form of the plan, if it is shown. */
function named(refusal: Refusal, action: string): Refusal {
  if (action === 'return-change' && refusal.pointer === '/reason') return { ...refusal, pointer: '/returnReason' };
  return refusal;
}
