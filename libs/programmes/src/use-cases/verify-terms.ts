import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { checkText, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { termsById } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, verifiedStamp } from './programme-act.js';

export interface VerifyTerms {
  readonly termsVersionId: string;
  /** With what the values were compared: decree and file reference. */
  readonly evidence: string;
}

/** Records that a person has compared a version with its source. From then on nothing in it counts as unverified. */
export async function verifyTerms(
  database: Database,
  actor: Actor,
  command: VerifyTerms,
): Promise<Result<true, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'verify-terms');
  if (forbidden) return forbidden;
  const findings = checkText(command.evidence, '/evidence', { min: 5, max: 300 });
  if (findings.length > 0) return refuseFields(findings);
  return database.transaction(actor, async (tx) => {
    const known = await termsById(tx, command.termsVersionId);
    if (!known) return refuse('terms-not-found', {});
    await lockProgramme(tx, known.programmeCode);
    const [verified] = await tx.query(
      `UPDATE programmes.terms_version SET verified_by = $2 WHERE id = $1 AND verified_by IS NULL RETURNING id`,
      [known.id, verifiedStamp(tx, true)],
    );
    if (!verified) return refuse('already-verified', { by: known.verifiedBy ?? '' });
    await traceAct(tx, known.programmeCode, {
      action: 'verify-terms',
      reason: command.evidence.trim(),
      facts: { label: known.label, unverifiedBefore: known.terms.unverified.length },
    });
    return ok(true);
  });
}
