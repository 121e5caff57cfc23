import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { newId, type Database } from '#platform';
import { readAccount } from '../domain/bank-account.js';
import { bankOfIban } from '../read/bank-of-iban.js';

const PAYER_KEEPERS: readonly Role[] = ['PROGRAMME_ADMIN'];
const CITY_LENGTH_MAX = 35;

/** The account from which the authority pays; whoever pays does not choose it. Refuses all wrong fields at once. */
export async function enterPayerAccount(
  database: Database,
  actor: Actor,
  typed: { readonly holder: string; readonly iban: string; readonly city: string },
): Promise<Result<true, Refusal[]>> {
  if (!hasRole(actor, ...PAYER_KEEPERS)) {
    const { refusal } = refuse('action-not-permitted', { action: 'enter-payer-account', allowedRoles: PAYER_KEEPERS });
    return { ok: false, refusal: [refusal] };
  }
  const account = readAccount(typed);
  const city = typed.city.trim();
  const missing = city === '' || city.length > CITY_LENGTH_MAX ? [refuse('entry-missing', {}, '/city').refusal] : [];
  if (!account.ok) return { ok: false, refusal: [...account.refusal, ...missing] };
  if (missing.length > 0) return { ok: false, refusal: missing };
  return database.transaction(actor, async (tx) => {
    const { holder, iban } = account.value;
    const id = newId();
    await tx.query(
      `INSERT INTO disbursements.payer_account (id, holder, iban, bic, city, entered_by, entered_by_name, entered_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, holder, iban, bankOfIban(iban, tx.today)?.bic ?? null, city, actor.accountId, actor.name, tx.now],
    );
    const facts = { ibanEnds: iban.slice(-4) };
    await recordAudit(tx, {
      chain: 'payer-account:authority',
      action: 'enter-payer-account',
      facts,
      visibility: 'INTERNAL',
    });
    return ok<true>(true);
  });
}
