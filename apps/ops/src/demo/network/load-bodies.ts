import {
  addDeputy,
  addSeat,
  approveMinutes,
  assignTask,
  closeMeeting,
  foundBody,
  inviteToMeeting,
  openMotion,
  planMeeting,
  recordAttendance,
  recordResolution,
  seatsOf,
  sendMinutes,
  writeMinutes,
  type Seat,
} from '#bodies';
import { CalendarDate, type Actor } from '#kernel';
import { instantOf } from '../demo-time.js';
import { mustSucceed, type Stage } from '../scene.js';
import { BODIES, PARTNERSHIP_MEETING, STATE_NETWORK, type DemoBody } from './bodies.js';

const MS_PER_DAY = 86_400_000;
const MS_PER_HOUR = 3_600_000;

/** Bodies of the public pages; the Landesnetzwerk has met, meets again and votes. */
export async function loadBodies(stage: Stage, editor: Actor): Promise<void> {
  const ids = new Map<string, string>();
  for (const body of BODIES) ids.set(body.name, await loadBody(stage, editor, body));
  await holdMeeting(stage, editor, ids.get(STATE_NETWORK) ?? '');
  await inviteAndVote(stage, editor, ids.get(STATE_NETWORK) ?? '');
  await planOnly(stage, editor, ids.get(PARTNERSHIP_MEETING) ?? '');
}

async function loadBody({ database, today }: Stage, editor: Actor, body: DemoBody): Promise<string> {
  const { seats, deputies, ...draft } = body;
  const from = CalendarDate.of(today.year - 1, 1, 1);
  const founded = await database.transaction(editor, (tx) =>
    foundBody(tx, {
      ...draft,
      ...{ ownerOrganisationId: null, partnershipId: null, officeEmail: 'netzwerk@lks.example', secrecy: 'OPEN' },
      source: 'Aufbau nach den öffentlichen Seiten; Regeln sind Vorgaben der Demonstration (ungeprüft)',
      quorum: { numerator: 1, denominator: 2, isStrict: true },
      foundedOn: null,
    }),
  );
  const { bodyId } = mustSucceed(founded);
  for (const [organisation, role, hasVote] of seats) {
    const seat = { organisation, role, hasVote, from, to: null, contactEmail: addressOf(organisation) };
    const { seatId } = mustSucceed(await addSeat(database, editor, { bodyId, seat }));
    const deputy = deputies[organisation];
    if (deputy !== undefined) {
      const entry = { organisation: deputy, contactEmail: null, from, to: null };
      mustSucceed(await addDeputy(database, editor, { seatId, deputy: entry }));
    }
  }
  return bodyId;
}

async function holdMeeting({ database, clock, today }: Stage, editor: Actor, bodyId: string): Promise<void> {
  clock.moveTo(instantOf('T-55 09:00', today));
  const startsAt = instantOf('T-35 13:00', today);
  const meetingId = await planned(database, editor, bodyId, {
    ...{ title: 'Herbstsitzung', startsAt, hours: 3, place: 'Düsseldorf' },
    agenda: ['Begrüßung', 'Berichte der Beratungsstellen', 'Schwerpunkte für das nächste Jahr'],
  });
  mustSucceed(await inviteToMeeting(database, editor, meetingId));
  clock.moveTo(instantOf('T-35 16:30', today));
  const seats = await database.read(editor, (tx) => seatsOf(tx, bodyId));
  const attendance = seats.map((seat, index) => attendanceOf(seat, index));
  mustSucceed(await recordAttendance(database, editor, { meetingId, attendance }));
  mustSucceed(await closeMeeting(database, editor, meetingId));
  const decidedOn = today.plusDays(-35);
  const wording = 'Das Landesnetzwerk setzt im nächsten Jahr einen Schwerpunkt auf Beratung im ländlichen Raum.';
  mustSucceed(await recordResolution(database, editor, { bodyId, meetingId, wording, decidedOn }));
  const content =
    'Die Mobilen Beratungen berichten. Der Schwerpunkt für das nächste Jahr wird beraten und beschlossen.';
  mustSucceed(await writeMinutes(database, editor, { meetingId, content }));
  mustSucceed(await sendMinutes(database, editor, meetingId));
  mustSucceed(await approveMinutes(database, editor, meetingId));
  const [first, second] = seats;
  for (const [seat, title, inDays] of [
    [first, 'Themenplan für das nächste Jahr verschicken', -5],
    [second, 'Zahlen des ersten Halbjahres zusammenstellen', 14],
  ] as const)
    mustSucceed(
      await assignTask(database, editor, {
        bodyId,
        meetingId,
        seatId: seat?.id ?? '',
        title,
        dueOn: today.plusDays(inDays),
      }),
    );
}

/** One seat comes by its deputy, one excuses itself, the others are there. */
function attendanceOf(
  { id, deputies }: Seat,
  index: number,
): Parameters<typeof recordAttendance>[2]['attendance'][number] {
  const [deputy] = deputies;
  if (deputy) return { seatId: id, state: 'REPRESENTED', deputyId: deputy.id };
  return { seatId: id, state: index === 2 ? 'EXCUSED' : 'PRESENT', deputyId: null };
}

async function inviteAndVote({ database, clock, today }: Stage, editor: Actor, bodyId: string): Promise<void> {
  clock.moveTo(instantOf('T-3 10:00', today));
  const startsAt = new Date(instantOf('T-0 14:00', today).getTime() + 21 * MS_PER_DAY);
  const meetingId = await planned(database, editor, bodyId, {
    ...{ title: 'Wintersitzung', startsAt, hours: 2, place: 'Köln' },
    agenda: ['Begrüßung', 'Aufnahme neuer Mitglieder', 'Verschiedenes'],
  });
  mustSucceed(await inviteToMeeting(database, editor, meetingId));
  const seats = await database.read(editor, (tx) => seatsOf(tx, bodyId));
  const recused = seats.find(({ organisation }) => organisation === 'Landesintegrationsrat');
  mustSucceed(
    await openMotion(database, editor, {
      ...{ bodyId, meetingId, title: 'Gemeinsame Fachtagung mit dem Landesintegrationsrat', mode: 'ONLINE' },
      closesAt: new Date(clock.now().getTime() + 14 * MS_PER_DAY),
      recusedSeats: [{ seatId: recused?.id ?? '', reason: 'richtet die Tagung selbst aus' }],
    }),
  );
}

async function planOnly({ database, today }: Stage, editor: Actor, bodyId: string): Promise<void> {
  const startsAt = new Date(instantOf('T-0 10:00', today).getTime() + 60 * MS_PER_DAY);
  await planned(database, editor, bodyId, {
    ...{ title: 'Vernetzungstreffen', startsAt, hours: 5, place: 'Dortmund', agenda: ['Stand der Bundesförderung'] },
  });
}

async function planned(
  database: Stage['database'],
  editor: Actor,
  bodyId: string,
  { hours, ...draft }: { title: string; startsAt: Date; hours: number; place: string; agenda: readonly string[] },
): Promise<string> {
  const endsAt = new Date(draft.startsAt.getTime() + hours * MS_PER_HOUR);
  return mustSucceed(await planMeeting(database, editor, { bodyId, draft: { ...draft, endsAt } })).meetingId;
}

/** Addresses that reach nobody: the organisations are real, their mail boxes here are not. */
const addressOf = (organisation: string): string => {
  const plain = organisation
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss');
  return `${plain.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}@gremium.example`;
};
