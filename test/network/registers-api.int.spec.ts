import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApiOffice, type ApiOffice, type ApiUser } from '../api/api-office.js';

const ORGANISATION = {
  ...{ name: 'Beratung am Niederrhein', kind: 'ASSOCIATION', seat: 'Kleve', districtAgs: '05154', role: '' },
  ...{ website: '', email: '', phone: '', kgeMemberSince: '2024-05-01', isPublic: true, source: '', isVerified: false },
};
const CONCEPT = {
  ...{ title: 'Handlungskonzept Kleve', kind: 'LOCAL', responsible: 'Kreis Kleve', districtAgs: '05154' },
  ...{ phase: 'DEVELOPMENT', councilBody: null, councilResolvedOn: null, councilReference: null, source: '' },
  ...{ isPublic: true, fields: [{ id: null, title: 'Bildung' }] },
};
const FINDING = {
  ...{ title: 'Radikalisierung', publisher: 'CoRE NRW', publishedYear: 2025, phenomenon: null, website: '' },
  ...{ summary: 'Welche Angebote junge Menschen erreichen.', isPublic: true },
};
const EVENT = {
  ...{
    kind: 'NETWORKING',
    phenomenon: null,
    title: 'Treffen der PfD',
    description: '',
    organiser: 'LKS',
    place: 'Hamm',
  },
  ...{ startsAt: '2031-03-01T10:00:00+01:00', endsAt: '2031-03-01T16:00:00+01:00', capacity: 20, retentionDays: 30 },
  registrationUntil: '2031-02-20T10:00:00+01:00',
};

describe('the registers at the API', () => {
  let office: ApiOffice;
  let keeper: ApiUser;
  beforeAll(async () => {
    office = await openApiOffice();
    keeper = await office.user('N. Netz', ['NETWORK_EDITOR']);
  });
  afterAll(() => office.close());

  const NETWORK = '/api/v1/network';
  const put = (path: string, body: object) => keeper.send('put', `${NETWORK}${path}`, body);
  const added = async (path: string, body: object): Promise<string> => {
    const answer = await keeper.post(`${NETWORK}${path}`, body);
    expect([path, answer.status, answer.body.version]).toEqual([path, 201, 1]);
    return String(answer.body.id);
  };

  it('take an organisation, change it, refuse the version that is over, and go back', async () => {
    const id = await added('/organisations', ORGANISATION);
    const changed = await put(`/organisations/${id}`, { ...ORGANISATION, seat: 'Wesel', isVerified: true, version: 1 });
    expect([changed.status, changed.body]).toEqual([200, { kind: 'organisation', id, version: 2 }]);
    const late = await put(`/organisations/${id}`, { ...ORGANISATION, version: 1 });
    expect([late.status, late.body.type]).toEqual([409, expect.stringContaining('entry-changed-meanwhile')]);
    const restored = await keeper.post(`${NETWORK}/entries/organisation/${id}/restore`, { version: 2, toVersion: 1 });
    expect([restored.status, restored.body.version]).toEqual([200, 3]);
    const { body } = await keeper.get(`${NETWORK}/entries/organisation/${id}`);
    const seats = body.versions.map((each: { content: { seat: string } }) => each.content.seat);
    expect([body.version, seats]).toEqual([3, ['Kleve', 'Wesel', 'Kleve']]);
    expect(body.versions[0].content.kgeMemberSince).toBe('2024-05-01');
  });

  it('take offers, concepts, measures and findings, and change each', async () => {
    const organisationId = await added('/organisations', ORGANISATION);
    const offer = {
      ...{ organisationId, kind: 'MOBILE', name: 'Mobile Beratung', description: '', phone: '', email: '' },
      ...{ website: '', districts: ['05154'], isPublic: true, isVerified: false },
    };
    const offerId = await added('/offers', offer);
    expect((await put(`/offers/${offerId}`, { ...offer, districts: ['05170'], version: 1 })).body.version).toBe(2);
    const conceptId = await added('/concepts', CONCEPT);
    const { body } = await keeper.get(`${NETWORK}/entries/concept/${conceptId}`);
    const [field] = body.versions[0].content.fields;
    const resolved = { councilBody: 'Kreistag', councilResolvedOn: '2024-06-22', councilReference: 'V 1' };
    const next = { ...CONCEPT, ...resolved, phase: 'IMPLEMENTATION', version: 1, fields: [field] };
    expect((await put(`/concepts/${conceptId}`, next)).status).toBe(200);
    const measure = { fieldId: field.id, title: 'Fortbildung', responsible: 'Amt', partners: '', isPublic: true };
    const measureId = await added(`/concepts/${conceptId}/measures`, measure);
    const findingId = await added('/findings', FINDING);
    const linked = { ...measure, findingIds: [findingId], version: 1 };
    expect((await put(`/measures/${measureId}`, linked)).body.version).toBe(2);
    expect((await put(`/findings/${findingId}`, { ...FINDING, publishedYear: 2024, version: 1 })).status).toBe(200);

    const kindOf = async (answer: Promise<{ status: number; body: { type?: string } }>) => {
      const { status, body: problem } = await answer;
      return `${status} ${String(problem.type).split(':').at(-1)}`;
    };
    expect(await kindOf(put(`/concepts/${conceptId}`, { ...next, version: 2, fields: [] }))).toBe(
      '422 concept-without-field',
    );
    expect(
      await kindOf(put(`/concepts/${conceptId}`, { ...next, version: 2, fields: [{ id: null, title: 'Sport' }] })),
    ).toBe('409 field-of-action-in-use');
    expect(await kindOf(put(`/concepts/${conceptId}`, { ...next, version: 2, councilReference: null }))).toBe(
      '422 resolution-incomplete',
    );
    expect(await kindOf(put(`/offers/${offerId}`, { ...offer, districts: [], version: 2 }))).toBe(
      '422 offer-without-district',
    );
    expect(await kindOf(put(`/measures/${measureId}`, { ...linked, findingIds: ['keine'], version: 2 }))).toBe(
      '404 finding-not-found',
    );
    expect(await kindOf(put(`/findings/${offerId}`, { ...FINDING, version: 1 }))).toBe('404 entry-not-found');
  });

  it('change an event by its version', async () => {
    const { body } = await keeper.post(`${NETWORK}/events`, EVENT);
    expect(body.version).toBe(1);
    const moved = await put(`/events/${body.id}`, { ...EVENT, startsAt: '2031-03-01T09:00:00+01:00', version: 1 });
    expect([moved.status, moved.body.version, moved.body.startsAt]).toEqual([200, 2, '2031-03-01T08:00:00.000Z']);
    expect((await put(`/events/${body.id}`, { ...EVENT, version: 1 })).status).toBe(409);
  });

  it('are changed by nobody else', async () => {
    const id = await added('/organisations', ORGANISATION);
    const reader = await office.user('A. Beispiel', ['CASEWORKER']);
    const refused = await reader.send('put', `${NETWORK}/organisations/${id}`, { ...ORGANISATION, version: 1 });
    expect(refused.status).toBe(403);
    const district = await office.user('Kreis Düren', ['APPLICANT_EDITOR'], '05358');
    expect((await district.get(`${NETWORK}/entries/organisation/${id}`)).status).toBe(404);
  });
});
