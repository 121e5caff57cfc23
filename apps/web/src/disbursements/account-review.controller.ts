import { Controller, Get, Inject, NotFoundException, Param, Post } from '@nestjs/common';
import {
  ACCOUNT_CONFIRMERS,
  bankAccountsOf,
  confirmBankAccount,
  discardBankAccount,
  proposedAccounts,
} from '#disbursements';
import { findOrganisation } from '#districts';
import { hasRole, type Actor, type Refusal, type Result } from '#kernel';
import { Database } from '#platform';
import {
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
} from '../access/index.js';
import { accountQueuePage, accountReviewPage, type AccountReview } from './account-review-pages.js';
import { PAYMENT_READERS } from './payment-readers.js';

/** Bank accounts for the authority: read by those who pay and audit, decided after a call-back. */
@Controller('bankverbindungen')
@Access.roles(...PAYMENT_READERS)
export class AccountReviewController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    const rows = await this.database.read(actor, async (tx) => {
      const found = [];
      for (const account of await proposedAccounts(tx)) {
        const organisation = await findOrganisation(tx, account.organisationId);
        found.push({ account, organisation: organisation?.name ?? 'Organisation' });
      }
      return found;
    });
    return accountQueuePage(frame, rows);
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return accountReviewPage(frame, await this.reviewOf(actor, id));
  }

  @Post(':id/:accountId/bestaetigen')
  @Access.roles('CASEWORKER')
  async confirm(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('accountId', AnId) accountId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const callBackNote = form.text('callBackNote');
    const decided = await confirmBankAccount(this.database, actor, { accountId, callBackNote });
    return this.answer(actor, id, frame, form, decided, 'Die Bankverbindung ist bestätigt und gilt für Auszahlungen.');
  }

  @Post(':id/:accountId/verwerfen')
  @Access.roles('CASEWORKER')
  async discard(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Param('accountId', AnId) accountId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const decided = await discardBankAccount(this.database, actor, { accountId, reason: form.text('reason') });
    return this.answer(actor, id, frame, form, decided, 'Der Vorschlag ist verworfen.');
  }

  private async answer(
    actor: Actor,
    id: string,
    frame: PageFrame,
    form: FormBody,
    decided: Result<true, Refusal>,
    message: string,
  ): Promise<PageAnswer> {
    if (decided.ok) return seeOther(`/bankverbindungen/${id}`, message);
    const values = { callBackNote: form.text('callBackNote'), reason: form.text('reason') };
    const errors = atFields(decided.refusal);
    return shownAgain(accountReviewPage(frame, { ...(await this.reviewOf(actor, id)), values, errors }));
  }

  private reviewOf(actor: Actor, organisationId: string): Promise<AccountReview> {
    return this.database.read(actor, async (tx) => {
      const organisation = await findOrganisation(tx, organisationId);
      if (!organisation) throw new NotFoundException();
      const accounts = await bankAccountsOf(tx, organisationId);
      return { organisation, accounts, mayDecide: hasRole(actor, ...ACCOUNT_CONFIRMERS), values: {}, errors: {} };
    });
  }
}
