import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import type { Database, Transaction } from '#platform';
import {
  loadBankAccountForUpdate,
  markAccountDiscarded,
  markConfirmed,
  type BankAccount,
} from '../persistence/bank-account.repository.js';

/** The authority rings the district back on a number it already knew: a forged change must not confirm itself. */
export const ACCOUNT_CONFIRMERS: readonly Role[] = ['CASEWORKER'];

const CALL_BACK_LENGTH_MIN = 10;
const REASON_LENGTH_MIN = 5;
const NOTE_LENGTH_MAX = 500;

export interface ConfirmBankAccount {
  readonly accountId: string;
  /** Whom the confirming person rang, on which known number, when. */
  readonly callBackNote: string;
}

/**
 * A second person confirms a proposed account after calling back; it replaces the one before. Refuses the proposer,
 * a missing note, and an account that no longer waits (H14).
 */
export async function confirmBankAccount(
  database: Database,
  actor: Actor,
  command: ConfirmBankAccount,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openProposal(tx, command.accountId, 'confirm-bank-account');
    if (!opened.ok) return opened;
    const account = opened.value;
    if (account.proposedBy === actor.accountId)
      return refuse('bank-account-four-eyes', { proposedBy: account.proposedByName });
    const note = command.callBackNote.trim();
    if (note.length < CALL_BACK_LENGTH_MIN) return refuse('call-back-note-missing', {}, '/callBackNote');
    if (note.length > NOTE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/callBackNote');
    await markConfirmed(tx, account, note);
    await recordStep(tx, account, 'confirm-bank-account', 'CONFIRMED', note);
    return ok(true);
  });
}

/** The authority discards a proposal that the call-back did not confirm. The account before stays in use. */
export async function discardBankAccount(
  database: Database,
  actor: Actor,
  command: { readonly accountId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openProposal(tx, command.accountId, 'discard-bank-account');
    if (!opened.ok) return opened;
    const reason = command.reason.trim();
    if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
    if (reason.length > NOTE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/reason');
    await markAccountDiscarded(tx, opened.value.id, reason);
    await recordStep(tx, opened.value, 'discard-bank-account', 'DISCARDED', reason);
    return ok(true);
  });
}

async function openProposal(tx: Transaction, id: string, action: string): Promise<Result<BankAccount, Refusal>> {
  const account = await loadBankAccountForUpdate(tx, id);
  if (!account) return refuse('bank-account-not-found', { accountId: id });
  if (!hasRole(tx.actor, ...ACCOUNT_CONFIRMERS))
    return refuse('action-not-permitted', { action, allowedRoles: ACCOUNT_CONFIRMERS, possible: [] });
  return account.state === 'PROPOSED' ? ok(account) : refuse('bank-account-not-open', { state: account.state });
}

const recordStep = (
  tx: Transaction,
  account: BankAccount,
  action: string,
  statusAfter: string,
  reason: string,
): Promise<void> =>
  recordAudit(tx, {
    chain: `bank-account:${account.organisationId}`,
    action,
    statusBefore: 'PROPOSED',
    statusAfter,
    reason,
    facts: { accountId: account.id, ibanEnds: account.iban.slice(-4) },
    organisationId: account.organisationId,
    visibility: 'INTERNAL',
  });
