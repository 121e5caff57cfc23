import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import {
  castByLink,
  closeDueVotes,
  closeVote,
  openMotion,
  openVote,
  recordBallot,
  recuseSeat,
  resolutionsOf,
  rollOf,
  voteOfSubject,
  type Choice,
  type OpenVote,
} from '#bodies';
import { aBodyOf, aSeatDraft } from '#bodies/testing';
import { addSeat } from '#bodies';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { newId, violatedConstraint } from '#platform';
import { caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };
const CLOSES = new Date('2026-11-16T12:00:00Z');
const NAMES = ['Stadtsportbund', 'Jugendring', 'Integrationsrat', 'Moscheegemeinde', 'Kirchenkreis'];

describe('votes of a body', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice(new Date('2026-11-02T09:00:00Z'));
  });
  afterAll(() => office.close());

  const opened = async (
    more: Partial<OpenVote> & { recused?: readonly number[] } = {},
    secrecy: 'OPEN' | 'SECRET' = 'OPEN',
  ) => {
    const { bodyId, seatIds } = await aBodyOf(office.database, editor, NAMES, { secrecy });
    const subject = { kind: 'LOCAL_PROJECT', id: newId() } as const;
    const recusedSeats = (more.recused ?? []).map((index) => ({
      seatId: seatIds[index] ?? '',
      reason: 'Vorstand des Antragstellers',
    }));
    const { recused: _, ...rest } = more;
    const result = await office.database.transaction(editor, (tx) =>
      openVote(tx, {
        ...{ bodyId, subject, title: 'Sport für alle', mode: 'ONLINE', closesAt: CLOSES, recusedSeats },
        ...rest,
      }),
    );
    return { bodyId, seatIds, subject, result };
  };
  const openedWell = async (...parameters: Parameters<typeof opened>) => {
    const { result, ...rest } = await opened(...parameters);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return { ...rest, voteId: result.value.voteId, links: await linksOf(office, result.value.voteId) };
  };
  const situation = (subject: OpenVote['subject']) => office.database.read(editor, (tx) => voteOfSubject(tx, subject));

  it('send every seat that may vote its own link, and none to the recused one', async () => {
    const { subject, links, seatIds } = await openedWell({ recused: [0] });
    expect([...links.keys()].sort()).toEqual(seatIds.slice(1).sort());
    expect(await situation(subject)).toMatchObject({ entitled: 4, recused: 1, cast: 0, quorumNeeded: 3, result: null });
  });

  it('keep of a link only its hash', async () => {
    const { voteId, links } = await openedWell();
    const secret = [...links.values()][0] ?? '';
    const owner = new pg.Client(office.testDatabase.ownerUrl);
    await owner.connect();
    const { rows } = await owner.query<{ text: string }>(
      `SELECT string_agg(s::text, ' ') AS text FROM bodies.vote_seat s WHERE vote_id = $1`,
      [voteId],
    );
    await owner.end();
    expect(rows[0]?.text).not.toContain(secret);
  });

  it('let a ballot be changed until the deadline, and count it once', async () => {
    const { subject, links, seatIds } = await openedWell();
    const secret = links.get(seatIds[0] ?? '') ?? '';
    expect(await castByLink(office.database, { secret, choice: 'YES' })).toMatchObject({ ok: true });
    expect(await castByLink(office.database, { secret, choice: 'NO' })).toMatchObject({ ok: true });
    expect(await situation(subject)).toMatchObject({ cast: 1, yes: 0, no: 0, isCountHidden: true });
    office.clock.moveTo(CLOSES);
    expect(await castByLink(office.database, { secret, choice: 'YES' })).toMatchObject({
      refusal: { kind: 'vote-closed' },
    });
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
  });

  it('show nobody how an online vote stands before it ends, and count only what ends it', async () => {
    const { voteId, links } = await openedWell();
    const all = [...links.values()];
    await castByLink(office.database, { secret: all[0] ?? '', choice: 'YES' });
    const roll = await office.database.read(editor, (tx) => rollOf(tx, voteId));
    expect(roll.map(({ hasCast, choice }) => [hasCast, choice]).sort()).toEqual([
      ...[
        [false, null],
        [false, null],
        [false, null],
        [false, null],
      ],
      [true, null],
    ]);
    const peek = (actor: Actor, at: Date) =>
      office.database.transaction(actor, async (tx) => [
        await tx.query('SELECT bodies.begin_count($1, $2)', [voteId, at]).then(() => 'asked'),
        (await tx.query('SELECT 1 FROM bodies.ballot WHERE vote_id = $1', [voteId])).length,
        (await tx.query('SELECT * FROM bodies.count_ballots($1)', [voteId])).length,
      ]);
    for (const actor of [editor, caseworker, SYSTEM_ACTOR])
      expect(await peek(actor, office.clock.now())).toEqual(['asked', 0, 0]);
    // Whoever counts with a false clock ends the vote with it: nothing changes any more that somebody has seen.
    expect(await peek(editor, CLOSES)).toEqual(['asked', 0, 1]);
    expect(await castByLink(office.database, { secret: all[1] ?? '', choice: 'NO' })).toMatchObject({
      refusal: { kind: 'vote-closed' },
    });
  });

  it('are closed by the daily job with result and quorum frozen', async () => {
    const { subject, links, voteId } = await openedWell({ recused: [4] });
    const choices: Choice[] = ['YES', 'YES', 'NO'];
    for (const [index, secret] of [...links.values()].slice(0, 3).entries())
      await castByLink(office.database, { secret, choice: choices[index] ?? 'NO' });
    await closeDueVotes(office.database, SYSTEM_ACTOR);
    expect((await situation(subject))?.state).toBe('OPEN');
    office.clock.moveTo(CLOSES);
    await closeDueVotes(office.database, SYSTEM_ACTOR);
    await closeDueVotes(office.database, SYSTEM_ACTOR);
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    expect(await situation(subject)).toMatchObject({
      ...{ state: 'CLOSED', entitled: 4, recused: 1, cast: 3, yes: 2, no: 1, quorumNeeded: 3, quorumMet: true },
      result: 'RECOMMENDED',
    });
    const thaw = office.database.transaction(editor, (tx) =>
      tx.query(`UPDATE bodies.vote SET yes = 1, no = 2 WHERE id = $1`, [voteId]),
    );
    expect(violatedConstraint(await thaw.catch((error: unknown) => error))).toBe('vote_result_frozen');
  });

  it('end without quorum when one ballot is missing', async () => {
    const { subject, links } = await openedWell({ closesAt: new Date('2026-11-10T09:00:00Z') });
    for (const secret of [...links.values()].slice(0, 2)) await castByLink(office.database, { secret, choice: 'YES' });
    office.clock.moveTo(new Date('2026-11-10T09:00:00Z'));
    await closeDueVotes(office.database, SYSTEM_ACTOR);
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    expect(await situation(subject)).toMatchObject({ cast: 2, quorumNeeded: 3, result: 'NO_QUORUM' });
  });

  it('close early only when everybody has voted', async () => {
    const { voteId, links } = await openedWell({ recused: [0] });
    const all = [...links.values()];
    for (const secret of all.slice(1)) await castByLink(office.database, { secret, choice: 'YES' });
    expect(await closeVote(office.database, editor, { voteId })).toMatchObject({
      refusal: { kind: 'vote-still-running', facts: { missing: 1 } },
    });
    await castByLink(office.database, { secret: all[0] ?? '', choice: 'ABSTAIN' });
    expect(await closeVote(office.database, editor, { voteId })).toMatchObject({ value: { yes: 3, abstained: 1 } });
    expect(await closeVote(office.database, editor, { voteId })).toMatchObject({ refusal: { kind: 'vote-closed' } });
  });

  it('take the open ballot away from a seat whose interest becomes known late', async () => {
    const { voteId, subject, links, seatIds } = await openedWell();
    const [seatId = ''] = seatIds;
    const secret = links.get(seatId) ?? '';
    await castByLink(office.database, { secret, choice: 'YES' });
    const recusal = { voteId, seatId, reason: '' };
    expect(await recuseSeat(office.database, editor, recusal)).toMatchObject({
      refusal: { kind: 'recusal-reason-missing' },
    });
    expect(await recuseSeat(office.database, editor, { ...recusal, reason: 'Mitglied im Verein' })).toMatchObject({
      ok: true,
    });
    expect(await situation(subject)).toMatchObject({ entitled: 4, recused: 1, cast: 0, yes: 0 });
    expect(await castByLink(office.database, { secret, choice: 'YES' })).toMatchObject({
      refusal: { kind: 'ballot-link-unknown' },
    });
  });

  it('keep a secret ballot apart from seat and time, and refuse to recuse its seat', async () => {
    const { voteId, subject, links, seatIds } = await openedWell({}, 'SECRET');
    const [seatId = ''] = seatIds;
    await castByLink(office.database, { secret: links.get(seatId) ?? '', choice: 'NO' });
    await castByLink(office.database, { secret: links.get(seatId) ?? '', choice: 'YES' });
    expect(await situation(subject)).toMatchObject({ cast: 1, yes: 0, no: 0, abstained: 0 });
    const seen = await office.database.read(editor, (tx) =>
      tx.query(`SELECT * FROM bodies.ballot WHERE vote_id = $1`, [voteId]),
    );
    expect(seen).toEqual([]);
    expect(
      (await office.database.read(editor, (tx) => rollOf(tx, voteId))).every(({ choice }) => choice === null),
    ).toBe(true);
    expect(await recuseSeat(office.database, editor, { voteId, seatId, reason: 'Vorstand' })).toMatchObject({
      refusal: { kind: 'recusal-after-secret-ballot' },
    });
  });

  it('refuse the ballot of a recused seat in the database, by function and by hand', async () => {
    const { voteId, seatIds } = await openedWell({ recused: [2], mode: 'IN_SESSION', closesAt: null });
    const ballot = { voteId, seatId: seatIds[2] ?? '', choice: 'YES' as const };
    expect(await recordBallot(office.database, editor, ballot)).toMatchObject({ refusal: { kind: 'seat-recused' } });
    const byApplication = office.database.transaction(editor, (tx) =>
      tx.query(`INSERT INTO bodies.ballot VALUES ($1, 'x', $1, $2, 'YES', now())`, [voteId, seatIds[2]]),
    );
    await expect(byApplication).rejects.toThrow(/permission denied/);
    const owner = new pg.Client(office.testDatabase.ownerUrl);
    await owner.connect();
    const byOwner = owner.query(
      `INSERT INTO bodies.ballot SELECT $1, 'x', body_id, $2, 'YES', now() FROM bodies.vote WHERE id = $1`,
      [voteId, seatIds[2]],
    );
    expect(violatedConstraint(await byOwner.catch((error: unknown) => error))).toBe('ballot_of_recused');
    await owner.end();
  });

  it('are counted in session by hand, and a motion that is accepted becomes a numbered resolution', async () => {
    const { bodyId, seatIds } = await aBodyOf(office.database, editor, NAMES);
    const motion = {
      bodyId,
      title: 'Die Geschäftsordnung wird geändert.',
      mode: 'IN_SESSION',
      closesAt: null,
    } as const;
    const voteIds = [];
    for (const recusedSeats of [[], []]) {
      const result = await openMotion(office.database, editor, { ...motion, recusedSeats });
      if (!result.ok) throw new Error(JSON.stringify(result.refusal));
      voteIds.push(result.value.voteId);
    }
    for (const voteId of voteIds) {
      for (const seatId of seatIds.slice(0, 3))
        await recordBallot(office.database, editor, { voteId, seatId, choice: 'YES' });
      expect(await closeVote(office.database, editor, { voteId })).toMatchObject({ value: { result: 'RECOMMENDED' } });
    }
    const resolutions = await office.database.read(editor, (tx) => resolutionsOf(tx, bodyId));
    expect(resolutions.map(({ number, year }) => `${number}/${year}`)).toEqual(['2/2026', '1/2026']);
    const change = office.database.transaction(editor, (tx) => tx.query(`DELETE FROM bodies.resolution`));
    await expect(change).rejects.toThrow(/permission denied/);
  });

  it('take the counts of the urn for a secret vote in session, never more than seats', async () => {
    const { voteId, seatIds } = await openedWell({ mode: 'IN_SESSION', closesAt: null, recused: [0] }, 'SECRET');
    expect(
      await recordBallot(office.database, editor, { voteId, seatId: seatIds[1] ?? '', choice: 'YES' }),
    ).toMatchObject({
      refusal: { kind: 'ballot-not-by-hand' },
    });
    expect(await closeVote(office.database, editor, { voteId })).toMatchObject({
      refusal: { kind: 'urn-count-missing' },
    });
    const counted = { yes: 4, no: 1, abstained: 0 };
    expect(await closeVote(office.database, editor, { voteId, counted })).toMatchObject({
      refusal: { kind: 'more-ballots-than-seats', facts: { cast: 5, entitled: 4 } },
    });
    expect(await closeVote(office.database, editor, { voteId, counted: { ...counted, no: 0 } })).toMatchObject({
      value: { cast: 4, result: 'RECOMMENDED' },
    });
  });

  it.each([
    ['entry-missing', { title: ' ' }],
    ['vote-deadline-missing', { closesAt: null }],
    ['vote-deadline-over', { closesAt: new Date('2026-11-01T09:00:00Z') }],
    ['recused-seat-unknown', { recusedSeats: [{ seatId: newId(), reason: 'Vorstand' }] }],
    ['nobody-may-vote', { recused: [0, 1, 2, 3, 4] }],
    ['body-not-found', { bodyId: newId() }],
  ])('are refused with %s', async (kind, more) => {
    expect((await opened(more)).result).toMatchObject({ refusal: { kind } });
  });

  it('are refused where no mail reaches a seat, twice on one subject, and for whoever keeps the body not', async () => {
    const { bodyId, subject } = await openedWell();
    const again = {
      bodyId,
      subject,
      title: 'Noch einmal',
      mode: 'ONLINE',
      closesAt: CLOSES,
      recusedSeats: [],
    } as const;
    const open = (actor: Actor, command: OpenVote = again) =>
      office.database.transaction(actor, (tx) => openVote(tx, command));
    expect(await open(editor)).toMatchObject({ refusal: { kind: 'vote-already-open' } });
    await addSeat(office.database, editor, { bodyId, seat: aSeatDraft('Ohne Post', { contactEmail: null }) });
    const other = { ...again, subject: { kind: 'LOCAL_PROJECT', id: newId() } } as const;
    expect(await open(editor, other)).toMatchObject({
      refusal: { kind: 'seats-unreachable', facts: { seats: ['Ohne Post'] } },
    });
    expect(await open(caseworker, other)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await open(districtEditor('05358'), other)).toMatchObject({ refusal: { kind: 'body-not-found' } });
    expect(await castByLink(office.database, { secret: 'x', choice: 'YES' })).toMatchObject({
      refusal: { kind: 'ballot-link-unknown' },
    });
  });

  it('of a district are its own: it keeps them, another district sees none of them', async () => {
    const dueren = districtEditor('05358');
    const own = organisationIdOfDistrict('05358');
    const { bodyId, seatIds } = await aBodyOf(office.database, dueren, NAMES, { ownerOrganisationId: own });
    const motion = { bodyId, title: 'Motto 2027', mode: 'IN_SESSION', closesAt: null, recusedSeats: [] } as const;
    const result = await openMotion(office.database, dueren, motion);
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    const ballot = { voteId: result.value.voteId, seatId: seatIds[0] ?? '', choice: 'YES' } as const;
    expect(await recordBallot(office.database, districtEditor('05315'), ballot)).toMatchObject({
      refusal: { kind: 'vote-not-found' },
    });
    const byFunction = await office.database.transaction(districtEditor('05315'), (tx) =>
      tx.query<{ done: boolean }>(`SELECT bodies.record_ballot($1, $2, 'YES', now()) AS done`, [
        ballot.voteId,
        ballot.seatId,
      ]),
    );
    expect(byFunction).toEqual([{ done: false }]);
    expect(await recordBallot(office.database, dueren, ballot)).toMatchObject({ ok: true });
  });

  it('never count a recused seat, whatever ballots come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            recused: fc.boolean(),
            late: fc.boolean(),
            choice: fc.constantFrom<Choice>('YES', 'NO', 'ABSTAIN'),
          }),
          {
            minLength: 5,
            maxLength: 5,
          },
        ),
        async (members) => {
          fc.pre(members.some(({ recused }) => !recused));
          const recusedNow = members.flatMap((member, index) => (member.recused && !member.late ? [index] : []));
          const { voteId, subject, seatIds } = await openedWell({
            mode: 'IN_SESSION',
            closesAt: null,
            recused: recusedNow,
          });
          for (const [index, { choice }] of members.entries())
            await recordBallot(office.database, editor, { voteId, seatId: seatIds[index] ?? '', choice });
          for (const [index, { recused, late }] of members.entries())
            if (recused && late)
              await recuseSeat(office.database, editor, {
                voteId,
                seatId: seatIds[index] ?? '',
                reason: 'Spät bekannt',
              });
          await closeVote(office.database, editor, { voteId });
          const honest = members.filter(({ recused }) => !recused);
          const number = (choice: Choice) => honest.filter((each) => each.choice === choice).length;
          expect(await situation(subject)).toMatchObject({
            ...{ entitled: honest.length, recused: 5 - honest.length, cast: honest.length },
            ...{ yes: number('YES'), no: number('NO'), abstained: number('ABSTAIN'), quorumMet: true },
            result: number('YES') > number('NO') ? 'RECOMMENDED' : 'NOT_RECOMMENDED',
          });
        },
      ),
      { numRuns: 20 },
    );
  });
});

/** Seat -> secret of its link, read from the mails as the seats would. */
async function linksOf(office: Office, voteId: string): Promise<Map<string, string>> {
  const seats = await office.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ seat_id: string; contact_email: string; body_id: string }>(
      `SELECT r.seat_id, s.contact_email, s.body_id FROM bodies.vote_seat r JOIN bodies.seat s ON s.id = r.seat_id
       WHERE r.vote_id = $1 AND r.token_hash IS NOT NULL ORDER BY s.organisation`,
      [voteId],
    ),
  );
  const links = new Map<string, string>();
  for (const { seat_id } of seats) {
    const [mail] = await office.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ secret: string }>(
        `SELECT substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)') AS secret FROM mail.message m, bodies.vote_seat r
         WHERE r.vote_id = $1 AND r.seat_id = $2
           AND r.token_hash = encode(sha256(convert_to(substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)'), 'UTF8')), 'hex')`,
        [voteId, seat_id],
      ),
    );
    if (mail) links.set(seat_id, mail.secret);
  }
  return links;
}
