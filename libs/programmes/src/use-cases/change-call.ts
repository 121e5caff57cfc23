import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { checkCall } from '../domain/check-call.js';
import { found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { findCall, type Call } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, trimmedOrNull } from './programme-act.js';

export interface ChangeCall {
  readonly callId: string;
  readonly name: string;
  readonly opensAt: Date | null;
  readonly closesAt: Date | null;
  readonly latePolicy: string;
  /** Needed where the window becomes shorter or late applications are refused from now on. */
  readonly reason: string | null;
}

const REASON_LENGTH_MIN = 10;

/** Changes window, name and late policy. Year and period stay: applications rest on them. Refuses a stricter call without a reason. */
export async function changeCall(
  database: Database,
  actor: Actor,
  command: ChangeCall,
): Promise<Result<Call, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'change-call');
  if (forbidden) return forbidden;
  return database.transaction(actor, async (tx) => {
    const known = await findCall(tx, command.callId);
    if (!known) return refuse('call-not-found', { callId: command.callId });
    await lockProgramme(tx, known.programmeCode);
    const before = (await findCall(tx, command.callId)) ?? known;
    const { call, refusals } = checkCall({ ...before, ...command });
    if (!call) return refuseFields(refusals);
    const isExplained = (command.reason ?? '').trim().length >= REASON_LENGTH_MIN;
    if (isStricter(before, call) && !isExplained) {
      return refuseFields([found('reason-for-stricter-call-missing', '/reason', { lengthMin: REASON_LENGTH_MIN })]);
    }
    await tx.query(
      `UPDATE programmes.call SET name = $2, opens_at = $3, closes_at = $4, late_policy = $5 WHERE id = $1`,
      [before.id, call.name, call.opensAt, call.closesAt, call.latePolicy],
    );
    await traceAct(tx, before.programmeCode, {
      action: 'change-call',
      reason: trimmedOrNull(command.reason),
      facts: {
        call: before.id,
        closesAtBefore: before.closesAt.toISOString(),
        closesAt: call.closesAt.toISOString(),
        opensAt: call.opensAt.toISOString(),
        latePolicy: call.latePolicy,
      },
    });
    return ok({ ...before, ...call });
  });
}

type Window = Pick<Call, 'opensAt' | 'closesAt' | 'latePolicy'>;

const isStricter = (before: Window, after: Window): boolean =>
  after.closesAt < before.closesAt ||
  after.opensAt > before.opensAt ||
  (before.latePolicy === 'MARK' && after.latePolicy === 'REFUSE');
