import { addSeat, foundBody, type BodyDraft, type SeatDraft } from '#bodies';
import { CalendarDate, type Actor } from '#kernel';
import type { Database } from '#platform';

export const aBodyDraft = (draft: Partial<BodyDraft> = {}): BodyDraft => ({
  kind: 'ALLIANCE',
  name: 'Bündnis für Demokratie',
  land: 'NW',
  ownerOrganisationId: null,
  partnershipId: null,
  purpose: '',
  officeEmail: null,
  source: '',
  quorum: { numerator: 1, denominator: 2, isStrict: true },
  majority: 'SIMPLE',
  secrecy: 'OPEN',
  foundedOn: null,
  ...draft,
});

export const aSeatDraft = (organisation: string, draft: Partial<SeatDraft> = {}): SeatDraft => ({
  organisation,
  role: 'Mitglied',
  hasVote: true,
  contactEmail: `${organisation.toLowerCase().replaceAll(/[^a-z]+/g, '-')}@sitz.example`,
  from: CalendarDate.of(2026, 1, 1),
  to: null,
  ...draft,
});

/** A body with voting seats of these organisations; answers the ids in the same order. */
export async function aBodyOf(
  database: Database,
  actor: Actor,
  organisations: readonly string[],
  draft: Partial<BodyDraft> = {},
): Promise<{ readonly bodyId: string; readonly seatIds: readonly string[] }> {
  const founded = await database.transaction(actor, (tx) => foundBody(tx, aBodyDraft(draft)));
  if (!founded.ok) throw new Error(JSON.stringify(founded.refusal));
  const { bodyId } = founded.value;
  const seatIds: string[] = [];
  for (const organisation of organisations) {
    const added = await addSeat(database, actor, { bodyId, seat: aSeatDraft(organisation) });
    if (!added.ok) throw new Error(JSON.stringify(added.refusal));
    seatIds.push(added.value.seatId);
  }
  return { bodyId, seatIds };
}
