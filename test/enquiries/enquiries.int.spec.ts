import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  admitMunicipality,
  answerEnquiry,
  askAgain,
  askEnquiry,
  changeRoomTerms,
  endEnquiries,
  endMembership,
  endReferralTarget,
  enquiryView,
  enterReferralTarget,
  listMemberships,
  listReferralTargets,
  listRoomTerms,
  redactPassage,
  referEnquiry,
  situationReport,
  takeEnquiryStep,
  type EnquiryView,
} from '#enquiries';
import { CalendarDate, SYSTEM_ACTOR, type Actor, type Result } from '#kernel';
import { listMails } from '#mail';
import { violatedConstraint } from '#platform';
import { anEnquiry, asked, EDITOR, LEAD, openRoom, type Room } from '../support/enquiry-room.js';
import { startTestWeb, type TestWeb } from '../support/web.js';

const ANSWER = {
  body: 'Dazu gibt es mehrere Angebote des Landes und der Kommunen.',
  confirmed: [],
  confirmationReason: '',
};
const DAY = (text: string): Date => new Date(`${text}T09:00:00Z`);

describe('the room for enquiries', () => {
  let web: TestWeb;
  let room: Room;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(DAY('2026-11-27'));
    room = await openRoom(web.database);
  });
  afterAll(() => web.close());

  const kindOf = (result: Result<unknown, unknown>): string => {
    if (result.ok) return 'ok';
    const refusal: unknown = Array.isArray(result.refusal) ? result.refusal[0] : result.refusal;
    return typeof refusal === 'object' && refusal !== null && 'kind' in refusal ? String(refusal.kind) : '?';
  };
  const view = async (actor: Actor, id: string): Promise<EnquiryView> => {
    const found = await web.database.read(actor, (tx) => enquiryView(tx, id));
    if (!found) throw new Error('not visible');
    return found;
  };
  const step = (
    actor: Actor,
    enquiryId: string,
    action: 'accept-enquiry' | 'reject-for-personal-data' | 'close-enquiry',
  ) => takeEnquiryStep(web.database, actor, { enquiryId, action });
  const answered = async (): Promise<string> => {
    const id = await asked(web.database, room.member);
    await step(EDITOR, id, 'accept-enquiry');
    expect(kindOf(await answerEnquiry(web.database, EDITOR, { enquiryId: id, ...ANSWER }))).toBe('ok');
    return id;
  };
  const sql = (actor: Actor, text: string, values: readonly unknown[] = []) =>
    web.database.transaction(actor, (tx) => tx.query(text, values));
  const constraintOf = (work: Promise<unknown>): Promise<string | null> =>
    work.then(
      () => 'nothing',
      (error: unknown) => violatedConstraint(error) ?? String(error),
    );

  it('answers, is asked again, refers and closes, and tells each side by a mail without content', async () => {
    const id = await answered();
    const again = { enquiryId: id, ...ANSWER, body: 'Gibt es das auch für kleine Gemeinden im Umland?' };
    expect(kindOf(await askAgain(web.database, room.member, again))).toBe('ok');
    const [target] = await web.database.read(EDITOR, listReferralTargets);
    const referral = { enquiryId: id, referralTargetId: target?.id ?? '', ...ANSWER };
    expect(kindOf(await referEnquiry(web.database, EDITOR, referral))).toBe('ok');
    expect(kindOf(await step(room.member, id, 'close-enquiry'))).toBe('ok');
    const { enquiry, passages, referral: shown } = await view(room.member, id);
    expect([enquiry.status, enquiry.closedOn?.toString(), enquiry.wipeOn?.toString(), shown?.name]).toEqual([
      'CLOSED',
      '2026-11-27',
      '2027-11-27',
      target?.name,
    ]);
    expect(passages.map(({ kind }) => kind)).toEqual(['QUESTION', 'ANSWER', 'FOLLOW_UP', 'REFERRAL']);
    const mails = await web.database.read(SYSTEM_ACTOR, (tx) => listMails(tx, { limit: 50 }));
    expect(new Set(mails.map(({ template }) => template))).toEqual(new Set(['enquiry-received', 'enquiry-news']));
    expect(mails.map(({ subject, body }) => subject + body).join()).not.toMatch(/KGE-|Hamm|Angebote|Sensib/);
  });

  it('numbers enquiries by year without gaps', async () => {
    const references = [await asked(web.database, room.member), await asked(web.database, room.otherMember)];
    const shown = await Promise.all(references.map(async (id) => (await view(EDITOR, id)).enquiry.reference));
    const [first, second] = shown.map((reference) => Number(/^KGE-2026-(\d{4})$/.exec(reference)?.[1]));
    expect(second).toBe((first ?? 0) + 1);
  });

  it('refuses a question without tick, topic or area, and stores nothing of it', async () => {
    const input = { ...anEnquiry(), saysNoPersonalData: false, topicCode: 'X', phenomenon: '', kind: '', body: 'kurz' };
    const refused = await askEnquiry(web.database, room.member, input);
    expect(refused.ok ? [] : refused.refusal.map(({ kind }) => kind)).toEqual([
      'enquiry-kind-missing',
      'enquiry-topic-missing',
      'phenomenon-missing',
      'no-personal-data-not-ticked',
      'enquiry-text-too-short',
    ]);
  });

  it('stores the reason with a question whose flagged places were confirmed', async () => {
    const body = 'In der Herr Mustermann Halle trifft sich eine Gruppe, was gibt es dazu?';
    const input = { ...anEnquiry(body), confirmed: ['Herr Mustermann'] };
    expect(kindOf(await askEnquiry(web.database, room.member, anEnquiry(body)))).toBe('personal-data-suspected');
    expect(kindOf(await askEnquiry(web.database, room.member, input))).toBe('confirmation-reason-missing');
    const confirmed = await askEnquiry(web.database, room.member, {
      ...input,
      confirmationReason: 'So heißt die Halle seit 1890.',
    });
    const { passages } = await view(EDITOR, confirmed.ok ? confirmed.value.id : '');
    expect(passages.map(({ kind }) => kind)).toEqual(['QUESTION', 'CONFIRMATION']);
  });

  it('holds the answer of the team to the same rule', async () => {
    const id = await asked(web.database, room.member);
    await step(EDITOR, id, 'accept-enquiry');
    const named = { enquiryId: id, ...ANSWER, body: 'Fragen Sie bitte Frau Beispiel unter 0211 / 123456.' };
    expect(kindOf(await answerEnquiry(web.database, EDITOR, named))).toBe('personal-data-suspected');
  });

  it('empties a rejected enquiry at once and keeps the fact', async () => {
    const id = await asked(web.database, room.member);
    expect(kindOf(await step(EDITOR, id, 'reject-for-personal-data'))).toBe('ok');
    const { enquiry, passages, actions } = await view(room.member, id);
    expect([enquiry.status, passages, actions]).toEqual(['REJECTED_PERSONAL_DATA', [], []]);
    expect(kindOf(await step(EDITOR, id, 'accept-enquiry'))).toBe('action-not-possible');
  });

  it('strikes out places, shows no word of them again, and refuses what does not stand there', async () => {
    const id = await asked(web.database, room.member);
    const [passage] = (await view(EDITOR, id)).passages;
    const places = ['Sensibilisierung'];
    const input = { enquiryId: id, passageId: passage?.id ?? '', places };
    expect(kindOf(await redactPassage(web.database, EDITOR, { ...input, places: ['fremd'] }))).toBe(
      'redaction-not-found',
    );
    expect(kindOf(await redactPassage(web.database, EDITOR, input))).toBe('ok');
    expect((await view(room.member, id)).passages[0]).toMatchObject({
      isRedacted: true,
      body: 'Welche Angebote zur [geschwärzt] gibt es für Beschäftigte der Verwaltung?',
    });
  });

  it.each(['accept-enquiry', 'close-enquiry'] as const)(
    'refuses %s where the lifecycle has no such row',
    async (action) => {
      const id = action === 'close-enquiry' ? await asked(web.database, room.member) : await answered();
      expect(kindOf(await step(EDITOR, id, action))).toBe('action-not-possible');
    },
  );

  it('lets no member accept, answer, reject or refer', async () => {
    const id = await asked(web.database, room.member);
    expect(kindOf(await step(room.member, id, 'accept-enquiry'))).toBe('action-not-permitted');
    expect(kindOf(await step(room.member, id, 'reject-for-personal-data'))).toBe('action-not-permitted');
    const [open] = [await asked(web.database, room.member)];
    await step(EDITOR, open, 'accept-enquiry');
    expect(kindOf(await answerEnquiry(web.database, room.member, { enquiryId: open, ...ANSWER }))).toBe(
      'action-not-permitted',
    );
    const referral = { enquiryId: open, referralTargetId: '01900000-0000-7000-8000-00000000dead', ...ANSWER };
    expect(kindOf(await referEnquiry(web.database, EDITOR, referral))).toBe('referral-target-missing');
  });

  it('hides an enquiry from other municipalities', async () => {
    const id = await asked(web.database, room.member);
    expect(await web.database.read(room.otherMember, (tx) => enquiryView(tx, id))).toBeNull();
    expect(kindOf(await step(room.otherMember, id, 'close-enquiry'))).toBe('enquiry-not-found');
    expect(await sql(room.otherMember, 'SELECT 1 FROM enquiries.passage WHERE enquiry_id = $1', [id])).toEqual([]);
  });

  it('closes what stays silent for the days of the terms, and wipes 12 months after, each exactly on its day', async () => {
    const id = await answered();
    const end = (day: string) => endEnquiries(web.database, SYSTEM_ACTOR, CalendarDate.iso(day));
    await end('2026-12-24');
    expect((await view(EDITOR, id)).enquiry.status).toBe('ANSWERED');
    web.clock.moveTo(DAY('2026-12-25'));
    await end('2026-12-25');
    expect((await view(EDITOR, id)).enquiry).toMatchObject({
      status: 'CLOSED',
      wipeOn: CalendarDate.iso('2027-12-25'),
    });
    web.clock.moveTo(DAY('2027-12-24'));
    await end('2027-12-24');
    expect((await view(EDITOR, id)).passages).toHaveLength(2);
    web.clock.moveTo(DAY('2027-12-25'));
    await end('2027-12-25');
    expect(await end('2027-12-25')).toEqual({ closed: 0, wiped: 0 });
    expect(await view(EDITOR, id)).toMatchObject({ enquiry: { status: 'WIPED' }, passages: [], actions: [] });
    web.clock.moveTo(DAY('2026-11-27'));
  });

  it('holds by the database what the use cases refuse', async () => {
    const id = await asked(web.database, room.member);
    const set = (actor: Actor, change: string) =>
      constraintOf(sql(actor, `UPDATE enquiries.enquiry SET ${change} WHERE id = $1`, [id]));
    expect(await set(room.member, `status = 'ANSWERED'`)).toMatch(/row-level security/);
    expect(await set(EDITOR, `status = 'REFERRED'`)).toBe('enquiry_referred_whole');
    expect(await set(EDITOR, `status = 'CLOSED'`)).toBe('enquiry_closed_whole');
    const closed = `status = 'CLOSED', closed_on = '2026-11-27', wipe_on = '2027-11-27'`;
    expect(await set(EDITOR, closed)).toBe('nothing');
    expect(await set(EDITOR, `status = 'ACCEPTED', closed_on = NULL, wipe_on = NULL`)).toBe('enquiry_closed_for_good');
    expect(await set(SYSTEM_ACTOR, `status = 'WIPED', wiped_on = '2027-11-26', asked_by = NULL`)).toBe(
      'enquiry_wiped_in_time',
    );
    const added = `INSERT INTO enquiries.passage (id, enquiry_id, number, kind, body, written_at)
      VALUES (gen_random_uuid(), $1, 9, 'ANSWER', 'später', now())`;
    expect(await constraintOf(sql(EDITOR, added, [id]))).toBe('passage_of_open_enquiry');
    const outsider = { ...room.member, organisationId: '01900000-0000-7000-8000-00000000dead' };
    expect(kindOf(await askEnquiry(web.database, outsider, anEnquiry()))).toBe('not-a-member');
    const unticked = `INSERT INTO enquiries.enquiry (id, municipality_id, admin_region, kind, phenomenon, topic_code, status,
      says_no_personal_data, asked_on, asked_at, status_since) VALUES (gen_random_uuid(), $1, 'Arnsberg', 'QUESTION', 'RIGHT',
      'OTHER', 'NEW', false, '2026-11-27', now(), now())`;
    const own = [room.member.organisationId];
    expect(await constraintOf(sql(room.member, unticked, own))).toBe('enquiry_says_no_personal_data');
    const early = unticked.replace('false', 'true').replace('2026-11-27', '2025-12-31');
    expect(await constraintOf(sql(room.member, early, own))).toBe('enquiry_of_member');
  });

  it('keeps the register: one membership at a time, periods in order, by the lead alone', async () => {
    const input = {
      ags: '05570',
      name: 'Kreis Warendorf',
      kind: 'KREIS',
      adminRegion: 'Münster',
      mailbox: 'kreis@warendorf.example',
      memberFrom: '01.03.2026',
    };
    const admit = async (change: Partial<typeof input>, actor = LEAD) =>
      kindOf(await admitMunicipality(web.database, actor, { ...input, ...change }));
    expect(await admit({}, EDITOR)).toBe('lead-only');
    expect(await admit({ mailbox: 'a@b.example,c@d.example' })).toBe('mailbox-unreadable');
    expect(await admit({ ags: '123' })).toBe('municipality-ags-unreadable');
    expect(await admit({})).toBe('ok');
    expect(await admit({ memberFrom: '01.04.2026' })).toBe('already-a-member');
    const known = (await web.database.read(LEAD, listMemberships)).find(({ ags }) => ags === '05570');
    const end = async (memberTo: string, actor = LEAD) =>
      kindOf(await endMembership(web.database, actor, { membershipId: known?.membershipId ?? '', memberTo }));
    expect([await end('28.02.2026'), await end('30.09.2026', EDITOR), await end('30.09.2026')]).toEqual([
      'member-from',
      'lead-only',
      'ok',
    ]);
    expect(await end('30.09.2026')).toBe('membership-not-found');
    expect([await admit({ memberFrom: '30.09.2026' }), await admit({ memberFrom: '01.10.2026' })]).toEqual([
      'member-until',
      'ok',
    ]);
  });

  it('keeps offices and terms as data, changed by the lead from today on', async () => {
    const office = { name: 'Mobile Beratung', work: 'Beratung vor Ort', adminRegion: '', contact: '' };
    expect(kindOf(await enterReferralTarget(web.database, EDITOR, office))).toBe('lead-only');
    const entered = await enterReferralTarget(web.database, LEAD, office);
    const id = entered.ok ? entered.value.id : '';
    expect(kindOf(await endReferralTarget(web.database, LEAD, id))).toBe('ok');
    expect(kindOf(await endReferralTarget(web.database, LEAD, id))).toBe('referral-target-not-found');
    const terms = { validFrom: '01.12.2026', retentionMonths: '6', closingDays: '14', source: 'Erlass vom 20.11.2026' };
    const change = async (other: Partial<typeof terms>) =>
      kindOf(await changeRoomTerms(web.database, LEAD, { ...terms, ...other }));
    expect([
      await change({ retentionMonths: '13' }),
      await change({ retentionMonths: '0' }),
      await change({ closingDays: '181' }),
      await change({ validFrom: '26.11.2026' }),
      await change({ source: '' }),
      await change({}),
    ]).toEqual([
      'retention-out-of-range',
      'retention-out-of-range',
      'closing-out-of-range',
      'terms-in-past',
      'terms-source-missing',
      'ok',
    ]);
    const [newest] = await web.database.read(EDITOR, listRoomTerms);
    expect(newest).toMatchObject({ version: 2, retentionMonths: 6, verifiedBy: null });
  });

  it('counts by region, hides what is small, and counts the wiped, too', async () => {
    const report = () => web.database.read(EDITOR, (tx) => situationReport(tx, 2026));
    const small = await report();
    // One region is small: with the sum of all, showing the other one would give it away.
    expect(small.regions.map(({ total }) => total)).toEqual([null, null, 0]);
    for (let count = small.total ?? 0; count < 18; count += 1) await asked(web.database, room.otherMember);
    const { total, regions } = await report();
    const kleve = regions.find(({ region }) => region === 'Düsseldorf');
    expect(kleve).toMatchObject({ members: 1, total: 5, byPhenomenon: [5, 0, 0, 0], byKind: [5, 0] });
    expect(regions.reduce((sum, each) => sum + (each.total ?? 0), 0)).toBe(total);
  });
});
