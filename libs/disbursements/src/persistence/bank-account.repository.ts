import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { BankAccountState } from '../domain/bank-account.js';

export interface BankAccount {
  readonly id: string;
  readonly organisationId: string;
  readonly holder: string;
  readonly iban: string;
  readonly bic: string | null;
  /** Null where the list of banks does not know the bank code. */
  readonly bankName: string | null;
  readonly bankListUntil: CalendarDate;
  readonly state: BankAccountState;
  readonly proposedBy: string;
  readonly proposedByName: string;
  readonly proposedAt: Date;
  readonly confirmedBy: string | null;
  readonly confirmedByName: string | null;
  readonly confirmedAt: Date | null;
  readonly callBackNote: string | null;
  readonly discardReason: string | null;
}

interface BankAccountRow {
  id: string;
  organisation_id: string;
  holder: string;
  iban: string;
  bic: string | null;
  bank_name: string | null;
  bank_list_until: string;
  state: BankAccountState;
  proposed_by: string;
  proposed_by_name: string;
  proposed_at: Date;
  confirmed_by: string | null;
  confirmed_by_name: string | null;
  confirmed_at: Date | null;
  call_back_note: string | null;
  discard_reason: string | null;
}

const SELECT = `SELECT id, organisation_id, holder, iban, bic, bank_name, bank_list_until, state, proposed_by, proposed_by_name,
    proposed_at, confirmed_by, confirmed_by_name, confirmed_at, call_back_note, discard_reason
  FROM disbursements.bank_account`;

export type NewBankAccount = Pick<
  BankAccount,
  'id' | 'organisationId' | 'holder' | 'iban' | 'bic' | 'bankName' | 'bankListUntil'
>;

export async function insertBankAccount(tx: Transaction, account: NewBankAccount): Promise<void> {
  await tx.query(
    `INSERT INTO disbursements.bank_account (id, organisation_id, holder, iban, bic, bank_name, bank_list_until, state,
       proposed_by, proposed_by_name, proposed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'PROPOSED', $8, $9, $10)`,
    [
      account.id,
      account.organisationId,
      account.holder,
      account.iban,
      account.bic,
      account.bankName,
      account.bankListUntil.toString(),
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
    ],
  );
}

/** The account's row, locked until the end of the transaction. */
export async function loadBankAccountForUpdate(tx: Transaction, id: string): Promise<BankAccount | null> {
  const [row] = await tx.query<BankAccountRow>(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
  return row ? toBankAccount(row) : null;
}

export async function findBankAccount(tx: Transaction, id: string): Promise<BankAccount | null> {
  const [row] = await tx.query<BankAccountRow>(`${SELECT} WHERE id = $1`, [id]);
  return row ? toBankAccount(row) : null;
}

/** The account to which an organisation is paid today; null while none is confirmed. */
export async function confirmedAccountOf(tx: Transaction, organisationId: string): Promise<BankAccount | null> {
  const [row] = await tx.query<BankAccountRow>(`${SELECT} WHERE organisation_id = $1 AND state = 'CONFIRMED'`, [
    organisationId,
  ]);
  return row ? toBankAccount(row) : null;
}

/** All accounts an organisation ever proposed, newest first. */
export async function bankAccountsOf(tx: Transaction, organisationId: string): Promise<BankAccount[]> {
  const rows = await tx.query<BankAccountRow>(
    `${SELECT} WHERE organisation_id = $1 ORDER BY proposed_at DESC, id DESC`,
    [organisationId],
  );
  return rows.map(toBankAccount);
}

/** Accounts that wait for a second person, oldest first. */
export async function proposedAccounts(tx: Transaction): Promise<BankAccount[]> {
  const rows = await tx.query<BankAccountRow>(`${SELECT} WHERE state = 'PROPOSED' ORDER BY proposed_at, id`);
  return rows.map(toBankAccount);
}

export async function markConfirmed(tx: Transaction, account: BankAccount, callBackNote: string): Promise<void> {
  await tx.query(
    `UPDATE disbursements.bank_account SET state = 'REPLACED' WHERE organisation_id = $1 AND state = 'CONFIRMED'`,
    [account.organisationId],
  );
  await tx.query(
    `UPDATE disbursements.bank_account SET state = 'CONFIRMED', confirmed_by = $2, confirmed_by_name = $3,
       confirmed_at = $4, call_back_note = $5 WHERE id = $1`,
    [account.id, tx.actor.accountId, tx.actor.name, tx.now, callBackNote],
  );
}

export async function markAccountDiscarded(tx: Transaction, id: string, reason: string): Promise<void> {
  await tx.query(`UPDATE disbursements.bank_account SET state = 'DISCARDED', discard_reason = $2 WHERE id = $1`, [
    id,
    reason,
  ]);
}

function toBankAccount(row: BankAccountRow): BankAccount {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    holder: row.holder,
    iban: row.iban,
    bic: row.bic,
    bankName: row.bank_name,
    bankListUntil: CalendarDate.iso(row.bank_list_until),
    state: row.state,
    proposedBy: row.proposed_by,
    proposedByName: row.proposed_by_name,
    proposedAt: row.proposed_at,
    confirmedBy: row.confirmed_by,
    confirmedByName: row.confirmed_by_name,
    confirmedAt: row.confirmed_at,
    callBackNote: row.call_back_note,
    discardReason: row.discard_reason,
  };
}
