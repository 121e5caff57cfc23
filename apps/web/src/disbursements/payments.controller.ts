import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  changeRequest,
  drawingSituation,
  findBankAccount,
  findPaymentRequest,
  PAYMENT_STEPS,
  paymentRequestsIn,
  submitRequest,
  takePaymentStep,
} from '#disbursements';
import { refuse, type Actor } from '#kernel';
import { Database } from '#platform';
import { overdueReportsOf } from '#use-reports';
import {
  accepted,
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  Refused,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { PAYMENT_READERS } from './payment-readers.js';
import { paymentQueuePage } from './payment-queue-page.js';
import { readDraft, typedIn } from './request-form.js';
import { requestPage } from './request-page.js';

/** Payment requests: the queue of the authority, and each request for both sides. */
@Controller('auszahlungen')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...PAYMENT_READERS)
export class PaymentsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...PAYMENT_READERS)
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const requests = await this.database.read(actor, (tx) =>
      paymentRequestsIn(tx, ['SUBMITTED', 'CHECKED', 'CERTIFIED', 'AUTHORISED', 'EXPORTED', 'EXECUTED']),
    );
    return paymentQueuePage(frame, actor, requests);
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id);
  }

  @Post(':id/aendern')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  async change(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) requestId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = readDraft(form);
    const changed = draft.ok ? await changeRequest(this.database, actor, { requestId, draft: draft.value }) : draft;
    if (changed.ok) return seeOther(`/auszahlungen/${requestId}`, 'Der Entwurf ist gespeichert.');
    return shownAgain(await this.page(frame, actor, requestId, typedIn(form), atFields(changed.refusal)));
  }

  @Post(':id/schritt')
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) requestId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    if (!(await this.database.read(actor, (tx) => findPaymentRequest(tx, requestId)))) throw new NotFoundException();
    const sent = form.text('action');
    const action = PAYMENT_STEPS.find((step) => step === sent);
    const reason = form.text(`reason-${sent}`);
    const taken =
      sent === 'submit-request'
        ? await submitRequest(this.database, actor, requestId)
        : action
          ? await takePaymentStep(this.database, actor, { requestId, action, reason })
          : refuse('action-not-possible', { action: sent, possible: [] });
    if (taken.ok) return seeOther(`/auszahlungen/${requestId}`, 'Der Schritt ist erfasst.');
    const { pointer } = taken.refusal;
    if (pointer === undefined) throw new Refused([taken.refusal]);
    const field = pointer === '/reason' ? `/reason-${sent}` : pointer;
    const errors = sentencesByField([{ ...taken.refusal, pointer: field }]);
    const values = sent === 'submit-request' ? undefined : { action: sent, reason };
    return shownAgain(await this.page(frame, actor, requestId, values, errors));
  }

  private page(frame: PageFrame, actor: Actor, id: string, values?: Typed, errors: Typed = {}): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const request = await findPaymentRequest(tx, id);
      if (!request) throw new NotFoundException();
      const situation = accepted(await drawingSituation(tx, request.awardId));
      const certified = request.bankAccountId ? await findBankAccount(tx, request.bankAccountId) : null;
      const isOffice = actor.scope === 'AUTHORITY';
      const overdue = isOffice ? await overdueReportsOf(tx, request.organisationId) : [];
      const screen = { actor, request, situation, account: certified ?? situation.account, overdue, errors };
      return requestPage(frame, values ? { ...screen, values } : screen);
    });
  }
}
