import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import { termsOn } from '../read/programme-queries.js';

export interface AppointLeadBody {
  readonly programmeCode: string;
  readonly body: string;
  readonly account: { readonly id: string; readonly name: string };
}

/**
 * Names a person who approves for one of the lead bodies of a programme, from today on. Refuses a body that the terms do
 * not name, a person who speaks for one already, and oneself.
 */
export async function appointToLeadBody(
  database: Database,
  actor: Actor,
  { programmeCode, body, account }: AppointLeadBody,
): Promise<Result<{ id: string }, Refusal>> {
  if (!hasRole(actor, 'PROGRAMME_ADMIN')) return refuse('role-of-programme-admin');
  if (account.id === actor.accountId) return refuse('lead-body-oneself', {}, '/accountId');
  try {
    return await database.transaction(actor, async (tx) => {
      const version = await termsOn(tx, programmeCode, tx.today);
      if (!version.ok) return version;
      if (!version.value.terms.approvals.some((each) => each.body === body)) {
        return refuse('lead-body-unknown', { body }, '/body');
      }
      const id = newId();
      await tx.query(
        `INSERT INTO programmes.lead_body_member (id, programme_code, body, account_id, account_name, valid_from, recorded_by,
           recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [id, programmeCode, body, account.id, account.name, tx.today.toString(), actor.accountId, tx.now],
      );
      const facts = { body, accountId: account.id };
      await recordAudit(tx, {
        chain: `programme:${programmeCode}`,
        action: 'appoint-to-lead-body',
        facts,
        visibility: 'INTERNAL',
      });
      return ok({ id });
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'lead_body_member_one_body') throw error;
    return refuse('lead-body-already', {}, '/accountId');
  }
}

/** From tomorrow on the person approves nothing any more; what was approved stays. */
export async function dismissFromLeadBody(
  database: Database,
  actor: Actor,
  id: string,
): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'PROGRAMME_ADMIN')) return refuse('role-of-programme-admin');
  return database.transaction(actor, async (tx) => {
    const [ended] = await tx.query<{ programme_code: string; body: string }>(
      `UPDATE programmes.lead_body_member SET valid_to = $2 WHERE id = $1 AND valid_to IS NULL RETURNING programme_code, body`,
      [id, tx.today.toString()],
    );
    if (!ended) return refuse('lead-body-member-not-found');
    await recordAudit(tx, {
      chain: `programme:${ended.programme_code}`,
      action: 'dismiss-from-lead-body',
      facts: { body: ended.body },
      visibility: 'INTERNAL',
    });
    return ok(true);
  });
}
