import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { APPLICATION_LIFECYCLE, loadApplication, openCaseForDecision, type ApplicationAction } from '#applications';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { Database, type Transaction } from '#platform';
import { Refused } from '../../access/index.js';
import { RoleMissing } from '../../access/errors.js';
import { ApiAnswer, type AnswerParts } from './api-answer.js';
import type { ApiCall } from './api-call.js';
import { claimKey, storeAnswer } from './idempotency-keys.js';
import { shownRefusal } from './shown-status.js';

/** One act of the API: the use case, the case it is about, and what is answered when it succeeded. */
export interface Act<T> {
  readonly applicationId?: string;
  /** Asked after it is known that the caller may see the case: an id of others is 404, not 403. */
  readonly roles?: readonly Role[];
  /** Where one use case serves two actions: the one that was asked for must be possible now. */
  readonly action?: ApplicationAction;
  readonly useCase: (database: Database, actor: Actor) => Promise<Result<T, ApiRefusal>>;
  /** Runs within the transaction of the act, so that the answer belongs to exactly this act. */
  readonly answer: (tx: Transaction, value: T) => Promise<AnswerParts>;
}

/** A refusal, where needed with everything that is wrong field by field. */
export type ApiRefusal = Refusal & {
  readonly findings?: readonly { kind: string; field: string; facts: Refusal['facts'] }[];
};

/** Runs acts with idempotency key and If-Match. The use cases know nothing of either. */
@Injectable()
export class Acts {
  constructor(@Inject(Database) private readonly database: Database) {}

  async perform<T>(call: ApiCall, act: Act<T>): Promise<ApiAnswer> {
    const held: { answer?: AnswerParts } = {};
    try {
      const result = await act.useCase(this.wrapped(call, act, held), call.actor);
      if (!result.ok) throw new Refused(refusalsOf(result.refusal).map((refusal) => shownRefusal(call.actor, refusal)));
    } catch (error) {
      if (error instanceof Replayed) return new ApiAnswer(error.answer, true);
      throw error;
    }
    if (!held.answer) throw new Error('the use case ended without its transaction');
    return new ApiAnswer(held.answer);
  }

  /** The database as the use case sees it: its one transaction also takes the key and stores the answer. */
  private wrapped<T>(call: ApiCall, act: Act<T>, held: { answer?: AnswerParts }): Database {
    const transaction = <R>(actor: Actor, work: (tx: Transaction) => Promise<R>): Promise<R | Result<never>> =>
      this.database.transaction(actor, async (tx) => {
        const stored = call.key ? await claimKey(tx, call.key) : null;
        if (stored) throw new Replayed(stored);
        const entered = await enter(tx, call, act);
        if (!entered.ok) return entered;
        const result = await work(tx);
        if (!isSuccess<T>(result)) return result;
        held.answer = await act.answer(tx, result.value);
        if (call.key) await storeAnswer(tx, call.key, held.answer);
        return result;
      });
    return Object.assign(Object.create(this.database), { transaction });
  }
}

/** Not an error: it leaves the transaction of a repeated request, which has nothing to write. */
class Replayed extends Error {
  constructor(readonly answer: AnswerParts) {
    super('replayed');
  }
}

type Entrance = Pick<Act<unknown>, 'applicationId' | 'roles' | 'action'>;

async function enter(
  tx: Transaction,
  call: ApiCall,
  { applicationId, roles, action }: Entrance,
): Promise<Result<true>> {
  if (roles && !hasRole(tx.actor, ...roles)) {
    if (applicationId !== undefined && !(await loadApplication(tx, applicationId))) throw new NotFoundException();
    throw new RoleMissing(roles);
  }
  if (applicationId === undefined || (call.expectedVersion === null && !action)) return ok(true);
  const opened = await openCaseForDecision(tx, applicationId, call.expectedVersion ?? undefined);
  if (!opened.ok) return opened;
  const { status } = opened.value;
  if (!action || APPLICATION_LIFECYCLE.rowsFrom(status).some((row) => row.action === action)) return ok(true);
  return refuse('action-not-possible', {
    status,
    action,
    possible: APPLICATION_LIFECYCLE.actionsFor(status, tx.actor.roles),
  });
}

function isSuccess<T>(result: unknown): result is { readonly ok: true; readonly value: T } {
  return typeof result === 'object' && result !== null && 'ok' in result && result.ok === true;
}

/** An incomplete application is refused as a whole; each finding points to the field of the draft. */
function refusalsOf(refusal: ApiRefusal): Refusal[] {
  const { findings = [], ...whole } = refusal;
  return [whole, ...findings.map(({ kind, field, facts }) => ({ kind, facts, pointer: `/fields/${field}` }))];
}
