import { recordAudit } from '#audit';
import { latestSubmission } from '#applications';
import { APPLICANT_ROLES, hasRole, Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { sameReport, type ReportKey } from '../domain/due-days.js';
import type { ReportFields } from '../domain/report-fields.js';
import { storeReportDraft } from '../persistence/draft.repository.js';
import { insertReport, useReportsOf } from '../persistence/report.repository.js';
import { dutiesOfAward, reportBasis, type AwardDuties } from '../read/report-basis.js';
import { chainOfReport } from './report-step.js';

/**
 * The district opens an interim report or the proof of use of an award, filled with what is known: the money received,
 * the right to deduct tax. Opening twice gives the same report. Refuses reports the award does not owe.
 */
export async function startReport(
  database: Database,
  actor: Actor,
  { awardId, ...key }: ReportKey & { readonly awardId: string },
): Promise<Result<{ readonly id: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await dutiesOfAward(tx, awardId);
    if (!found.ok) return found;
    if (!hasRole(actor, ...APPLICANT_ROLES))
      return refuse('action-not-permitted', { action: 'write-report', allowedRoles: APPLICANT_ROLES, possible: [] });
    if (!found.value.duties.some((duty) => sameReport(duty, key))) return refuse('use-report-not-owed', { awardId });
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`use-report:${awardId}`]);
    const existing = (await useReportsOf(tx, awardId)).find((report) => sameReport(report, key));
    if (existing) return ok({ id: existing.id });
    const { award } = found.value;
    const id = await insertReport(tx, award, key);
    const fields = await firstFields(tx, found.value, key);
    if (!fields.ok) return fields;
    await storeReportDraft(tx, { id, organisationId: award.organisationId }, 1, fields.value);
    await recordAudit(tx, {
      chain: chainOfReport(id),
      action: 'start-report',
      statusAfter: 'DRAFT',
      facts: { awardId, kind: key.kind, budgetYear: key.budgetYear },
      organisationId: award.organisationId,
    });
    return ok({ id });
  });
}

async function firstFields(
  tx: Transaction,
  duties: AwardDuties,
  key: ReportKey,
): Promise<Result<ReportFields, Refusal>> {
  const basis = await reportBasis(tx, duties, key);
  if (!basis.ok) return basis;
  const submission = await latestSubmission(tx, duties.award.applicationId);
  const received = Money.sum(basis.value.credits.map(({ amount }) => amount));
  return ok({
    'income.GRANT': received.toGerman(),
    'vat.deductible': submission?.content.declarations.vatDeductible ? 'JA' : 'NEIN',
  });
}
