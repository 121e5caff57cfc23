import { Controller, Get, Inject, Post } from '@nestjs/common';
import { latestSubmission, listApplicationsOfOrganisation } from '#applications';
import { bankAccountsOf, ibanInGroups, proposeBankAccount } from '#disbursements';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  Access,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  office,
} from '../access/index.js';
import { bankAccountPage, type BankAccountScreen } from './bank-account-page.js';

/** The district's own account for payments. */
@Controller('organisation/bank')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class BankAccountController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return bankAccountPage(frame, await this.database.read(actor, (tx) => screenOf(tx)));
  }

  @Post()
  async propose(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const values = { holder: form.text('holder'), iban: form.text('iban') };
    const proposed = await proposeBankAccount(this.database, actor, values);
    if (proposed.ok) {
      return seeOther(
        '/organisation/bank',
        `Die Bankverbindung ist vorgeschlagen. Die ${office().name} ruft Sie zur Bestätigung an.`,
      );
    }
    const screen = await this.database.read(actor, (tx) => screenOf(tx));
    const errors = sentencesByField(proposed.refusal);
    return shownAgain(bankAccountPage(frame, { ...screen, values, seededFrom: null, errors }));
  }
}

/** Until an account was ever proposed, the form starts with what the newest submitted application names. */
async function screenOf(tx: Transaction): Promise<BankAccountScreen> {
  const organisationId = tx.actor.organisationId ?? '';
  const accounts = await bankAccountsOf(tx, organisationId);
  const empty = { accounts, values: { holder: '', iban: '' }, seededFrom: null, errors: {} };
  if (accounts.length > 0) return empty;
  for (const { id, fileNumber } of await listApplicationsOfOrganisation(tx, organisationId)) {
    const submission = await latestSubmission(tx, id);
    if (!submission) continue;
    const { holder, iban } = submission.content.bank;
    return { ...empty, values: { holder, iban: ibanInGroups(iban) }, seededFrom: fileNumber };
  }
  return empty;
}
