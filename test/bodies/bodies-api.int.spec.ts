import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { castByLink } from '#bodies';
import { SYSTEM_ACTOR } from '#kernel';
import { aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { openApiOffice, type ApiOffice, type ApiUser } from '../api/api-office.js';

const MEETING = {
  title: 'Herbstsitzung',
  startsAt: '2026-12-10T17:00:00+01:00',
  endsAt: '2026-12-10T19:00:00+01:00',
  place: 'Rathaus',
  agenda: ['Begrüßung', 'Anträge'],
};

describe('bodies at the API', () => {
  let office: ApiOffice;
  let keeper: ApiUser;
  let neighbour: ApiUser;
  let network: ApiUser;
  let built: BuiltPartnership;
  let path: string;

  beforeAll(async () => {
    office = await openApiOffice();
    keeper = await office.user('Bearbeitung Hamm', ['APPLICANT_EDITOR'], '05915');
    neighbour = await office.user('Kreis Düren', ['APPLICANT_EDITOR'], '05358');
    network = await office.user('Netzwerk', ['NETWORK_EDITOR']);
    built = await aPartnership(office.web.database, keeper.actor, { slug: 'hamm' });
    path = `/api/v1/bodies/${built.allianceId}`;
  });
  afterAll(() => office.close());

  const kindOf = async (answer: Promise<{ status: number; body: { type?: string } }>) => {
    const { status, body } = await answer;
    return [status, body.type?.split(':').at(-1)];
  };
  const seats = async (): Promise<{ id: string; organisation: string }[]> => (await keeper.get(path)).body.seats;

  it('are shown to their keepers, and of others nothing', async () => {
    const own = await keeper.get('/api/v1/bodies');
    expect(own.body.bodies).toMatchObject([{ id: built.allianceId, quorum: '1/2', quorumIsStrict: true }]);
    expect((await neighbour.get('/api/v1/bodies')).body.bodies).toEqual([]);
    expect((await neighbour.get(path)).status).toBe(404);
    expect((await seats()).map(({ organisation }) => organisation).sort()).toEqual([
      'Schulen',
      'Sport',
      'Stadtjugendring',
    ]);
  });

  it('get seats whose terms end and stay on file, and tasks with a date', async () => {
    const seat = {
      organisation: 'Kirchenkreis',
      role: 'Mitglied',
      hasVote: true,
      contactEmail: 'nicht',
      from: '2026-11-01',
    };
    expect(await kindOf(keeper.post(`${path}/seats`, seat))).toEqual([422, 'email-invalid']);
    const added = await keeper.post(`${path}/seats`, { ...seat, contactEmail: 'sitz@kirche.example' });
    const end = (last: string) => keeper.post(`${path}/end-seat`, { seatId: added.body.id, last });
    expect(await kindOf(end('2026-10-31'))).toEqual([422, 'term-ends-before-start']);
    expect((await end('2026-11-30')).body.seats).toHaveLength(4);
    expect(await kindOf(end('2026-12-31'))).toEqual([409, 'seat-ended-before']);
    const [first] = await seats();
    const task = await keeper.post(`${path}/tasks`, {
      seatId: first?.id,
      title: 'Einladung prüfen',
      dueOn: '2026-12-01',
    });
    const done = await keeper.post(`${path}/complete-task`, { taskId: task.body.tasks[0].id });
    expect(done.body.tasks).toMatchObject([{ title: 'Einladung prüfen', doneOn: '2026-11-16' }]);
    expect(await kindOf(keeper.post(`${path}/complete-task`, { taskId: task.body.tasks[0].id }))).toEqual([
      409,
      'task-done-before',
    ]);
  });

  it('hold a meeting from the plan over the invitation to approved minutes', async () => {
    const plan = (more: object) => keeper.post(`${path}/meetings`, { ...MEETING, ...more });
    expect(await kindOf(plan({ startsAt: '2026-12-10T17:00:00' }))).toEqual([422, 'fields-invalid']);
    expect(await kindOf(plan({ endsAt: '2026-12-10T16:00:00+01:00' }))).toEqual([422, 'meeting-ends-before-start']);
    const planned = await plan({});
    expect(planned.status).toBe(201);
    const meeting = `/api/v1/meetings/${planned.body.id}`;
    const step = (action: string) => keeper.post(`${meeting}/steps`, { action });
    expect((await step('invite')).body.status).toBe('INVITED');
    const invited = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query(`SELECT 1 FROM mail.message WHERE calendar_text LIKE '%BEGIN:VEVENT%'`),
    );
    expect(invited.length).toBe(3);
    expect(await kindOf(step('close'))).toEqual([409, 'meeting-not-begun']);
    expect((await neighbour.get(meeting)).status).toBe(404);
    office.web.clock.moveTo(new Date('2026-12-10T18:30:00Z'));
    const later = await office.user('Bearbeitung Hamm', ['APPLICANT_EDITOR'], '05915');
    const [first] = await seats();
    const attendance = [{ seatId: first?.id, state: 'PRESENT', deputyId: null }];
    expect((await later.post(`${meeting}/attendance`, { attendance })).status).toBe(200);
    expect((await later.post(`${meeting}/steps`, { action: 'close' })).body.status).toBe('HELD');
    await later.post(`${meeting}/minutes`, { content: 'Das Bündnis hat zwei Anträge beraten.' });
    await later.post(`${meeting}/minutes/steps`, { action: 'send' });
    const approved = await later.post(`${meeting}/minutes/steps`, { action: 'approve' });
    expect(approved.body.minutes).toMatchObject({ status: 'APPROVED', version: 1 });
    expect(await kindOf(later.post(`${meeting}/minutes`, { content: 'Ganz anderer Text.' }))).toEqual([
      409,
      'action-not-possible',
    ]);
    office.web.clock.moveTo(new Date('2026-11-16T11:00:00Z'));
  });

  it('vote online: nobody sees how it stands, the recused seat has no ballot, the result is frozen', async () => {
    const [schools, sport] = (await seats())
      .sort((one, two) => one.organisation.localeCompare(two.organisation))
      .slice(1);
    const motion = { title: 'Gemeinsame Fachtagung', mode: 'ONLINE', closesAt: '2026-11-30T18:00:00+01:00' };
    const recusedSeats = [{ seatId: sport?.id, reason: 'richtet die Tagung aus' }];
    expect(await kindOf(keeper.post(`${path}/votes`, { ...motion, closesAt: null, recusedSeats }))).toEqual([
      422,
      'vote-deadline-missing',
    ]);
    const opened = await keeper.post(`${path}/votes`, { ...motion, recusedSeats });
    const vote = `/api/v1/votes/${opened.body.id}`;
    const links = await office.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ secret: string }>(
        `SELECT substring(body_text FROM '/abstimmung/([A-Za-z0-9_-]+)') AS secret FROM mail.message WHERE template = 'ballot-link'`,
      ),
    );
    const cast = (index: number, choice: 'YES' | 'NO') =>
      castByLink(office.web.database, { secret: links[index]?.secret ?? '', choice });
    await cast(0, 'YES');
    const running = (await keeper.get(vote)).body;
    expect(running).toMatchObject({ entitled: 3, recused: 1, cast: 1, yes: null, no: null, result: null });
    expect(running.roll.every(({ choice }: { choice: string | null }) => choice === null)).toBe(true);
    expect(await kindOf(keeper.post(`${vote}/close`, { counted: null }))).toEqual([409, 'vote-still-running']);
    expect(await kindOf(keeper.post(`${vote}/ballots`, { seatId: schools?.id, choice: 'YES' }))).toEqual([
      409,
      'ballot-not-by-hand',
    ]);
    await cast(1, 'YES');
    await cast(2, 'NO');
    const closed = await keeper.post(`${vote}/close`, { counted: null });
    expect(closed.body).toMatchObject({ state: 'CLOSED', yes: 2, no: 1, result: 'RECOMMENDED' });
    expect(await kindOf(keeper.post(`${vote}/close`, { counted: null }))).toEqual([409, 'vote-closed']);
    expect((await keeper.get(path)).body.resolutions).toMatchObject([{ wording: 'Gemeinsame Fachtagung' }]);
    expect((await neighbour.get(vote)).status).toBe(404);
  });

  it('stand beside registers and events: internal entries for the authority, small numbers for nobody', async () => {
    const event = {
      ...{ kind: 'AWARENESS', phenomenon: null, title: 'Fachtag', description: '', organiser: 'LKS', place: 'Köln' },
      ...{
        startsAt: '2026-12-01T09:00:00+01:00',
        endsAt: '2026-12-01T16:00:00+01:00',
        capacity: 40,
        retentionDays: 30,
      },
      registrationUntil: '2026-11-28T23:59:00+01:00',
    };
    expect(await kindOf(network.post('/api/v1/network/events', event))).toEqual([422, 'event-phenomenon-missing']);
    const planned = await network.post('/api/v1/network/events', { ...event, phenomenon: 'RIGHT' });
    expect(planned.body).toMatchObject({ status: 'DRAFT', taken: 0 });
    const seen = async (user: ApiUser) => (await user.get('/api/v1/network/events')).body.events.length;
    expect([await seen(network), await seen(neighbour)]).toEqual([1, 0]);
    const publish = { action: 'publish' };
    const steps = `/api/v1/network/events/${planned.body.id}/steps`;
    expect((await neighbour.post(steps, publish)).status).toBe(404);
    expect((await network.post(steps, publish)).body.status).toBe('PUBLISHED');
    expect([await seen(network), await seen(neighbour)]).toEqual([1, 1]);
    const figure = { offerId: built.allianceId, halfYear: '2026-1', category: 'Erstberatung', cases: 12 };
    expect(await kindOf(network.post('/api/v1/network/figures', figure))).toEqual([404, 'offer-not-found']);
    expect(await kindOf(neighbour.post('/api/v1/network/figures', figure))).toEqual([403, 'action-not-permitted']);
    expect((await neighbour.get('/api/v1/network/figures')).body).toEqual({ figures: [] });
    expect(Object.keys((await neighbour.get('/api/v1/network')).body).sort()).toEqual([
      ...['concepts', 'findings', 'offers', 'organisations'],
    ]);
  });
});
