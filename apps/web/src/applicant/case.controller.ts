import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  answerInfoRequest,
  APPLICATION_LIFECYCLE,
  caseView,
  finishMessageTask,
  loadApplication,
  markMessagesRead,
  openDraft,
  writeMessage,
  type ApplicationCase,
} from '#applications';
import { awardOfApplication, withdrawApplication } from '#awards';
import { hasRole, type Actor, type Refusal } from '#kernel';
import { listNotices } from '#notices';
import { Database, type Transaction } from '#platform';
import { findProgramme } from '#programmes';
import {
  Access,
  accepted,
  AnId,
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
} from '../access/index.js';
import { casePage } from './case-page.js';
import type { DistrictCaseView } from './case-view.js';
import { caseTitle } from './case-words.js';
import { withdrawPage } from './withdraw-page.js';

const REASON_LENGTH_MIN = 10;

type Typed = Pick<DistrictCaseView, 'answer' | 'message' | 'errors' | 'refusal'>;
const NOTHING_TYPED: Typed = { answer: '', message: '', errors: {}, refusal: null };

/** A case of the own organisation: answers, messages, withdrawal. */
@Controller('antraege/:id')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class CaseController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const html = casePage(frame, await this.view(actor, id, NOTHING_TYPED));
    await this.database.transaction(actor, (tx) => markMessagesRead(tx, id, true));
    return html;
  }

  @Post('antwort')
  @Access.roles('APPLICANT_SIGNATORY')
  async answer(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const answer = form.text('answer').replace(/\r\n?/g, '\n');
    const answered = await answerInfoRequest(this.database, actor, { applicationId: id, answer });
    if (answered.ok) {
      return seeOther(
        `/antraege/${id}`,
        `Ihre Antwort ist eingegangen, der Antrag liegt in Fassung ${answered.value.submission} vor.`,
      );
    }
    return this.refused(actor, frame, id, { answer }, answered.refusal);
  }

  @Post('nachrichten')
  async write(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const body = form.text('body').replace(/\r\n?/g, '\n');
    const written = await writeMessage(this.database, actor, { applicationId: id, body, visibility: 'SHARED' });
    if (written.ok) return seeOther(`/antraege/${id}#nachrichten`, 'Ihre Nachricht ist gesendet.');
    return this.refused(actor, frame, id, { message: body }, written.refusal);
  }

  @Post('nachrichten/:messageId/erledigt')
  async finish(
    @Param('id', AnId) id: string,
    @Param('messageId', AnId) messageId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    accepted(await finishMessageTask(this.database, actor, { applicationId: id, messageId }));
    return seeOther(`/antraege/${id}#nachrichten`, 'Die Aufgabe ist als erledigt gemeldet.');
  }

  @Get('zurueckziehen')
  async askWithdrawal(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const application = await this.load(actor, id);
    return withdrawPage(frame, {
      id,
      title: caseTitle(application),
      version: application.version,
      reason: '',
      errors: {},
    });
  }

  @Post('zurueckziehen')
  async withdraw(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const application = await this.load(actor, id);
    const reason = form.text('reason');
    if (reason.length < REASON_LENGTH_MIN) {
      const errors = { reason: sentenceOf({ kind: 'reason-missing', facts: {} }) };
      return shownAgain(
        withdrawPage(frame, { id, title: caseTitle(application), version: application.version, reason, errors }),
      );
    }
    const version = form.text('version');
    accepted(
      await withdrawApplication(this.database, actor, {
        applicationId: id,
        expectedVersion: /^\d{1,9}$/.test(version) ? Number(version) : 0,
        reason,
      }),
    );
    return seeOther(`/antraege/${id}`, `Der Antrag ${application.fileNumber} ist zurückgezogen.`);
  }

  private async load(actor: Actor, id: string): Promise<ApplicationCase> {
    const application = await this.database.read(actor, (tx) => loadApplication(tx, id));
    if (!application) throw new NotFoundException();
    return application;
  }

  private async refused(
    actor: Actor,
    frame: PageFrame,
    id: string,
    typed: Partial<Typed>,
    refusal: Refusal,
  ): Promise<PageAnswer> {
    if (refusal.kind === 'application-not-found') throw new NotFoundException();
    const isAtField = refusal.pointer !== undefined;
    const errors = isAtField ? sentencesByField([refusal]) : {};
    const sentence = isAtField ? null : sentenceOf(refusal);
    const view = await this.view(actor, id, { ...NOTHING_TYPED, ...typed, errors, refusal: sentence });
    return shownAgain(casePage(frame, view), isAtField ? 422 : 409);
  }

  private view(actor: Actor, id: string, typed: Typed): Promise<DistrictCaseView> {
    return this.database.read(actor, async (tx) => ({ ...(await readCase(tx, actor, id)), ...typed }));
  }
}

async function readCase(tx: Transaction, actor: Actor, id: string): Promise<Omit<DistrictCaseView, keyof Typed>> {
  const found = await caseView(tx, id);
  if (!found) throw new NotFoundException();
  const { status, programmeCode } = found.application;
  const programme = await findProgramme(tx, programmeCode);
  const opened = status === 'INFO_REQUESTED' ? await openDraft(tx, id) : null;
  const findings = opened?.ok ? opened.value.reading.findings : [];
  return {
    found,
    award: await awardOfApplication(tx, id),
    notices: await listNotices(tx, id),
    today: tx.today,
    programmeName: programme?.name ?? programmeCode,
    canSign: hasRole(actor, 'APPLICANT_SIGNATORY'),
    canWithdraw: APPLICATION_LIFECYCLE.actionsFor(status, actor.roles).includes('withdraw'),
    openFindings: findings.filter(({ severity }) => severity === 'ERROR').length,
  };
}
