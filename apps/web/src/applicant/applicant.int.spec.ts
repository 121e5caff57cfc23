import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import type { Role } from '#kernel';
import { referenceCallId } from '#programmes';
import { loadReference } from '../../../ops/src/reference/load-reference.js';
import { completeForm } from '../../../../test/support/case-builder.js';
import { samplePdf, sampleZip, WORD_PARTS } from '../../../../test/support/sample-files.js';
import { startTestWeb, tokenIn, type TestBrowser, type TestWeb } from '../../../../test/support/web.js';

const FILE_BYTES_MAX = 15_728_640;
const JSON_ONLY = 'application/json';

describe('the pages of a district', () => {
  let web: TestWeb;
  let editor: TestBrowser;
  let signatory: TestBrowser;
  let neighbour: TestBrowser;

  const person = (email: string, ags: string, ...roles: Role[]): Promise<TestBrowser> =>
    web.signedIn({ email, name: email.split('@')[0] ?? '', roles, organisationId: organisationIdOfDistrict(ags) });

  beforeAll(async () => {
    web = await startTestWeb();
    await loadReference(web.database, process.cwd());
    editor = await person('e.schablone@dueren.example', '05358', 'APPLICANT_EDITOR');
    signatory = await person('z.landrat@dueren.example', '05358', 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY');
    neighbour = await person('n.nachbar@lippe.example', '05766', 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY');
  });

  afterAll(async () => web.close());

  async function begin(): Promise<string> {
    const started = await editor.post('/antraege/neu', { callId: referenceCallId('NRWELTOFFEN', 2027) });
    expect(started.status).toBe(303);
    return String(started.headers['location']).replace('/antragsteller', '');
  }

  const save = (who: TestBrowser, address: string, baseVersion: number, fields: Record<string, string>) =>
    who.post(address, { baseVersion: String(baseVersion), ...fields });

  async function upload(who: TestBrowser, base: string, bytes: Buffer, name: string, kind = 'MASSNAHMENPLAN') {
    const agent = who.raw();
    const token = tokenIn((await agent.get('/konto')).text);
    return agent
      .post(`${base}/anlagen`)
      .set('X-CSRF-Token', token)
      .field('art', kind)
      .attach('datei', bytes, { filename: name, contentType: 'application/pdf' });
  }

  it('asks for the file where none was chosen (file-missing)', async () => {
    const base = await begin();
    const agent = editor.raw();
    const token = tokenIn((await agent.get('/konto')).text);
    const answer = await agent.post(`${base}/anlagen`).set('X-CSRF-Token', token).field('art', 'MASSNAHMENPLAN');
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('Wählen Sie eine Datei aus.')]);
  });

  it('keeps what two people enter in different fields', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, { 'project.title': 'Von E.', 'project.summary': '' });
    const second = await save(signatory, `${base}/vorhaben`, 1, { 'project.title': '', 'project.summary': 'Von Z.' });
    expect(second.status).toBe(303);
    const page = await editor.get(`${base}/vorhaben`);
    expect(page.text).toContain('Von E.');
    expect(page.text).toContain('Von Z.');
  });

  it('shows both values of a field that two people changed, and keeps all other entries', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, { 'project.title': 'Titel von E.' });
    const clash = await save(signatory, `${base}/vorhaben`, 1, {
      'project.title': 'Titel von Z.',
      'project.targetGroups': 'Vereine',
    });
    expect(clash.status).toBe(409);
    expect(clash.text).toContain('wurde gleichzeitig geändert');
    expect(clash.text).toContain('Titel von E.');
    expect(clash.text).toContain('Titel von Z.');
    expect(clash.text).toContain('e.schablone');
    expect(clash.text).toContain('name="conflict.project.title" value="1"');
    const stored = await editor.get(`${base}/vorhaben`);
    expect(stored.text).toContain('Titel von E.');
    expect(stored.text).toContain('Vereine');

    const waiting = await save(signatory, `${base}/vorhaben`, 3, {
      'project.title': 'Titel von Z.',
      'conflict.project.title': '1',
    });
    expect(waiting.status).toBe(409);
    const chosen = await save(signatory, `${base}/vorhaben`, 3, {
      'project.title': 'Titel von Z.',
      'conflict.project.title': '1',
      'choice.project.title': 'mine',
    });
    expect(chosen.status).toBe(303);
    expect((await editor.get(`${base}/vorhaben`)).text).toContain('Titel von Z.');
  });

  it('answers autosave with version, errors of wrong entries, and the sums of the plan', async () => {
    const base = await begin();
    const added = await save(editor, `${base}/plan`, 1, { addCost: 'PERSONAL' });
    const field = /cost-([a-z0-9]+)-description/.exec(String(added.headers['location']))?.[1] ?? '';
    const agent = editor.raw();
    const token = tokenIn((await agent.get('/konto')).text);
    const answer = await agent
      .post(`${base}/plan`)
      .set('Accept', JSON_ONLY)
      .type('form')
      .send({
        _csrf: token,
        baseVersion: '2',
        [`cost.${field}.description`]: 'Fachstelle',
        [`cost.${field}.amount.2027`]: '52.800,00',
        'funding.OWN_CASH.2027': 'viel',
      });
    expect(answer.status).toBe(200);
    expect(answer.body.fields).toEqual({ baseVersion: '3' });
    expect(answer.body.errors).toEqual({
      'funding.OWN_CASH.2027': '„viel“ ist kein Betrag. Schreiben Sie zum Beispiel 1.250,50.',
    });
    expect(answer.body.html['summe-PERSONAL-2027']).toBe('52.800,00');
    expect(answer.body.html['summe-zuwendung-2027']).toBe('42.240,00');
    expect(answer.body.html['plan-zuschuss']).toContain('Es fehlen');
  });

  it('names the amount that mends a plan that does not come out', async () => {
    const base = await begin();
    const fields = { ...completeForm(50_000), 'funding.OWN_CASH.2027': '7.850,00' };
    const lines = Object.entries(fields).filter(([name]) => /^(cost|funding)/.test(name));
    await save(editor, `${base}/plan`, 1, Object.fromEntries(lines));
    const page = await editor.get(`${base}/plan`);
    expect(page.text).toContain('Es fehlen 2.150,00 EUR. Tragen Sie 10.000,00 EUR ein oder senken Sie die Ausgaben.');
  });

  it('shows a title with a script as text, and takes 300 characters but not 301', async () => {
    const base = await begin();
    const title = '<script>alert("x")</script>';
    await save(editor, `${base}/vorhaben`, 1, { 'project.title': title });
    for (const address of [`${base}/vorhaben`, `${base}/pruefen`, base, '/uebersicht', '/antraege']) {
      const page = await editor.get(address);
      expect(page.status).toBe(200);
      expect(page.text).not.toContain('<script>alert');
    }
    await save(editor, `${base}/vorhaben`, 2, { 'project.title': 'ä'.repeat(300) });
    expect((await editor.get(`${base}/vorhaben`)).text).not.toContain('Höchstens 300 sind möglich.');
    await save(editor, `${base}/vorhaben`, 3, { 'project.title': 'ä'.repeat(301) });
    expect((await editor.get(`${base}/vorhaben`)).text).toContain(
      'Der Text hat 301 Zeichen. Höchstens 300 sind möglich.',
    );
    const tooLong = await save(editor, `${base}/vorhaben`, 4, { 'project.summary': 'x'.repeat(4001) });
    expect(tooLong.status).toBe(422);
    expect(tooLong.text).toContain('x'.repeat(4001));
  });

  it('answers 404 with nothing of the case to another district, on every address', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, { 'project.title': 'Geheimer Titel' });
    const uploaded = await upload(editor, base, samplePdf('geheim'), 'geheim.pdf');
    expect(uploaded.status).toBe(303);
    const [, attachment = ''] = /anlagen\/([0-9a-f-]{36})"/.exec((await editor.get(`${base}/anlagen`)).text) ?? [];
    const pages = [
      '',
      '/antragsteller',
      '/plan',
      '/anlagen',
      '/pruefen',
      '/pdf',
      '/zurueckziehen',
      `/anlagen/${attachment}`,
    ];
    for (const page of pages) {
      const answer = await neighbour.get(`${base}${page}`);
      expect([page, answer.status]).toEqual([page, 404]);
      expect(answer.text).not.toContain('Geheim');
    }
    const acts: readonly [string, Record<string, string>][] = [
      ['/vorhaben', { baseVersion: '1', 'project.title': 'Fremd' }],
      ['/einreichen', { draftVersion: '1' }],
      ['/antwort', { answer: 'Fremd' }],
      ['/nachrichten', { body: 'Fremd' }],
      ['/zurueckziehen', { reason: 'Ein fremder Grund', version: '1' }],
      [`/anlagen/${attachment}/entfernen`, {}],
    ];
    for (const [page, fields] of acts) {
      const answer = await neighbour.post(`${base}${page}`, fields);
      expect([page, answer.status]).toEqual([page, 404]);
    }
    expect((await upload(neighbour, base, samplePdf('fremd'), 'fremd.pdf')).status).toBe(404);
    expect((await editor.get(`${base}/vorhaben`)).text).toContain('Geheimer Titel');
  });

  it.each<[string, Buffer, string, string]>([
    ['without content', Buffer.alloc(0), 'leer.pdf', 'Die Datei ist leer (0 Byte)'],
    [
      'of another type than its name',
      Buffer.from('MZ program'),
      'plan.pdf',
      'Der Inhalt der Datei ist keiner der Typen',
    ],
    [
      'that is a zip bomb',
      sampleZip([...WORD_PARTS, { name: 'word/b.xml', declaredSize: 4_000_000_000 }]),
      'b.docx',
      'entpackt sich auf eine ungewöhnliche Größe',
    ],
    [
      'with paths that lead out',
      sampleZip([...WORD_PARTS, { name: '../x' }]),
      'c.docx',
      'Der Aufbau der Datei ist ungewöhnlich',
    ],
    [
      'above the limit',
      Buffer.concat([Buffer.from('%PDF-1.4'), Buffer.alloc(FILE_BYTES_MAX)]),
      'gross.pdf',
      'Die Datei ist größer als 15 MB',
    ],
  ])('refuses a file %s with a clear sentence', async (_, bytes, name, sentence) => {
    const base = await begin();
    const answer = await upload(editor, base, bytes, name);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain(sentence);
    expect((await editor.get(`${base}/anlagen`)).text).toContain('Noch keine Anlage hochgeladen.');
  });

  it('hands a document out as a download under its cleaned name, once however often it is sent', async () => {
    const base = await begin();
    await upload(editor, base, samplePdf('Plan'), '../../Maßnahmen "Plan".pdf');
    await upload(editor, base, samplePdf('Plan'), 'noch einmal.pdf');
    const page = await editor.get(`${base}/anlagen`);
    const ids = [...page.text.matchAll(/anlagen\/([0-9a-f-]{36})"/g)].map(([, id]) => id);
    expect(ids).toHaveLength(1);
    const file = await editor.get(`${base}/anlagen/${ids[0]}`);
    expect(file.status).toBe(200);
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="Ma_nahmen Plan.pdf"; filename*=UTF-8''Ma%C3%9Fnahmen%20Plan.pdf`,
    );
    expect(file.headers['x-content-type-options']).toBe('nosniff');
    expect(file.body.equals(samplePdf('Plan'))).toBe(true);
    expect((await editor.post(`${base}/anlagen/${ids[0]}/entfernen`)).status).toBe(303);
    expect((await editor.get(`${base}/anlagen/${ids[0]}`)).status).toBe(404);
  });

  it('submits only by a signatory who saw the present version, and then shows the receipt', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, completeForm(50_000, 'Vielfalt 2027'));
    expect((await signatory.post(`${base}/einreichen`, { draftVersion: '2' })).text).toContain(
      'Der Antrag ist noch nicht vollständig: 2 Angaben',
    );
    await upload(editor, base, samplePdf('Plan'), 'plan.pdf');
    await upload(editor, base, samplePdf('Eigenanteil'), 'eigenanteil.pdf', 'EIGENANTEIL');
    expect((await editor.get(`${base}/pruefen`)).text).toContain('Einreichen können: z.landrat.');
    expect((await editor.post(`${base}/einreichen`, { draftVersion: '2' })).status).toBe(403);
    const stale = await signatory.post(`${base}/einreichen`, { draftVersion: '1' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('inzwischen von e.schablone geändert');
    const submitted = await signatory.post(`${base}/einreichen`, { draftVersion: '2' });
    expect([submitted.status, submitted.headers['location']]).toEqual([303, base]);
    const page = await signatory.get(base);
    expect(page.text).toMatch(/Ihr Antrag NRWO-2027-\d{4} ist am 16.11.2026, 12:00 Uhr eingegangen/);
    expect(page.text).toContain('eingereicht von z.landrat');
    expect((await save(editor, `${base}/vorhaben`, 2, { 'project.title': 'Zu spät' })).status).toBe(409);
    expect((await upload(editor, base, samplePdf('spät'), 'spaet.pdf')).status).toBe(409);
    const pdf = await editor.get(`${base}/pdf`);
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.headers['content-disposition']).toContain('Fassung-1.pdf');
    expect((await signatory.post(`${base}/zurueckziehen`, { reason: 'kurz', version: '1' })).status).toBe(422);
  });

  it('begins the next application with the entries of an earlier one', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, { 'project.title': 'Wird übernommen', 'declaration.notBegun': 'JA' });
    const copied = await editor.post('/antraege/neu', {
      callId: referenceCallId('NRWELTOFFEN', 2027),
      copyFrom: base.replace('/antraege/', ''),
    });
    expect((await editor.get(String(copied.headers['location']).replace('antragsteller', 'vorhaben'))).text).toContain(
      'Wird übernommen',
    );
    const nothing = await editor.post('/antraege/neu', {});
    expect(nothing.status).toBe(422);
    expect(nothing.text).toContain('Wählen Sie einen der offenen Aufrufe.');
  });

  it('refuses to take over an application of another programme, and says so at the choice', async () => {
    const base = await begin();
    const refused = await editor.post('/antraege/neu', {
      callId: referenceCallId('DEMOKRATIE_LEBEN', 2027),
      copyFrom: base.replace('/antraege/', ''),
    });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('gehört zu einem anderen Programm');
  });

  it('prints an application over two years', async () => {
    const base = await begin();
    await save(editor, `${base}/vorhaben`, 1, { 'project.periodTo': '31.12.2028' });
    const pdf = await editor.get(`${base}/pdf`);
    expect(pdf.status).toBe(200);
    expect(pdf.headers['content-type']).toBe('application/pdf');
  });

  it('shows the room of programmes in which one has applied, and no others', async () => {
    await begin();
    const page = await editor.get('/uebersicht');
    expect(page.text).toContain('Unser Spielraum');
    expect(page.text).not.toContain('Partnerschaft für Demokratie');
    expect(page.text).toContain('href="/bescheide"');
    expect(page.text).toContain('href="/konto"');
  });
});
