import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDraft } from '#applications';
import { historyOf } from '#audit';
import type { Actor } from '#kernel';
import { referenceCallId } from '#programmes';
import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { capOfficer, caseworker, districtEditor, openOffice, type Office } from '../support/case-builder.js';
import {
  correctOrganisationAddress,
  findDistrict,
  findOrganisation,
  listDistricts,
  listOrganisations,
  organisationIdOfDistrict,
  STADT_AACHEN_ID,
  type DistrictView,
} from '#districts';

const STADT_AACHEN: Actor = {
  ...districtEditor('05334'),
  accountId: '01900000-0000-7000-8000-000000000777',
  organisationId: STADT_AACHEN_ID,
};

describe('the 53 districts', () => {
  let office: Office;
  let districts: DistrictView[];
  beforeAll(async () => {
    office = await openOffice();
    districts = await office.database.read(caseworker, listDistricts);
  });
  afterAll(() => office.close());

  const countBy = (key: (district: DistrictView) => string): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const district of districts) counts[key(district)] = (counts[key(district)] ?? 0) + 1;
    return counts;
  };

  it('are 22 towns, 30 Kreise and one Städteregion in five Regierungsbezirke, under seven courts', () => {
    expect(districts).toHaveLength(53);
    expect(countBy(({ kind }) => kind)).toEqual({ KREISFREIE_STADT: 22, KREIS: 30, STAEDTEREGION: 1 });
    expect(countBy(({ court }) => court.seat)).toEqual({
      Düsseldorf: 14,
      Arnsberg: 8,
      Gelsenkirchen: 8,
      Köln: 7,
      Minden: 7,
      Münster: 5,
      Aachen: 4,
    });
    expect(countBy(({ adminRegion }) => adminRegion)).toEqual({
      Düsseldorf: 15,
      Köln: 11,
      Münster: 8,
      Detmold: 7,
      Arnsberg: 12,
    });
  });

  it('stay as they are when the reference is loaded again, and so does a corrected address', async () => {
    await loadReference(office.database, process.cwd());
    const organisations = await office.database.read(caseworker, listOrganisations);
    expect(organisations).toHaveLength(54);
    expect(organisations.every(({ verifiedBy }) => verifiedBy === null)).toBe(true);
  });

  it('hold Stadt Aachen as an organisation inside 05334, never as a district', async () => {
    const aachen = await office.database.read(caseworker, (tx) => findOrganisation(tx, STADT_AACHEN_ID));
    expect(aachen).toMatchObject({ kind: 'GEMEINDE', districtAgs: '05334', district: { kind: 'STAEDTEREGION' } });
    expect(await office.database.read(caseworker, (tx) => findDistrict(tx, '05313'))).toBeNull();
  });

  it('alone may apply for NRWeltoffen: Stadt Aachen is refused', async () => {
    const refused = await startDraft(office.database, STADT_AACHEN, { callId: referenceCallId('NRWELTOFFEN', 2027) });
    expect(refused).toMatchObject({
      ok: false,
      refusal: { kind: 'applicant-not-entitled', facts: { kind: 'GEMEINDE' } },
    });
  });

  it('share no cap with the partnership of Stadt Aachen: it has an account of its own', async () => {
    const draft = await startDraft(office.database, STADT_AACHEN, {
      callId: referenceCallId('DEMOKRATIE_LEBEN', 2027),
    });
    expect(draft).toMatchObject({ ok: true });
    const holders = await office.database.transaction(caseworker, async (tx) => {
      for (const holder of [STADT_AACHEN_ID, organisationIdOfDistrict('05334')])
        await tx.query(`SELECT * FROM awards.lock_cap_accounts('DEMOKRATIE_LEBEN', $1, '05334', '{2027}')`, [holder]);
      return tx.query(
        `SELECT cap_holder, district_ags, cap_cents FROM awards.cap_account WHERE budget_year = 2027 ORDER BY cap_holder`,
      );
    });
    expect(holders).toHaveLength(2);
    expect(holders).toEqual(
      expect.arrayContaining([{ cap_holder: STADT_AACHEN_ID, district_ags: '05334', cap_cents: '14000000' }]),
    );
  });

  it('have one cap for NRWeltoffen that no organisation can hold beside them', async () => {
    const opened = office.database.transaction(caseworker, (tx) =>
      tx.query(`SELECT * FROM awards.lock_cap_accounts('NRWELTOFFEN', $1, '05334', '{2027}')`, [STADT_AACHEN_ID]),
    );
    await expect(opened).rejects.toMatchObject({ constraint: 'cap_holder_is_district' });
  });
});

describe('the address of an organisation', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const DUEREN = organisationIdOfDistrict('05358');
  const ADDRESS = {
    organisationId: DUEREN,
    name: 'Kreis Düren',
    addressee: 'Der Landrat',
    street: 'Bismarckstraße 16',
    postcode: '52351',
    city: 'Düren',
    isVerified: true,
  };
  const correct = (change: object, actor = capOfficer) =>
    correctOrganisationAddress(office.database, actor, { ...ADDRESS, ...change });

  it('is entered by the programme administration, with name and day, and is traced for the district', async () => {
    expect(await correct({})).toMatchObject({
      value: { street: 'Bismarckstraße 16', verifiedBy: 'P. Leitung, 02.11.2026' },
    });
    const entries = await office.database.read(districtEditor('05358'), (tx) =>
      historyOf(tx, `organisation:${DUEREN}`, { limit: 5 }),
    );
    expect(entries).toMatchObject([{ action: 'correct-address', actorName: 'P. Leitung' }]);
    await loadReference(office.database, process.cwd());
    const kept = await office.database.read(caseworker, (tx) => findOrganisation(tx, DUEREN));
    expect(kept).toMatchObject({ street: 'Bismarckstraße 16' });
  });

  it('is unverified again when somebody changes it without having compared it', async () => {
    expect(await correct({ street: 'Neue Straße 1', isVerified: false })).toMatchObject({
      value: { verifiedBy: null },
    });
  });

  it('is refused with all findings at once, and to everybody else', async () => {
    expect(await correct({ name: '', street: 'x'.repeat(61), postcode: '00000' })).toMatchObject({
      refusal: {
        refusals: [
          { kind: 'entry-missing', pointer: '/name' },
          { kind: 'entry-too-long', pointer: '/street' },
          { kind: 'postcode-form', pointer: '/postcode' },
        ],
      },
    });
    expect(await correct({}, caseworker)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await correct({}, districtEditor('05358'))).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    const unknown = { organisationId: '01900000-0000-7000-8000-00000000ffff' };
    expect(await correct(unknown)).toMatchObject({ refusal: { kind: 'organisation-not-found' } });
  });
});
