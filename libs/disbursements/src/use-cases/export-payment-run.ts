import { createHash } from 'node:crypto';
import { recordAudit } from '#audit';
import { titleOfProgramme } from '#budget';
import { findOrganisation } from '#districts';
import { holidaysOfLand, shiftToWorkingDay } from '#funding-law';
import { hasRole, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import { PAYMENT_LIFECYCLE } from '../domain/payment-lifecycle.js';
import { sepaText } from '../domain/sepa-text.js';
import type { FilePayment, PaymentFile } from '../files/payment-file.js';
import { writeEposCsv } from '../files/write-epos-csv.js';
import { writePain001 } from '../files/write-pain001.js';
import { lockAuthorisedRequests, type PaymentRequest } from '../persistence/payment-request.repository.js';
import { insertRun, nextRunNumber, payerAccount } from '../persistence/payment-run.repository.js';
import { drawingSituation } from '../read/drawing-situation.js';
import { mustStillBeDue } from './payment-preconditions.js';
import { tellDistrict } from './tell-district.js';

const ID_LENGTH_MAX = 35;

export interface ExportedRun {
  readonly id: string;
  readonly payments: number;
  readonly controlSum: Money;
}

/**
 * Puts every authorised request into one run and stores its files, all in one transaction: a run that breaks off leaves
 * nothing. Refuses without a payer's account, without requests, and where one payment must not go out any more: its account
 * changed, payments are stopped, an action was brought, or the grant was lowered.
 */
export async function exportPaymentRun(database: Database, actor: Actor): Promise<Result<ExportedRun, Refusal>> {
  try {
    return await database.transaction(actor, exportRun);
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'payment_in_one_run') return refuse('nothing-to-pay');
    // A grant was lowered in the moment between reading and writing.
    if (constraint === 'paid_within_grant') return refuse('run-overtaken');
    throw error;
  }
}

async function exportRun(tx: Transaction): Promise<Result<ExportedRun, Refusal>> {
  const permitted = PAYMENT_LIFECYCLE.next('AUTHORISED', 'export-payment', tx.actor.roles);
  if (!permitted.ok) return permitted;
  const payer = await payerAccount(tx);
  if (!payer) return refuse('payer-account-missing');
  const year = tx.today.year;
  const number = await nextRunNumber(tx, year);
  const requests = await lockAuthorisedRequests(tx);
  if (requests.length === 0) return refuse('nothing-to-pay');
  const payments: FilePayment[] = [];
  for (const request of requests) {
    const payment = await paymentOf(tx, request);
    if (!payment.ok) return payment;
    payments.push(payment.value);
  }
  const file: PaymentFile = {
    messageId: `FA-${year}-${String(number).padStart(6, '0')}`,
    createdAt: tx.now,
    executionOn: shiftToWorkingDay(tx.today.plusDays(1), holidaysOfLand(tx.actor.land)),
    payer,
    payments,
  };
  return ok(await storeRun(tx, file, requests, { year, number }));
}

async function storeRun(
  tx: Transaction,
  file: PaymentFile,
  requests: readonly PaymentRequest[],
  serial: { readonly year: number; readonly number: number },
): Promise<ExportedRun> {
  const id = newId();
  const pain = Buffer.from(writePain001(file), 'utf8');
  const controlSum = Money.sum(requests.map(({ amount }) => amount));
  await insertRun(tx, {
    id,
    ...serial,
    messageId: file.messageId,
    executionOn: file.executionOn,
    controlSum,
    pain,
    painSha256: createHash('sha256').update(pain).digest('hex'),
    eposCsv: Buffer.from(writeEposCsv(file), 'utf8'),
    items: requests.map((request) => ({
      requestId: request.id,
      endToEndId: endToEndIdOf(request),
      amount: request.amount,
    })),
  });
  for (const request of requests) {
    await recordAudit(tx, {
      chain: `payment-request:${request.id}`,
      action: 'export-payment',
      statusBefore: request.status,
      statusAfter: 'EXPORTED',
      facts: { run: file.messageId, amountCents: request.amount.toCents() },
      organisationId: request.organisationId,
    });
    await tellDistrict(tx, request, 'payment-sent');
  }
  return { id, payments: requests.length, controlSum };
}

async function paymentOf(tx: Transaction, request: PaymentRequest): Promise<Result<FilePayment, Refusal>> {
  const situation = await drawingSituation(tx, request.awardId);
  if (!situation.ok) throw new Error(`the award of request ${request.id} is gone`);
  const due = mustStillBeDue(situation.value, request);
  if (!due.ok) return blocked(request, due.refusal);
  if (due.value.id !== request.bankAccountId)
    return refuse('run-account-changed', { fileNumber: request.fileNumber, number: request.number });
  const account = due.value;
  const { award } = situation.value;
  const organisation = await findOrganisation(tx, request.organisationId);
  if (!organisation) throw new Error(`the recipient of request ${request.id} is gone`);
  const title = await titleOfProgramme(tx, award.programmeCode);
  return ok({
    endToEndId: endToEndIdOf(request),
    amount: request.amount,
    creditor: { holder: account.holder, iban: account.iban, bic: account.bic, city: organisation.city },
    purpose: `${request.fileNumber}, ${request.number}. Mittelanforderung ${request.budgetYear}, ${award.title}`,
    booking: {
      fileNumber: request.fileNumber,
      requestNumber: request.number,
      budgetYear: request.budgetYear,
      chapter: title?.chapter ?? '',
      title: title?.titleNumber ?? '',
      certifiedBy: request.certified?.name ?? '',
      authorisedBy: request.authorised?.name ?? '',
    },
  });
}

/** One payment that must not go out holds the whole run: nothing is left out in silence. */
const blocked = ({ id, fileNumber, number }: PaymentRequest, { kind, facts }: Refusal) =>
  refuse('run-payment-blocked', { ...facts, requestId: id, fileNumber, number, because: kind });

/** Award's file number and number of the request, at most 35 characters: it comes back with the bank's answer. */
function endToEndIdOf({ fileNumber, number }: PaymentRequest): string {
  const ending = `-${number}`;
  return `${sepaText(fileNumber.replace(/\s/g, ''), ID_LENGTH_MAX - ending.length)}${ending}`;
}

/** Who may export: for buttons. */
export const mayExport = (actor: Actor): boolean => hasRole(actor, 'PAYMENT_AUTHORISER');
