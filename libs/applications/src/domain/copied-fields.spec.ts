import { describe, expect, it } from '@jest/globals';
import { copiedFields } from './copied-fields.js';

describe('taking over an earlier application', () => {
  it('moves the amounts of every year, so that none overwrites another', () => {
    const earlier = {
      'cost.a.amount.2026': '100,00',
      'cost.a.amount.2027': '200,00',
      'funding.OWN_CASH.2026': '20,00',
    };
    expect(copiedFields(earlier, 1)).toEqual({
      'cost.a.amount.2027': '100,00',
      'cost.a.amount.2028': '200,00',
      'funding.OWN_CASH.2027': '20,00',
    });
  });

  it('bridges the years in between where the earlier application is older than last year', () => {
    expect(copiedFields({ 'cost.a.amount.2024': '100,00' }, 3)).toEqual({ 'cost.a.amount.2027': '100,00' });
  });

  it('leaves out period and declarations, which must be said anew', () => {
    const earlier = { 'project.title': 'Vielfalt', 'project.periodTo': '31.12.2026', 'declaration.notBegun': 'JA' };
    expect(copiedFields(earlier, 1)).toEqual({ 'project.title': 'Vielfalt' });
  });
});
