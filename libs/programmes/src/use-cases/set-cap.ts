import { Money, MONEY_LIMIT_CENTS, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import { checkSource, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { findProgramme, listCaps, type CapRule } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, verifiedStamp } from './programme-act.js';

export interface SetCap {
  readonly programmeCode: string;
  readonly budgetYear: number | null;
  /** Per district or partnership, whoever holds the cap. Null where it was not readable. */
  readonly amount: Money | null;
  readonly source: string;
  readonly isVerified: boolean;
}

const YEAR_MIN = 2015;
const YEAR_MAX = 2100;

/**
 * Sets the cap of a budget year as a new version; it holds at once for every holder of that year. Refuses an amount
 * below what some holder has reserved or committed, and one that changes nothing.
 */
export async function setCap(
  database: Database,
  actor: Actor,
  command: SetCap,
): Promise<Result<CapRule, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'set-cap');
  if (forbidden) return forbidden;
  const { budgetYear, amount } = command;
  const findings = checkCap(command);
  if (findings.length > 0 || budgetYear === null || !amount) return refuseFields(findings);
  try {
    return await database.transaction(actor, async (tx) => {
      await lockProgramme(tx, command.programmeCode);
      if (!(await findProgramme(tx, command.programmeCode))) {
        return refuse('programme-not-found', { programme: command.programmeCode });
      }
      const before = (await listCaps(tx, command.programmeCode)).find((cap) => cap.budgetYear === budgetYear);
      const verifiedBy = verifiedStamp(tx, command.isVerified);
      const source = command.source.trim();
      if (
        before?.amount.equals(amount) &&
        before.source === source &&
        (before.verifiedBy === null) === (verifiedBy === null)
      ) {
        return refuse('cap-unchanged', { year: budgetYear }, '/amount');
      }
      const cap = { budgetYear, version: (before?.version ?? 0) + 1, amount, source, verifiedBy };
      await insertCap(tx, command.programmeCode, cap);
      await traceAct(tx, command.programmeCode, {
        action: 'set-cap',
        reason: source,
        facts: { year: budgetYear, capCents: amount.toCents(), capBeforeCents: before?.amount.toCents() ?? null },
      });
      return ok(cap);
    });
  } catch (error) {
    if (violatedConstraint(error) !== 'cap_not_exceeded') throw error;
    return refuse('cap-below-committed', { year: budgetYear, amountCents: amount.toCents() }, '/amount');
  }
}

export function checkCap({ budgetYear, amount, source }: Pick<SetCap, 'budgetYear' | 'amount' | 'source'>): Refusal[] {
  const refusals = checkSource(source);
  if (budgetYear === null) refusals.push(found('entry-missing', '/budgetYear'));
  else if (!Number.isInteger(budgetYear) || budgetYear < YEAR_MIN || budgetYear > YEAR_MAX)
    refusals.push(found('year-out-of-range', '/budgetYear', { yearMin: YEAR_MIN, yearMax: YEAR_MAX }));
  if (!amount) refusals.push(found('entry-missing', '/amount'));
  else if (amount.isNegative()) refusals.push(found('amount-negative', '/amount'));
  else if (amount.cents > MONEY_LIMIT_CENTS) refusals.push(found('amount-too-large', '/amount'));
  return refusals;
}

export async function insertCap(tx: Transaction, programmeCode: string, cap: CapRule): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.cap_rule (programme_code, budget_year, version, amount_cents, source, verified_by, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      programmeCode,
      cap.budgetYear,
      cap.version,
      cap.amount.toCents(),
      cap.source,
      cap.verifiedBy,
      tx.actor.accountId,
      tx.now,
    ],
  );
}
