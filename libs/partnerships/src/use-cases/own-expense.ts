import { ok, refuse, type Actor, type Money, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import type { FundCode } from '../domain/fund.js';
import { book } from '../persistence/frame.repository.js';
import { mustBeFree } from './keep-frame.js';
import { ownFrame } from './lead-office.js';
import { guardedByFund } from './on-project.js';

const REASON_LENGTH_MIN = 5;

export interface OwnExpense {
  readonly frameId: string;
  readonly code: FundCode;
  readonly amount: Money;
  readonly reason: string;
}

/** Commits money of a fund for the partnership's own expense: the contract with the coordination office, a conference. */
export async function commitOwnExpense(
  database: Database,
  actor: Actor,
  command: OwnExpense,
): Promise<Result<{ readonly matterId: string }, Refusal>> {
  return guardedByFund(() =>
    database.transaction(actor, async (tx) => {
      const own = await ownFrame(tx, command.frameId, 'commit-own-expense');
      if (!own.ok) return own;
      const fund = own.value.funds.find(({ code }) => code === command.code);
      if (!fund) return refuse('fund-not-found', {}, '/code');
      const fits = mustBeFree(fund, command.amount);
      if (!fits.ok) return fits;
      if (command.reason.trim().length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
      const matterId = newId();
      await book(tx, { ...command, organisationId: own.value.organisationId, kind: 'COMMIT', matterId });
      return ok({ matterId });
    }),
  );
}

/** Records what was paid of an own expense. Refuses above what is committed for it. */
export async function payOwnExpense(
  database: Database,
  actor: Actor,
  command: OwnExpense & { readonly matterId: string },
): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(actor, async (tx): Promise<Result<true, Refusal>> => {
      const own = await ownFrame(tx, command.frameId, 'pay-own-expense');
      if (!own.ok) return own;
      if (!command.amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
      const [held] = await tx.query<{ code: FundCode }>(
        `SELECT h.code FROM partnerships.holding h WHERE h.matter_id = $1 AND h.frame_id = $2
           AND NOT EXISTS (SELECT 1 FROM partnerships.local_project p WHERE p.id = h.matter_id)`,
        [command.matterId, command.frameId],
      );
      if (!held) return refuse('own-expense-not-found');
      await book(tx, { ...command, code: held.code, organisationId: own.value.organisationId, kind: 'PAY' });
      return ok(true);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'holding_paid_is_committed') return refuse('own-expense-exceeded', {}, '/amount');
    throw error;
  }
}
