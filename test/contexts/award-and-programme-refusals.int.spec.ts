import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { discardDecision, grantCapException } from '#awards';
import { CalendarDate, Money } from '#kernel';
import { dismissFromLeadBody, letterheadOn } from '#programmes';
import { capOfficer, caseworker, openOffice, submittedApplication, type Office } from '../support/case-builder.js';

describe('awards and programmes refuse', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  it('more room under the cap without the decree that grants it', async () => {
    const wish = {
      programmeCode: 'NRWELTOFFEN',
      capHolder: '05358',
      districtAgs: '05358',
      budgetYear: 2027,
      amount: Money.ofEuros(1_000),
      decreeReference: ' x ',
      reason: 'Besonderer Bedarf im Kreis.',
    };
    expect(await grantCapException(office.database, capOfficer, wish)).toMatchObject({
      refusal: { kind: 'decree-missing', pointer: '/decreeReference' },
    });
    expect(
      await grantCapException(office.database, capOfficer, { ...wish, decreeReference: 'Erlass 7/2026' }),
    ).toMatchObject({
      ok: true,
    });
  });

  it('to throw away a decision that nobody has prepared', async () => {
    const { id: applicationId } = await submittedApplication(office, '05358');
    expect(await discardDecision(office.database, caseworker, { applicationId })).toMatchObject({
      refusal: { kind: 'decision-not-found' },
    });
  });

  it('a letter of a day that has no letterhead, and a member of a lead body who is none', async () => {
    const early = CalendarDate.iso('1999-12-31');
    const letterhead = await office.database.read(capOfficer, (tx) => letterheadOn(tx, 'NRWELTOFFEN', early));
    expect(letterhead).toMatchObject({ refusal: { kind: 'no-letterhead-for-date', facts: { date: '31.12.1999' } } });
    expect(
      await dismissFromLeadBody(office.database, capOfficer, '01900000-0000-7000-8000-00000000ffff'),
    ).toMatchObject({ refusal: { kind: 'lead-body-member-not-found' } });
  });
});
