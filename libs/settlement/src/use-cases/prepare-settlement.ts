import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { examinedUse } from '#use-reports';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { computeSettlement, isSettled, settlementContent } from '../read/settlement-basis.js';
import { discardPrepared, insertSettlement, loadPreparedForUpdate } from '../persistence/settlement.repository.js';
import { refuseUnlessRole, traceAct } from './settlement-act.js';

export interface PrepareSettlement {
  readonly awardId: string;
  /** Further reasons for the notice, each a paragraph. */
  readonly notes: readonly string[];
}

const NOTES_MAX = 10;
const NOTE_LENGTH_MAX = 2_000;

/**
 * Prepares the Schlussbescheid: computes the final amount from the examined proof of use by the award's financing type
 * and keeps every step. A second preparation replaces the first. Refuses without examined use, while payments are under
 * way, and where the award is settled already.
 */
export async function prepareSettlement(
  database: Database,
  actor: Actor,
  command: PrepareSettlement,
): Promise<Result<{ readonly settlementId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, command.awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'prepare-settlement', ['CASEWORKER']);
    if (forbidden) return forbidden;
    const award = found.value;
    const tooLong = command.notes.some((note) => note.length > NOTE_LENGTH_MAX) || command.notes.length > NOTES_MAX;
    if (tooLong) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/notes');
    await lockAwardFile(tx, award.id);
    if (await isSettled(tx, award.id)) return refuse('award-already-settled');
    const use = await examinedUse(tx, award.id);
    const computed = await computeSettlement(tx, award, use);
    if (!computed.ok) return computed;
    if (!use) return refuse('use-not-examined');
    await discardPrepared(tx, award.id);
    const settlementId = newId();
    const { settlement, money } = computed.value;
    await insertSettlement(tx, {
      id: settlementId,
      awardId: award.id,
      organisationId: award.organisationId,
      reportId: use.reportId,
      awardVersion: award.version,
      grant: award.amount,
      paid: money.paid,
      final: settlement.finalGrant,
      content: settlementContent(
        computed.value,
        use,
        command.notes.map((note) => note.trim()).filter((note) => note !== ''),
      ),
    });
    await traceAct(tx, award, {
      action: 'prepare-settlement',
      facts: { finalCents: settlement.finalGrant.toCents(), repayCents: settlement.repay.toCents() },
      visibility: 'INTERNAL',
    });
    return ok({ settlementId });
  });
}

/** Takes a prepared settlement back, so that something else can be done first. */
export async function discardSettlement(
  database: Database,
  actor: Actor,
  awardId: string,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'discard-settlement', ['CASEWORKER', 'SIGNATORY']);
    if (forbidden) return forbidden;
    if (!(await loadPreparedForUpdate(tx, awardId))) return refuse('settlement-not-prepared');
    await discardPrepared(tx, awardId);
    await traceAct(tx, found.value, { action: 'discard-settlement', visibility: 'INTERNAL' });
    return ok(true);
  });
}
