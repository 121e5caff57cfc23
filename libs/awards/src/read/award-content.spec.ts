import { describe, expect, it } from '@jest/globals';
import { checkContent, renderNotice } from '#notices';
import { COMPOSED_AWARDS } from '#awards/testing';
import { inspectPdf } from '../../../../test/support/pdf-structure.js';

describe.each(Object.entries(COMPOSED_AWARDS))('the notice composed from the decision %s', (_name, content) => {
  it('adds up, gives its reasons and can be printed', () => {
    expect(checkContent(content)).toEqual({ ok: true, value: content });
  });

  it('is read by its structure without a problem', async () => {
    expect((await inspectPdf(await renderNotice(content))).problems).toEqual([]);
  });
});

describe('a Zuwendungsbescheid says what was decided', () => {
  it('two years, cut items, a limit of the authority and third-party funds', () => {
    const content = COMPOSED_AWARDS['two-years-cut-limited'];
    expect(content).toMatchObject({
      scope: 'PARTIAL',
      requestedGrantCents: 10_400_000,
      grantCents: 8_300_000,
      eligibleCostsCents: 12_200_000,
      fundingItems: [
        { source: 'OWN', amountCents: 3_100_000 },
        { source: 'THIRD_PARTY', amountCents: 300_000 },
        { source: 'OTHER_PUBLIC', amountCents: 500_000 },
        { source: 'GRANT', amountCents: 8_300_000 },
      ],
      tranches: [
        { year: 2027, authorisation: 'EXPENDITURE', amountCents: 4_000_000 },
        { year: 2028, authorisation: 'COMMITMENT', amountCents: 4_300_000 },
      ],
    });
    expect(content?.purpose).toContain('Ort der Durchführung: Kreisgebiet');
    expect(content?.reasons.map((reason) => reason.split(' ').slice(0, 4).join(' '))).toEqual([
      'Von den beantragten Ausgaben',
      'Ich bewillige 21.000,00 EUR',
      'Die Haushaltsmittel reichen 2027',
    ]);
  });

  it('of a federal programme: its own funds and clauses, nothing of the rules of the Land', async () => {
    const content = COMPOSED_AWARDS['partnership'];
    expect(content).toMatchObject({ subject: 'Zuwendungen aus Mitteln des Bundes', annexName: 'ANBest-Gk' });
    const { text } = content ? await inspectPdf(await renderNotice(content)) : { text: '' };
    expect(text).toContain('Bundesrechnungshof');
    expect(text).not.toMatch(/VVG|LHO|Landesrechnungshof|Zuwendungen des Landes/);
  });
});
