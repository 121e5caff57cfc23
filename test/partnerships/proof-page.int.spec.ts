import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProject } from '#partnerships';
import { aPartnership, type BuiltPartnership } from '#partnerships/testing';
import { openDesk, type AuthorityDesk } from '../support/authority-desk.js';
import { editor, runningProject, secretMailed } from './local-office.js';

const REPORT = 'Das Turnier fand statt, zwölf Mannschaften mit 140 Jugendlichen spielten mit.';
const ROW = {
  ...{ number0: '1', invoicedOn0: '04.05.2027', paidOn0: '05.05.2027', payee0: 'Sporthaus', purpose0: 'Trikots' },
  amount0: '1.900,00',
};
const TYPED = {
  ...{ report: REPORT, participants: '140', proofOwn: '200,00', proofThirdParty: '', confirmed: 'ja' },
  ...{ ...ROW, list: '7;01.05.2027;02.05.2027;Bäckerei;Brötchen;12,00' },
};
const GOOD =
  'Beleg-Nr.;Rechnungsdatum;Zahlungsdatum;Empfänger;Grund der Zahlung;Brutto\n8;03.05.2027;04.05.2027;Verlag;Plakate;88,00\n';

describe('the proof of a local project on its page', () => {
  let desk: AuthorityDesk;
  let built: BuiltPartnership;
  let path: string;
  let projectId: string;

  beforeAll(async () => {
    desk = await openDesk();
    built = await aPartnership(desk.web.database, editor, { slug: 'hamm' });
    ({ projectId } = await runningProject(desk.web, built));
    desk.web.clock.moveTo(new Date('2027-06-10T09:00:00Z'));
    const project = await desk.web.database.read(editor, (tx) => findProject(tx, projectId));
    path = `/mein-projekt/${await secretMailed(desk.web, 'local-link', project?.application.contactEmail ?? '')}`;
  });
  afterAll(() => desk.close());

  const sent = async (fields: Record<string, string>) => {
    return desk.web.anybody().post(`${path}/nachweis`).type('form').send(fields);
  };
  const fileRead = async (content: string, fields: Record<string, string> = TYPED) => {
    const form = Object.entries(fields).reduce(
      (post, [name, value]) => post.field(name, value),
      desk.web.anybody().post(`${path}/belege`),
    );
    return form.attach('datei', Buffer.from(content), { filename: 'belege.csv', contentType: 'text/csv' });
  };
  const kept = (html: string): void => {
    for (const words of [REPORT, 'value="140"', 'value="200,00"', 'value="Sporthaus"', 'value="1.900,00"', 'Brötchen'])
      expect(html).toContain(words);
    expect(html).toMatch(/name="confirmed"[^>]*checked/);
  };

  it('names each receipt whose day or amount cannot be read, by its line, and keeps what was typed', async () => {
    const answer = await sent({ ...TYPED, paidOn0: 'neulich', list: '7;01.05.2027;02.05.2027;Bäckerei;Brötchen;viel' });
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Datum oder Betrag ist nicht lesbar.'); // local-receipt-unreadable
    for (const words of [REPORT, 'value="neulich"', 'Brötchen;viel']) expect(answer.text).toContain(words);
    const stored = await desk.web.database.read(editor, (tx) => findProject(tx, projectId));
    expect(stored?.status).toBe('RUNNING');
  });

  it('takes the lines of a file beside all that was typed before, and none of them twice', async () => {
    const read = await fileRead(GOOD);
    expect([read.status, read.text.includes('1 Belege sind übernommen')]).toEqual([200, true]);
    kept(read.text);
    expect(read.text).toContain('8;03.05.2027;04.05.2027;Verlag;Plakate;88,00');
    const list = `${TYPED.list}\n8;03.05.2027;04.05.2027;Verlag;Plakate;88,00`;
    const again = await fileRead(GOOD, { ...TYPED, list });
    expect(again.text.match(/Verlag/g)).toHaveLength(1);
  });

  it('keeps what was typed where the file cannot be read, or none was chosen', async () => {
    const faulty = await fileRead('Beleg;Empfänger\n1;Sporthaus');
    expect(faulty.status).toBe(422);
    kept(faulty.text);
    const empty = await fileRead('');
    expect(empty.status).toBe(422);
    kept(empty.text);
  });
});
