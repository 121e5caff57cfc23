import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type AuthorityDesk } from '../support/authority-desk.js';
import type { TestBrowser } from '../support/web.js';

const CONCEPT = {
  'concept-title': 'Handlungskonzept des Kreises Kleve',
  'concept-kind': 'LOCAL',
  'concept-responsible': 'Kreis Kleve, Kommunales Integrationszentrum',
  'concept-districtAgs': '05154',
  'concept-phase': 'IMPLEMENTATION',
  'concept-council': 'Kreistag',
  'concept-resolvedOn': '22.06.2025',
  'concept-reference': 'V 12/2025',
  'concept-fields': 'Bildung\r\nBeratung',
};
const FINDING = {
  'finding-title': 'Radikalisierung im Jugendalter',
  'finding-publisher': 'CoRE NRW',
  'finding-publishedYear': '2025',
  'finding-summary': 'Welche Angebote junge Menschen erreichen und welche nicht.',
  'finding-public': 'ja',
};

describe('whoever keeps the network', () => {
  let desk: AuthorityDesk;
  let keeper: TestBrowser;
  let reader: TestBrowser;

  beforeAll(async () => {
    desk = await openDesk();
    keeper = await desk.web.signedIn({ email: 'netz@lks.example', roles: ['NETWORK_EDITOR'], organisationId: null });
    reader = await desk.browser('caseworker');
  });
  afterAll(() => desk.close());

  /** The answer to a form: the sentence at the field where it was refused, else where it leads. */
  const sent = async (path: string, fields: Record<string, string | readonly string[]>): Promise<string> => {
    const answer = await keeper.post(path, fields);
    if (answer.status === 303) return String(answer.headers['location']);
    const error = /class="kern-error" id="f-([\w-]+)-error".*?<span class="kern-body">([^<]+)/s.exec(answer.text);
    return `${answer.status} ${error?.[1] ?? ''}: ${error?.[2] ?? ''}`;
  };

  it('enters an action concept with its fields, and is told what is missing at the field', async () => {
    const path = await sent('/netzwerk/konzepte', CONCEPT);
    expect(path).toMatch(/^\/netzwerk\/konzepte\/[0-9a-f-]{36}$/);
    const page = (await keeper.get(path)).text;
    for (const words of ['Bildung', 'Beratung', 'Kreistag', '22.06.2025']) expect(page).toContain(words);
    for (const [change, refusal] of [
      [{ 'concept-title': 'X' }, /^422 concept-title: /],
      [{ 'concept-responsible': '' }, /^422 concept-responsible: /],
      [{ 'concept-fields': '' }, /^422 concept-fields: Ein Konzept braucht mindestens ein Handlungsfeld/],
      [{ 'concept-fields': 'Bildung\r\nX' }, /^422 concept-fields: /],
      [{ 'concept-phase': '' }, /^422 concept-phase: /],
      [{ 'concept-districtAgs': '' }, /^422 concept-districtAgs: /],
      [{ 'concept-reference': '' }, /^422 concept-council: Nennen Sie zum Beschluss/],
      [{ 'concept-resolvedOn': '01.01.2030' }, /^422 concept-resolvedOn: Ein Beschluss kann nicht in der Zukunft/],
      [{ 'concept-resolvedOn': 'gestern' }, /^422 concept-resolvedOn: /],
    ] as const)
      expect(await sent('/netzwerk/konzepte', { ...CONCEPT, ...change })).toMatch(refusal);
    const again = await keeper.post('/netzwerk/konzepte', { ...CONCEPT, 'concept-fields': '' });
    expect(again.text).toContain('value="Handlungskonzept des Kreises Kleve"');
  });

  it('enters a finding, an offer with its districts and a reference between offers', async () => {
    expect(await sent('/netzwerk/erkenntnisse', FINDING)).toBe('/netzwerk/erkenntnisse');
    for (const [change, refusal] of [
      [{ 'finding-publishedYear': '1985' }, /^422 finding-publishedYear: /],
      [{ 'finding-publishedYear': 'neu' }, /^422 finding-publishedYear: /],
      [{ 'finding-publisher': '' }, /^422 finding-publisher: /],
      [{ 'finding-summary': 'Kurz' }, /^422 finding-summary: /],
      [{ 'finding-website': 'javascript:1' }, /^422 finding-website: /],
    ] as const)
      expect(await sent('/netzwerk/erkenntnisse', { ...FINDING, ...change })).toMatch(refusal);

    await sent('/netzwerk/organisationen', {
      'org-name': 'Beratung am Niederrhein',
      'org-kind': 'ASSOCIATION',
      'org-public': 'ja',
    });
    const organisationId = await idOf('SELECT id FROM network.organisation WHERE name = $1', 'Beratung am Niederrhein');
    const offer = { 'offer-organisationId': organisationId, 'offer-kind': 'MOBILE', 'offer-public': 'ja' };
    const enter = (name: string, more: Record<string, string | readonly string[]> = {}) =>
      sent('/netzwerk/angebote', { ...offer, 'offer-name': name, 'offer-districts': ['05154', '05166'], ...more });
    expect(await enter('Mobile Beratung am Niederrhein')).toBe('/netzwerk/organisationen');
    expect(await enter('Opferberatung am Niederrhein', { 'offer-kind': 'VICTIM' })).toBe('/netzwerk/organisationen');
    expect(await enter('Ohne Kreis', { 'offer-districts': [] })).toMatch(/^422 .*mindestens einen Kreis/);
    expect(await enter('Falscher Kreis', { 'offer-districts': ['99999'] })).toMatch(/^422 /);
    expect(await enter('Ohne Träger', { 'offer-organisationId': '' })).toMatch(/^422 offer-organisationId: /);
    expect((await desk.web.anybody().get('/beratung?kreis=05154')).text).toContain('Mobile Beratung am Niederrhein');

    const byName = 'SELECT id FROM network.offer WHERE name = $1';
    const fromId = await idOf(byName, 'Mobile Beratung am Niederrhein');
    const toId = await idOf(byName, 'Opferberatung am Niederrhein');
    const refer = (change: Record<string, string> = {}) =>
      sent('/netzwerk/verweise', {
        ...{ 'reference-fromId': fromId, 'reference-toId': toId, 'reference-note': 'Nach einem Angriff' },
        ...change,
      });
    expect(await refer()).toBe('/netzwerk/erkenntnisse');
    expect(await refer()).toMatch(/^422 reference-toId: /);
    expect(await refer({ 'reference-toId': fromId })).toMatch(/^422 reference-toId: /);
    expect(await refer({ 'reference-toId': '' })).toMatch(/^422 reference-toId: /);
    expect((await keeper.get('/netzwerk/erkenntnisse')).text).toContain('Nach einem Angriff');
  });

  it('changes an entry, sees what it was, and goes back; of two at once the second keeps what was typed', async () => {
    const concept = await sent('/netzwerk/konzepte', { ...CONCEPT, 'concept-title': 'Konzept zum Ändern' });
    const path = `/netzwerk/register/konzept/${concept.split('/').at(-1)}`;
    expect((await keeper.get(concept)).text).toContain(`href="${path}"`);
    const page = (await keeper.get(path)).text;
    const fields = [...page.matchAll(/name="(concept-field-[0-9a-f-]{36})"/g)].map((found) => found[1] ?? '');
    expect(fields).toHaveLength(2);
    const change = {
      ...{ ...CONCEPT, version: '1', 'concept-title': 'Konzept zum Ändern', 'concept-phase': 'UPDATE' },
      ...{ 'concept-fields': 'Sport', [fields[0] ?? '']: 'Bildung', [fields[1] ?? '']: '' },
    };
    expect(await sent(path, change)).toBe(path);
    const second = await keeper.post(path, { ...change, 'concept-responsible': 'Anderes Amt' });
    expect(second.status).toBe(409);
    for (const words of ['Jemand war schneller', 'value="Anderes Amt"', 'name="version" value="2"'])
      expect(second.text).toContain(words);
    const after = (await keeper.get(path)).text;
    for (const words of ['Phase: Umsetzung → Fortschreibung', 'Handlungsfeld: Beratung → nichts', 'Stand 2'])
      expect(after).toContain(words);
    expect(await sent(path, { ...change, version: '2', 'concept-title': 'X' })).toMatch(/^422 concept-title: /);
    expect(await sent(`${path}/zurueck`, { version: '2', toVersion: '1' })).toBe(path);
    expect((await keeper.get(concept)).text).toContain('Umsetzung');
    expect((await keeper.post(`${path}/zurueck`, { version: '2', toVersion: '1' })).status).toBe(409);
    expect((await keeper.post(`${path}/zurueck`, { version: '3', toVersion: '9' })).status).toBe(404);
    expect((await keeper.get(path.replace('konzept', 'unbekannt'))).status).toBe(404);
    expect((await reader.get(path)).status).toBe(403);
  });

  it('changes organisations, offers, measures and findings, and confirms facts by name', async () => {
    const named = { 'org-name': 'Verein zum Ändern', 'org-kind': 'ASSOCIATION' };
    await sent('/netzwerk/organisationen', named);
    const organisation = await idOf('SELECT id FROM network.organisation WHERE name = $1', 'Verein zum Ändern');
    const edited = await sent(`/netzwerk/register/organisation/${organisation}`, {
      ...{ ...named, version: '1', 'org-seat': 'Wesel', 'org-verified': 'ja' },
    });
    expect(edited).toBe(`/netzwerk/register/organisation/${organisation}`);
    expect((await keeper.get(edited)).text).toContain('Sitz: nichts → Wesel');
    expect((await keeper.get('/netzwerk/organisationen?suche=Wesel')).text).toContain('geprüft');

    const offer = { 'offer-organisationId': organisation, 'offer-kind': 'EXIT', 'offer-name': 'Ausstieg zum Ändern' };
    await sent('/netzwerk/angebote', { ...offer, 'offer-districts': ['05154', '05166'] });
    const offerId = await idOf('SELECT id FROM network.offer WHERE name = $1', 'Ausstieg zum Ändern');
    const offerPath = `/netzwerk/register/angebot/${offerId}`;
    expect((await keeper.get(offerPath)).text.match(/value="05\d{3}" checked/g)).toHaveLength(2);
    expect(await sent(offerPath, { ...offer, version: '1', 'offer-districts': ['05170'] })).toBe(offerPath);
    expect(await sent(offerPath, { ...offer, version: '2', 'offer-districts': [] })).toMatch(/^422 /);
    expect((await keeper.get(offerPath)).text).toContain('Zuständig für: Kreis Kleve, Kreis Viersen → Kreis Wesel');

    await sent('/netzwerk/erkenntnisse', { ...FINDING, 'finding-title': 'Ergebnis zum Ändern' });
    const finding = await idOf('SELECT id FROM network.finding WHERE title = $1', 'Ergebnis zum Ändern');
    const findingPath = `/netzwerk/register/ergebnis/${finding}`;
    const correction = {
      ...FINDING,
      version: '1',
      'finding-title': 'Ergebnis zum Ändern',
      'finding-phenomenon': 'RIGHT',
    };
    expect(await sent(findingPath, correction)).toBe(findingPath);
    expect((await keeper.get(findingPath)).text).toContain('Bereich: nichts → Rechtsextremismus');

    const concept = await sent('/netzwerk/konzepte', { ...CONCEPT, 'concept-title': 'Konzept mit Maßnahme' });
    const field = /<option value="([0-9a-f-]{36})"/.exec((await keeper.get(concept)).text)?.[1] ?? '';
    const measure = { 'measure-fieldId': field, 'measure-title': 'Maßnahme zum Ändern', 'measure-responsible': 'Amt' };
    await sent(concept, measure);
    const measurePath = `/netzwerk/register/massnahme/${await idOf('SELECT id FROM network.measure WHERE title = $1', 'Maßnahme zum Ändern')}`;
    expect(await sent(measurePath, { ...measure, version: '1', 'measure-findingIds': finding })).toBe(measurePath);
    expect((await keeper.get(concept)).text).toContain('Ergebnis zum Ändern');
    expect(await sent(measurePath, { ...measure, version: '2', 'measure-fieldId': '' })).toMatch(
      /^422 measure-fieldId: /,
    );
  });

  it('is asked for nothing where one only reads, and the forms of others are refused', async () => {
    for (const path of ['/netzwerk/konzepte', '/netzwerk/erkenntnisse', '/netzwerk/organisationen'])
      expect((await reader.get(path)).text).not.toMatch(
        /Konzept eintragen|Forschungsergebnis eintragen|Angebot eintragen/,
      );
    expect((await reader.post('/netzwerk/konzepte', CONCEPT)).status).toBe(403);
    expect((await reader.post('/netzwerk/erkenntnisse', FINDING)).status).toBe(403);
  });

  const idOf = async (sql: string, name: string): Promise<string> => {
    const [row] = await desk.web.database.read(desk.actor('caseworker'), (tx) => tx.query<{ id: string }>(sql, [name]));
    return row?.id ?? '';
  };
});
