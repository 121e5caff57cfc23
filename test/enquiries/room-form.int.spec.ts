import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asked, CLEAN_QUESTION, openRoom, type Room } from '../support/enquiry-room.js';
import { startTestWeb, type TestBrowser, type TestWeb } from '../support/web.js';

/** A word of one enquiry only. */
const WORD = 'Kirchturmfunkuhr';

describe('the form and the lists of the room', () => {
  let web: TestWeb;
  let room: Room;
  let member: TestBrowser;
  let team: TestBrowser;

  beforeAll(async () => {
    web = await startTestWeb();
    room = await openRoom(web.database);
    await asked(web.database, room.member, `${CLEAN_QUESTION} Auch zur ${WORD}?`);
    await asked(web.database, room.otherMember);
    const { organisationId } = room.member;
    member = await web.signedIn({ email: 'rathaus@hamm.example', roles: ['ENQUIRY_MEMBER'], organisationId });
    team = await web.signedIn({ email: 'team@kge.example', roles: ['ENQUIRY_EDITOR'], organisationId: null });
  });
  afterAll(() => web.close());

  it('say before the first field that nobody advises on decisions of a municipality, and name who helps instead', async () => {
    const { text } = await member.get('/anfragen/neu');
    const said = text.indexOf('keine Beratung zu Entscheidungen, die Ihre Kommune selbst zu treffen hat');
    expect(said).toBeGreaterThan(0);
    expect(said).toBeLessThan(text.indexOf('name="kind"'));
    expect(text).toContain('nennt Ihnen Stellen, die vor Ort helfen');
    expect((await member.get('/anfragen')).text).toContain('keine Beratung zu Entscheidungen');
  });

  it('ask for kind, topic, phenomenon and text, demand the tick, and offer no attachment', async () => {
    const { text } = await member.get('/anfragen/neu');
    for (const name of ['kind', 'topicCode', 'phenomenon', 'body', 'saysNoPersonalData'])
      expect(text).toContain(`name="${name}"`);
    expect(text).not.toContain('type="file"');
    const fields = { kind: 'OBSERVATION', phenomenon: 'LEFT', topicCode: 'OTHER', body: CLEAN_QUESTION };
    const untold = await member.post('/anfragen/neu', fields);
    expect([untold.status, untold.text.includes(CLEAN_QUESTION)]).toEqual([422, true]);
    expect((await member.post('/anfragen/neu', { ...fields, saysNoPersonalData: 'ja' })).status).toBe(303);
  });

  it('cannot be searched: no list has a search, and a word in the address changes nothing', async () => {
    for (const person of [member, team]) {
      // The first answer also says what was just sent.
      await person.get('/anfragen');
      const list = await person.get('/anfragen');
      expect(list.text).not.toMatch(/type="search"|role="search"/);
      expect(list.text).not.toContain(WORD);
      const entries = (html: string) => html.match(/KGE-\d{4}-\d+/g) ?? [];
      for (const name of ['suche', 'q', 'text'])
        expect(entries((await person.get(`/anfragen?${name}=${WORD}`)).text)).toEqual(entries(list.text));
    }
    const api = await team.get(`/api/v1/enquiries?q=${WORD}`);
    expect(JSON.stringify(api.body)).not.toContain(WORD);
  });

  it('are found by no search of the grants, of the network or of the public', async () => {
    const office = await web.signedIn({
      ...{ email: 'leitung@lks.example', roles: ['PROGRAMME_ADMIN', 'CASEWORKER'], organisationId: null },
    });
    for (const path of [
      '/arbeitsliste',
      '/netzwerk/organisationen',
      '/netzwerk/erkenntnisse',
      '/verzeichnis',
      '/wissen',
    ]) {
      const { status, text } = await office.get(`${path}?suche=${WORD}`);
      expect([path, status]).toEqual([path, 200]);
      // The field shows what was looked for; nothing else may.
      expect(text.replaceAll(`value="${WORD}"`, '')).not.toContain(`${CLEAN_QUESTION} Auch`);
      expect(text).not.toMatch(/KGE-\d{4}/);
    }
  });
});
