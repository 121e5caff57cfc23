import { recordAudit } from '#audit';
import { APPLICANT_ROLES, hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database, type Transaction } from '#platform';
import { readAccount, type AccountDetails } from '../domain/bank-account.js';
import { bankAccountsOf, insertBankAccount, type BankAccount } from '../persistence/bank-account.repository.js';
import { BANK_LIST_UNTIL, bankOfIban } from '../read/bank-of-iban.js';

/**
 * A person of the district names the account for payments. It counts only after a second person confirmed it; until
 * then the account confirmed before stays in use. Refuses all wrong fields at once, and a second open proposal.
 */
export async function proposeBankAccount(
  database: Database,
  actor: Actor,
  typed: AccountDetails,
): Promise<Result<{ readonly id: string }, Refusal[]>> {
  const organisationId = actor.organisationId;
  if (organisationId === null || !hasRole(actor, ...APPLICANT_ROLES))
    return one(
      refuse('action-not-permitted', { action: 'propose-bank-account', allowedRoles: APPLICANT_ROLES, possible: [] }),
    );
  const account = readAccount(typed);
  if (!account.ok) return account;
  try {
    return await database.transaction(actor, async (tx) => {
      const others = await bankAccountsOf(tx, organisationId);
      const fits = mustBeNew(others, account.value);
      return fits.ok ? ok(await propose(tx, organisationId, account.value)) : one(fits);
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'bank_account_one_proposed') throw error;
    return one(refuse('bank-account-already-proposed', { proposedBy: null }));
  }
}

function mustBeNew(accounts: readonly BankAccount[], { holder, iban }: AccountDetails): Result<true, Refusal> {
  const open = accounts.find(({ state }) => state === 'PROPOSED');
  if (open) return refuse('bank-account-already-proposed', { proposedBy: open.proposedByName });
  const current = accounts.find(({ state }) => state === 'CONFIRMED');
  return current?.iban === iban && current.holder === holder ? refuse('bank-account-unchanged', {}, '/iban') : ok(true);
}

async function propose(
  tx: Transaction,
  organisationId: string,
  account: AccountDetails,
): Promise<{ readonly id: string }> {
  const id = newId();
  const bank = bankOfIban(account.iban, tx.today);
  await insertBankAccount(tx, {
    id,
    organisationId,
    ...account,
    bic: bank?.bic ?? null,
    bankName: bank?.name ?? null,
    bankListUntil: BANK_LIST_UNTIL,
  });
  await recordAudit(tx, {
    chain: `bank-account:${organisationId}`,
    action: 'propose-bank-account',
    statusAfter: 'PROPOSED',
    facts: { accountId: id, ibanEnds: account.iban.slice(-4) },
  });
  return { id };
}

const one = (refused: { readonly refusal: Refusal }): { readonly ok: false; readonly refusal: Refusal[] } => ({
  ok: false,
  refusal: [refused.refusal],
});
