import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { takeEnquiryStep } from '#enquiries';
import { asked, EDITOR, openRoom, type Room } from '../support/enquiry-room.js';
import { inspectPdf } from '../support/pdf-structure.js';
import { startTestWeb, type TestBrowser, type TestWeb } from '../support/web.js';

const WORDS = 'Welche Angebote gibt es zum Wanderfalken-Lehrpfad der Verwaltung?';

describe('the yearly situation report of the room', () => {
  let web: TestWeb;
  let room: Room;
  let team: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    web.clock.moveTo(new Date('2026-11-27T09:00:00Z'));
    room = await openRoom(web.database);
    for (let count = 0; count < 7; count += 1) await asked(web.database, room.member, WORDS);
    for (let count = 0; count < 6; count += 1) await asked(web.database, room.otherMember, WORDS);
    const rejected = await asked(web.database, room.otherMember, WORDS);
    await takeEnquiryStep(web.database, EDITOR, { enquiryId: rejected, action: 'reject-for-personal-data' });
    team = await web.signedIn({ email: 'o.auskunft@kge.example', roles: ['ENQUIRY_EDITOR'], organisationId: null });
  });
  afterAll(() => web.close());

  const bytesOf = async (path: string): Promise<{ status: number; type: string; name: string; body: Buffer }> => {
    const answer = await team
      .get(path)
      .buffer(true)
      .parse((response, done) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => done(null, Buffer.concat(parts)));
      });
    const headers = answer.headers as Readonly<Record<string, string>>;
    const name = headers['content-disposition'] ?? '';
    return { status: answer.status, type: headers['content-type'] ?? '', name, body: answer.body as Buffer };
  };

  it('is taken away as CSV: one line per region, the wiped counted, no word of anybody', async () => {
    const { status, type, name, body } = await bytesOf('/anfragen/lagebericht/csv?jahr=2026');
    expect([status, type.split(';')[0], name]).toEqual([
      200,
      'text/csv',
      'attachment; filename="kge-lagebericht-2026.csv"',
    ]);
    const lines = body
      .toString('utf8')
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(';'));
    expect(lines[0]?.slice(0, 3)).toEqual(['Regierungsbezirk', 'Mitgliedskommunen', 'Anfragen']);
    expect(lines.slice(1).map((cells) => cells.slice(0, 3))).toEqual([
      ['Arnsberg', '1', '7'],
      ['Düsseldorf', '1', '7'],
    ]);
    expect(body.toString('utf8')).not.toMatch(/Wanderfalken|Hamm|Kleve|KGE-/);
  });

  it('is taken away as a tagged PDF with the same numbers, hiding what is small', async () => {
    const { status, type, name, body } = await bytesOf('/anfragen/lagebericht/pdf?jahr=2026');
    expect([status, type, name]).toEqual([200, 'application/pdf', 'attachment; filename="kge-lagebericht-2026.pdf"']);
    const pdf = await inspectPdf(body);
    expect([pdf.problems, pdf.language]).toEqual([[], 'de-DE']);
    expect(pdf.text).toContain('Lagebericht 2026');
    expect(pdf.text).toContain('Im ganzen Land: 14.');
    expect(pdf.text).toMatch(/Arnsberg 7 7 0 0 0/);
    expect(pdf.text).not.toMatch(/Wanderfalken|Hamm|Kleve|KGE-/);
  });

  it('knows no year before the room and none to come', async () => {
    for (const year of ['2013', '2027', 'alle'])
      expect((await bytesOf(`/anfragen/lagebericht/pdf?jahr=${year}`)).status).toBe(404);
  });

  it('is no business of the members', async () => {
    const member = await web.signedIn({
      ...{ email: 'p.rathaus@hamm.example', roles: ['ENQUIRY_MEMBER'], organisationId: room.member.organisationId },
    });
    for (const form of ['csv', 'pdf'])
      expect((await member.get(`/anfragen/lagebericht/${form}?jahr=2026`)).status).toBe(403);
  });
});
