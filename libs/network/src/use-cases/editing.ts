import { recordAudit, type AuditFacts } from '#audit';
import { hasRole, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import { REGISTER_EDITORS } from '../domain/measure-lifecycle.js';

/** One act of whoever keeps the registers, with its trace. Refuses everybody else. */
export async function editing<T>(
  database: Database,
  actor: Actor,
  action: string,
  act: (tx: Transaction) => Promise<Result<T, Refusal>>,
  factsOf: (value: T) => AuditFacts = () => ({}),
): Promise<Result<T, Refusal>> {
  try {
    return await database.transaction(actor, async (tx) => {
      if (!hasRole(actor, 'SYSTEM', ...REGISTER_EDITORS))
        return refuse('action-not-permitted', { action, allowedRoles: REGISTER_EDITORS, possible: [] });
      const done = await act(tx);
      if (done.ok)
        await recordAudit(tx, {
          ...{ chain: 'network:registers', action, facts: factsOf(done.value), visibility: 'INTERNAL' },
        });
      return done;
    });
  } catch (error) {
    if (violatedConstraint(error) === 'offer_reference_pkey') return refuse('offer-referred-before', {}, '/toId');
    throw error;
  }
}
