import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { planEvent, publishEvent } from '#events';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import { addOffer, saveRegistered } from '#network';
import { recordReceipt } from '#notices';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker } from '../../../../test/support/case-builder.js';
import { must, payableAward, signedAward } from '../../../../test/payments/award-builder.js';

const editor: Actor = { ...caseworker, name: 'N. Netz', roles: ['NETWORK_EDITOR'], scope: 'NETWORK' };

describe('the public pages', () => {
  let desk: AuthorityDesk;
  let eventId: string;

  beforeAll(async () => {
    desk = await openDesk();
    const { database, clock } = desk.web;
    clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    await payableAward(desk.web, '05358');
    const row = { land: 'NW', seat: '', role: '', website: '', email: '', phone: '', source: '', verifiedBy: null };
    const organisation = async (name: string, kgeMemberSince: CalendarDate | null = null, isPublic = true) =>
      must(
        await saveRegistered(database, editor, {
          ...row,
          name,
          kind: 'ASSOCIATION',
          districtAgs: '05154',
          kgeMemberSince,
          isPublic,
        }),
      ).id;
    const organisationId = await organisation('Beratung Niederrhein', CalendarDate.of(2025, 1, 1));
    await organisation('Geheimer Kreis', null, false);
    const offer = {
      kind: 'MOBILE' as const,
      description: '',
      phone: '0211 000',
      email: '',
      website: '',
      isPublic: true,
      verifiedBy: null,
    };
    must(
      await addOffer(database, editor, {
        ...offer,
        organisationId,
        name: 'Mobile Beratung Düsseldorf',
        districts: ['05154'],
      }),
    );
    const startsAt = new Date('2026-12-10T09:00:00Z');
    const times = {
      startsAt,
      endsAt: new Date('2026-12-10T12:00:00Z'),
      registrationUntil: new Date('2026-12-01T12:00:00Z'),
    };
    eventId = must(
      await planEvent(database, editor, {
        ...{
          kind: 'NETWORKING',
          phenomenon: null,
          title: 'Vernetzungstreffen',
          description: '',
          organiser: 'LKS',
          ...times,
        },
        ...{ ownerOrganisationId: null, place: '', districtAgs: '05154', capacity: 1, retentionDays: 30 },
      }),
    ).id;
    must(await publishEvent(database, editor, eventId));
  });
  afterAll(() => desk.close());

  const page = async (path: string) => (await desk.web.anybody().get(path)).text;

  it('answer which office is responsible for Kreis Kleve, as page and API', async () => {
    const shown = await page('/beratung?kreis=05154');
    expect(shown).toContain('Zuständig für Kreis Kleve');
    expect(shown).toContain('Mobile Beratung Düsseldorf');
    expect(shown).toContain('0211 000');
    const answer = await desk.web.anybody().get('/api/v1/public/counselling/05154');
    expect(answer.body).toMatchObject({ district: 'Kreis Kleve', offers: [{ kind: 'MOBILE', phone: '0211 000' }] });
    expect((await desk.web.anybody().get('/api/v1/public/counselling/09999')).status).toBe(404);
  });

  it('show sums, partnerships, membership and counselling on the map and in the table', async () => {
    const funded = await page('/foerderlandkarte?jahr=2027&frage=foerderung&programm=NRWELTOFFEN');
    expect(funded).toContain('40.000,00');
    expect(funded).toContain('Kreis Düren: gefördert');
    expect(await page('/foerderlandkarte?frage=kge')).toContain('Kreis Kleve: Mitglied, seit 01.01.2025');
    expect(await page('/foerderlandkarte?frage=partnerschaft')).toContain('noch nichts veröffentlicht');
    expect(await page('/foerderlandkarte?frage=erfunden&jahr=x')).toContain('Karte: NRWeltoffen 2026');
    expect(await page('/foerderlandkarte/05154')).toContain('Vernetzungstreffen');
    expect((await desk.web.anybody().get('/foerderlandkarte/09999')).status).toBe(404);
  });

  it('withhold the sum of an award until it is final, on map, tile, district page and in the data alike', async () => {
    const { clock } = desk.web;
    const award = await signedAward(desk.web, '05766', 30_000);
    const shown = () => page('/foerderlandkarte?jahr=2027&frage=foerderung&programm=NRWELTOFFEN');
    const funding = async () => {
      const { body } = await desk.web.anybody().get('/verzeichnis/daten.json');
      return body.districts.find(({ ags }: { ags: string }) => ags === '05766').funding;
    };
    const openData = async () => {
      const { body } = await desk.web.anybody().get('/api/v1/open-data/awards.json');
      return body.grants
        .filter(({ title }: { title: string }) => title.includes('Kreis Lippe'))
        .map(({ amountAwarded, withheld }: { amountAwarded: number | null; withheld: string[] }) => [
          amountAwarded,
          withheld,
        ]);
    };
    expect([(await shown()).includes('Kreis Lippe: nicht gefördert'), await funding(), await openData()]).toEqual([
      true,
      [],
      [],
    ]);
    const receivedOn = CalendarDate.of(2026, 11, 2);
    const receipt = { noticeId: award.noticeId, receivedOn, proof: 'Empfangsbekenntnis' };
    must(await recordReceipt(desk.web.database, caseworker, receipt));
    const before = await shown();
    for (const part of [
      'Kreis Lippe: bewilligt, noch nicht bestandskräftig',
      'bewilligt, noch nicht bestandskräftig, mit unterbrochener Linie',
      'stroke-dasharray="5 4"',
      'sobald der Bescheid und seine letzte Änderung bestandskräftig sind',
    ])
      expect(before).toContain(part);
    const everywhere = [before, await page('/foerderlandkarte/05766'), await page('/verzeichnis/daten.csv')].join('\n');
    expect(everywhere).not.toMatch(/24\.?000,00/);
    const entry = { programme: 'NRWELTOFFEN', year: 2027 };
    expect(await funding()).toEqual([{ ...entry, awards: 0, amountCents: 0, notYetFinal: 1 }]);
    expect(await openData()).toEqual([[null, ['NOT_FINAL']]]);

    clock.moveTo(new Date('2026-12-03T09:00:00Z'));
    expect(await shown()).toContain('Kreis Lippe: gefördert, 24.000,00');
    expect(await funding()).toEqual([{ ...entry, awards: 1, amountCents: 2_400_000, notYetFinal: 0 }]);
    expect(await openData()).toEqual([[24_000, []]]);
    clock.moveTo(new Date('2026-11-02T09:00:00Z'));
  });

  it('give the data away under an open licence, with no person and nothing internal', async () => {
    const json = await desk.web.anybody().get('/verzeichnis/daten.json');
    expect([json.headers['content-type'], json.body.licence]).toEqual([
      'application/json; charset=utf-8',
      'dl-de/zero-2-0',
    ]);
    expect(json.body.districts).toHaveLength(53);
    const dueren = json.body.districts.find(({ ags }: { ags: string }) => ags === '05358');
    expect(dueren.funding).toEqual([
      { programme: 'NRWELTOFFEN', year: 2027, awards: 1, amountCents: 4_000_000, notYetFinal: 0 },
    ]);
    const csv = await page('/verzeichnis/daten.csv');
    expect(csv.split('\r\n')).toHaveLength(55);
    expect(csv).toContain('05358;Kreis Düren;Köln;NRWeltoffen;2027;1;40000,00;0');
    const all = [
      JSON.stringify(json.body),
      csv,
      await page('/verzeichnis'),
      await page('/foerderlandkarte/05154'),
    ].join('\n');
    const people = await desk.web.database.read(SYSTEM_ACTOR, (tx) =>
      tx.query<{ name: string }>('SELECT name FROM identity.account'),
    );
    for (const { name } of people) expect(all).not.toContain(name);
    expect(all).not.toContain('Geheimer Kreis');
  });

  it('take a registration, its confirmation and its cancellation without an account', async () => {
    const shown = await desk.web
      .anybody()
      .post(`/veranstaltungen/${eventId}`)
      .type('form')
      .send({ 'person-name': '', 'person-email': 'x' });
    expect([shown.status, shown.text]).toEqual([422, expect.stringContaining('Füllen Sie dieses Feld aus')]);
    const person = { 'person-name': 'Erika Beispiel', 'person-organisation': '', 'person-email': 'erika@gast.example' };
    const sent = await desk.web.anybody().post(`/veranstaltungen/${eventId}`).type('form').send(person);
    expect(sent.headers['location']).toBe(`/veranstaltungen/${eventId}?gesendet=1`);
    const secret = await secretIn(desk, 'event-confirm');
    expect(await page(`/anmeldung/${secret}`)).toContain('noch nicht bestätigt');
    await desk.web.anybody().post(`/anmeldung/${secret}/bestaetigen`).type('form').send({});
    expect(await page(`/anmeldung/${secret}`)).toContain('Sie haben einen Platz');
    const organiser = await desk.web.signedIn({
      email: 'netz@lks.example',
      roles: ['NETWORK_EDITOR'],
      organisationId: null,
    });
    const list = await organiser.get(`/netzwerk/veranstaltungen/${eventId}/liste.csv`);
    expect(list.text).toContain('Erika Beispiel;;erika@gast.example;Platz');
    const sheet = await organiser.get(`/netzwerk/veranstaltungen/${eventId}/liste.xlsx`);
    expect([sheet.status, sheet.headers['content-type']]).toEqual([200, expect.stringContaining('spreadsheetml')]);
    const stranger = await desk.web.signedIn({
      email: 'lesend@lks.example',
      roles: ['AUDIT_READ'],
      organisationId: null,
    });
    expect((await stranger.get(`/netzwerk/veranstaltungen/${eventId}/liste.csv`)).status).toBe(404);
    await desk.web.anybody().post(`/anmeldung/${secret}/absagen`).type('form').send({});
    expect(await page(`/anmeldung/${secret}`)).toContain('Sie haben abgesagt');
    expect((await desk.web.anybody().get('/anmeldung/falsch')).status).toBe(404);
  });

  it('open no grant to whoever keeps the network, by page or API', async () => {
    const keeper = await desk.web.signedIn({
      email: 'netz@lks.example',
      roles: ['NETWORK_EDITOR'],
      organisationId: null,
    });
    for (const path of [
      '/netzwerk',
      '/netzwerk/organisationen',
      '/netzwerk/konzepte',
      '/netzwerk/erkenntnisse',
      '/netzwerk/beratungszahlen',
    ])
      expect((await keeper.get(path)).status).toBe(200);
    expect((await keeper.get('/arbeitsliste')).status).toBe(403);
    expect((await keeper.get('/api/v1/applications')).body).toMatchObject({ applications: [] });
  });
});

async function secretIn(desk: AuthorityDesk, template: string): Promise<string> {
  const [mail] = await desk.web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string }>(
      `SELECT substring(body_text FROM '/anmeldung/([A-Za-z0-9_-]+)') AS secret FROM mail.message WHERE template = $1`,
      [template],
    ),
  );
  return mail?.secret ?? '';
}
