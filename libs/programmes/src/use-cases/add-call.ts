import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database } from '#platform';
import { checkCall, type CallEntry } from '../domain/check-call.js';
import { found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { findProgramme, listCaps, termsOn, type Call } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct } from './programme-act.js';

export interface AddCall extends CallEntry {
  readonly programmeCode: string;
}

/**
 * Opens a call of a programme for a budget year. Refuses a year without a cap and an opening day without terms in
 * force, for nobody could apply under it.
 */
export async function addCall(
  database: Database,
  actor: Actor,
  command: AddCall,
): Promise<Result<Call, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'add-call');
  if (forbidden) return forbidden;
  const { call, refusals } = checkCall(command);
  if (!call) return refuseFields(refusals);
  return database.transaction(actor, async (tx) => {
    await lockProgramme(tx, command.programmeCode);
    if (!(await findProgramme(tx, command.programmeCode))) {
      return refuse('programme-not-found', { programme: command.programmeCode });
    }
    const caps = await listCaps(tx, command.programmeCode);
    if (!caps.some((cap) => cap.budgetYear === call.budgetYear)) {
      return refuseFields([found('cap-missing-for-year', '/budgetYear', { year: call.budgetYear })]);
    }
    const terms = await termsOn(tx, command.programmeCode, CalendarDate.inBerlin(call.opensAt));
    if (!terms.ok) return terms;
    const id = newId();
    await tx.query(
      `INSERT INTO programmes.call (id, programme_code, name, budget_year, opens_at, closes_at, late_policy, period_from,
         period_to, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        id,
        command.programmeCode,
        call.name,
        call.budgetYear,
        call.opensAt,
        call.closesAt,
        call.latePolicy,
        call.periodFrom.toString(),
        call.periodTo.toString(),
        tx.actor.accountId,
        tx.now,
      ],
    );
    await traceAct(tx, command.programmeCode, {
      action: 'add-call',
      facts: {
        call: id,
        year: call.budgetYear,
        opensAt: call.opensAt.toISOString(),
        closesAt: call.closesAt.toISOString(),
        latePolicy: call.latePolicy,
      },
    });
    return ok({ id, programmeCode: command.programmeCode, ...call });
  });
}
