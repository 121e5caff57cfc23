import { ok, refuse, type Actor, type CalendarDate, type Money, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { knowledgeUntil } from '../domain/year-of-knowledge.js';
import { closureOf } from '../persistence/closure.repository.js';
import { insertRecovery, type RecoveryBasis } from '../persistence/recovery.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { termsOfAward } from '../read/settlement-basis.js';
import { refuseUnlessRole, textMustBe, traceAct } from './settlement-act.js';

export interface OpenRecovery {
  readonly awardId: string;
  readonly basis: RecoveryBasis;
  /** What was found, in sentences of the office. */
  readonly finding: string;
  /** By how much the grant is to be taken back. */
  readonly reduction: Money | null;
  /** The day the circumstances occurred: from it on the reimbursement bears interest. */
  readonly ineffectiveFrom: CalendarDate | null;
  /** The day on which everything needed for the decision was known (§ 48 (4) VwVfG NRW). */
  readonly knowledgeCompleteOn: CalendarDate | null;
}

/**
 * Opens a recovery from a finding. From now on its year of knowledge is watched. Refuses a finding without words, an
 * amount above the grant, days that lie ahead, entries that are missing, and a file that is closed.
 */
export async function openRecovery(
  database: Database,
  actor: Actor,
  command: OpenRecovery,
): Promise<Result<{ readonly recoveryId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, command.awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'open-recovery', ['CASEWORKER']);
    if (forbidden) return forbidden;
    const award = found.value;
    await lockAwardFile(tx, award.id);
    const closure = await closureOf(tx, award.id);
    if (closure) return refuse('recovery-after-closure', { closedOn: closure.closedOn.toGerman() });
    const silent = textMustBe(command.finding, '/finding', { min: 20, max: 4_000 });
    if (silent) return { ok: false, refusal: silent };
    const { reduction, ineffectiveFrom, knowledgeCompleteOn } = command;
    if (!reduction) return refuse('entry-missing', {}, '/reduction');
    if (!ineffectiveFrom) return refuse('entry-missing', {}, '/ineffectiveFrom');
    if (!knowledgeCompleteOn) return refuse('entry-missing', {}, '/knowledgeCompleteOn');
    if (!reduction.isPositive()) return refuse('amount-not-positive', {}, '/reduction');
    if (reduction.exceeds(award.amount)) {
      return refuse('reduction-above-grant', { grantCents: award.amount.toCents() }, '/reduction');
    }
    if (ineffectiveFrom.isAfter(tx.today)) return refuse('day-in-future', {}, '/ineffectiveFrom');
    if (knowledgeCompleteOn.isAfter(tx.today)) return refuse('day-in-future', {}, '/knowledgeCompleteOn');
    const terms = await termsOfAward(tx, award);
    if (!terms.ok) return terms;
    const recoveryId = await insertRecovery(tx, {
      awardId: award.id,
      organisationId: award.organisationId,
      basis: command.basis,
      settlementId: null,
      finding: command.finding.trim(),
      reduction,
      ineffectiveFrom,
      knowledgeCompleteOn,
      knowledgeUntil: knowledgeUntil(knowledgeCompleteOn, terms.value.terms.knowledgeMonths),
    });
    await traceAct(tx, award, {
      action: 'open-recovery',
      statusAfter: 'PROPOSED',
      facts: { basis: command.basis, reductionCents: reduction.toCents() },
      visibility: 'INTERNAL',
    });
    return ok({ recoveryId });
  });
}
