import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerEnquiry, changeRoomTerms, enquiryView, takeEnquiryStep } from '#enquiries';
import type { Result } from '#kernel';
import { asked, EDITOR, LEAD, openRoom, type Room } from '../support/enquiry-room.js';
import { startTestWeb, type TestWeb } from '../support/web.js';

const TERMS = { validFrom: '2026-12-01', retentionMonths: '6', closingDays: '30', source: 'Erlass der Leitstelle' };

describe('a room without terms', () => {
  let web: TestWeb;
  let room: Room;
  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date('2026-11-27T09:00:00Z'));
  });
  afterAll(() => web.close());

  const kindOf = async (act: Promise<Result<unknown, unknown>>): Promise<string> => {
    const done: { ok: boolean; refusal?: unknown } = await act;
    const [refusal] = [done.refusal ?? []].flat() as { kind?: string }[];
    return refusal?.kind ?? 'done';
  };

  it('has none to be changed: its reference data come first', async () => {
    expect(await kindOf(changeRoomTerms(web.database, LEAD, TERMS))).toBe('room-terms-missing');
    room = await openRoom(web.database);
    expect(await kindOf(changeRoomTerms(web.database, LEAD, TERMS))).toBe('done');
  });

  it('closes nothing on a day for which none say how long content is kept, and the enquiry stays as it was', async () => {
    const { member } = room;
    const enquiryId = await asked(web.database, member);
    const act = (action: 'accept-enquiry' | 'close-enquiry') =>
      kindOf(takeEnquiryStep(web.database, action === 'close-enquiry' ? member : EDITOR, { enquiryId, action }));
    expect(await act('accept-enquiry')).toBe('done');
    const answer = { body: 'Dazu gibt es mehrere Angebote des Landes.', confirmed: [], confirmationReason: '' };
    expect(await kindOf(answerEnquiry(web.database, EDITOR, { enquiryId, ...answer }))).toBe('done');
    web.clock.moveTo(new Date('1999-01-04T09:00:00Z'));
    expect(await act('close-enquiry')).toBe('room-terms-missing');
    web.clock.moveTo(new Date('2026-11-28T09:00:00Z'));
    const seen = await web.database.read(member, (tx) => enquiryView(tx, enquiryId));
    expect(JSON.stringify(seen)).toContain('"ANSWERED"');
    expect(await act('close-enquiry')).toBe('done');
  });
});
