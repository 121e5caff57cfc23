import { describe, expect, it } from '@jest/globals';
import { Money } from '#kernel';
import { auditCopyWarnings, payGroupWarnings } from './programme-warnings.js';

const staff = (label: string, category = 'PERSONAL') => [{ category, label }];

describe('before a decision is signed the programme lets be looked', () => {
  it('at the copy for the court of audit, from one cent above its amount', () => {
    const limit = { auditCopyAboveCents: 5_000_000 };
    expect(auditCopyWarnings(Money.ofCents(5_000_000), limit)).toEqual([]);
    expect(auditCopyWarnings(Money.ofCents(5_000_001), limit)).toEqual([
      { kind: 'audit-copy-due', facts: { amountCents: 5_000_001, aboveCents: 5_000_000 } },
    ]);
    expect(auditCopyWarnings(Money.ofEuros(72_100), { auditCopyAboveCents: null })).toEqual([]);
  });

  it('at staff whose pay group is above its limit', () => {
    const limit = { payGroupMax: 11 };
    const kinds = (label: string, category?: string): string[] =>
      payGroupWarnings(staff(label, category), limit).map(({ kind }) => kind);
    expect(kinds('Koordinierende Fachstelle, 0,75 Stelle, EG 11')).toEqual([]);
    expect(kinds('Koordinierende Fachstelle, 0,75 Stelle, EG 12')).toEqual(['pay-group-above-limit']);
    expect(kinds('Leitung in E13, Assistenz in E 6')).toEqual(['pay-group-above-limit']);
    expect(kinds('Fachkraft, Entgeltgruppe 12, 12 Monate')).toEqual(['pay-group-above-limit']);
    expect(kinds('Fachkraft für 24 Monate')).toEqual([]);
    expect(kinds('Honorar, EG 15', 'HONORAR')).toEqual([]);
    expect(payGroupWarnings(staff('EG 15'), { payGroupMax: null })).toEqual([]);
  });
});
