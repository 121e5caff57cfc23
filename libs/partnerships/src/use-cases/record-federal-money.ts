import { ok, refuse, type Actor, type CalendarDate, type Money, type Refusal, type Result } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import { ownFrame } from './lead-office.js';

export interface RecordConsent {
  readonly frameId: string;
  readonly body: string;
  readonly decidedOn: CalendarDate;
  readonly reference: string;
}

/** The council's consent for a frame whose award is not in this system; otherwise it is recorded with the award (H22). */
export async function recordFrameConsent(
  database: Database,
  actor: Actor,
  command: RecordConsent,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const own = await ownFrame(tx, command.frameId, 'record-consent');
    if (!own.ok) return own;
    if (own.value.awardId !== null) return refuse('consent-with-award', { year: own.value.budgetYear });
    for (const field of ['body', 'reference'] as const)
      if (command[field].trim().length < 3) return refuse('entry-missing', {}, `/${field}`);
    if (command.decidedOn.isAfter(tx.today)) return refuse('consent-in-future', {}, '/decidedOn');
    await tx.query(
      `INSERT INTO partnerships.consent (id, frame_id, organisation_id, body, decided_on, reference, recorded_by, recorded_by_name,
         recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        newId(),
        own.value.id,
        own.value.organisationId,
        command.body.trim(),
        command.decidedOn.toString(),
        command.reference.trim(),
        actor.accountId,
        actor.name,
        tx.now,
      ],
    );
    return ok(true);
  });
}

/** Records what was drawn in the federal portal. Refuses before the council's consent (H22) and above the award. */
export async function recordFederalDraw(
  database: Database,
  actor: Actor,
  command: {
    readonly frameId: string;
    readonly amount: Money;
    readonly drawnOn: CalendarDate;
    readonly portalReference: string;
  },
): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(actor, async (tx): Promise<Result<true, Refusal>> => {
      const own = await ownFrame(tx, command.frameId, 'record-federal-draw');
      if (!own.ok) return own;
      if (own.value.awardId !== null) return refuse('draw-with-award', { year: own.value.budgetYear });
      if (!command.amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
      if (command.drawnOn.isAfter(tx.today))
        return refuse('date-in-the-future', { date: command.drawnOn.toGerman() }, '/drawnOn');
      if (command.portalReference.trim().length < 3) return refuse('entry-missing', {}, '/portalReference');
      await tx.query(
        `INSERT INTO partnerships.federal_draw (id, frame_id, organisation_id, amount_cents, drawn_on, portal_reference, recorded_by,
           recorded_by_name, recorded_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          newId(),
          own.value.id,
          own.value.organisationId,
          command.amount.toCents(),
          command.drawnOn.toString(),
          command.portalReference.trim(),
          actor.accountId,
          actor.name,
          tx.now,
        ],
      );
      return ok(true);
    });
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'draw_after_consent') return refuse('local-consent-missing', { year: 'dieses Jahr' });
    if (constraint === 'draw_within_award') return refuse('draw-above-award', {}, '/amount');
    throw error;
  }
}
