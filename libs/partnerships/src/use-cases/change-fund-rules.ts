import { recordAudit } from '#audit';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import type { FundCode, FundRules } from '../domain/fund.js';
import { updateFundRules } from '../persistence/frame.repository.js';
import { ownFrame } from './lead-office.js';

/** Sets the rules of a fund for local projects. A confirmed rule names who confirmed it; a change takes the mark away. */
export async function changeFundRules(
  database: Database,
  actor: Actor,
  command: { readonly frameId: string; readonly code: FundCode; readonly rules: FundRules },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownFrame(tx, command.frameId, 'change-fund-rules');
    if (!own.ok) return own;
    const { rules } = command;
    if (!own.value.funds.some(({ code }) => code === command.code)) return refuse('fund-not-found', {}, '/code');
    const wrong = rulesMustBeSound(rules);
    if (!wrong.ok) return wrong;
    await updateFundRules(tx, command.frameId, command.code, rules);
    await recordAudit(tx, {
      chain: `partnership:${own.value.partnershipId}`,
      action: 'change-fund-rules',
      facts: { fund: command.code, year: own.value.budgetYear, maxCents: rules.amountMax?.toCents() ?? null },
      organisationId: own.value.organisationId,
    });
    return ok(true);
  });
}

function rulesMustBeSound(rules: FundRules): Result<true, Refusal> {
  const between = (value: number, min: number, max: number): boolean =>
    Number.isInteger(value) && value >= min && value <= max;
  if (rules.opensOn && rules.closesOn?.isBefore(rules.opensOn)) return refuse('local-period-reversed', {}, '/closesOn');
  if (rules.amountMax && !rules.amountMax.isPositive()) return refuse('amount-not-positive', {}, '/amountMax');
  if (!between(rules.ownShareBps, 0, 10_000)) return refuse('number-out-of-range', { min: 0, max: 100 }, '/ownShare');
  if (!between(rules.daysBeforeMeeting, 0, 90))
    return refuse('number-out-of-range', { min: 0, max: 90 }, '/daysBeforeMeeting');
  if (!between(rules.onlineVoteDays, 1, 60))
    return refuse('number-out-of-range', { min: 1, max: 60 }, '/onlineVoteDays');
  return between(rules.proofDays, 1, 366)
    ? ok(true)
    : refuse('number-out-of-range', { min: 1, max: 366 }, '/proofDays');
}
