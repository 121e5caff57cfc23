import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { drawingSituation, recordLocalConsent, startRequest } from '#disbursements';
import { CalendarDate, type Actor, type Refusal } from '#kernel';
import { Database } from '#platform';
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
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { awardPaymentsPage } from './award-payments-page.js';
import { PAYMENT_READERS } from './payment-readers.js';
import { readDraft, typedIn } from './request-form.js';

const CONSENT_NAMES = ['consentYear', 'body', 'decidedOn', 'reference'];

/** The money of one award, for both sides. */
@Controller('bewilligungen/:id/auszahlungen')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class AwardPaymentsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...PAYMENT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, {}, {});
  }

  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const draft = readDraft(form);
    const started = draft.ok ? await startRequest(this.database, actor, { awardId, draft: draft.value }) : draft;
    if (started.ok)
      return seeOther(`/auszahlungen/${started.value.id}`, 'Der Entwurf ist gespeichert. Angefordert ist noch nichts.');
    const refusals: readonly Refusal[] = 'kind' in started.refusal ? [started.refusal] : started.refusal;
    return this.again(frame, actor, awardId, typedIn(form), refusals);
  }

  @Post('zustimmung')
  async consent(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const decidedOn = CalendarDate.parse(form.text('decidedOn'));
    const values = typedIn(form, CONSENT_NAMES);
    if (!decidedOn.ok)
      return this.again(frame, actor, awardId, values, [{ ...decidedOn.refusal, pointer: '/decidedOn' }]);
    const recorded = await recordLocalConsent(this.database, actor, {
      awardId,
      budgetYear: Number(form.text('consentYear')) || 0,
      body: form.text('body'),
      decidedOn: decidedOn.value,
      reference: form.text('reference'),
    });
    if (recorded.ok) return seeOther(`/bewilligungen/${awardId}/auszahlungen`, 'Die Zustimmung ist eingetragen.');
    return this.again(frame, actor, awardId, values, [recorded.refusal]);
  }

  private async again(
    frame: PageFrame,
    actor: Actor,
    id: string,
    values: Typed,
    refusals: readonly Refusal[],
  ): Promise<PageAnswer> {
    return shownAgain(await this.page(frame, actor, id, values, atFields(refusals)));
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const situation = accepted(await drawingSituation(tx, id));
      return awardPaymentsPage(frame, { actor, situation, values, errors });
    });
  }
}
