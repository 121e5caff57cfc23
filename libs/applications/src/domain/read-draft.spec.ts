import { describe, expect, it } from '@jest/globals';
import { CalendarDate, Money } from '#kernel';
import { completeForm } from '../../../../test/support/complete-form.js';
import type { ApplicationTerms } from './application-terms.js';
import type { DraftFields } from './draft-fields.js';
import { fieldOfPlanPointer } from './plan-pointer.js';
import { readDraft } from './read-draft.js';

const TERMS: ApplicationTerms = {
  plan: {
    financingType: 'SHARE',
    rateBps: 8000n,
    minOwnShareBps: 2000n,
    roundUnitCents: 1n,
    capByYear: { 2027: Money.ofCents(7_210_000), 2028: Money.ofCents(7_210_000) },
    costCategories: [
      { code: 'PERSONAL', eligible: true, isProject: false },
      { code: 'WEITERLEITUNG', eligible: true, isProject: false },
    ],
    ownShareRule: 'REPORT',
  },
  budgetYear: 2027,
  periodFrom: CalendarDate.iso('2027-01-01'),
  periodTo: CalendarDate.iso('2028-12-31'),
  phases: [
    { code: 'ENTWICKLUNG', needsConcept: false },
    { code: 'UMSETZUNG', needsConcept: true },
  ],
  requiredDocuments: [
    { kind: 'MASSNAHMENPLAN', required: 'ALWAYS' },
    { kind: 'HANDLUNGSKONZEPT', required: 'IF_CONCEPT_PHASE' },
    { kind: 'KOOPERATION', required: 'IF_FORWARDING' },
  ],
  asksForDemarcation: true,
};
const whole = completeForm(50_000);
const errorsOf = (change: DraftFields, kinds: readonly string[] = ['MASSNAHMENPLAN']): string[] =>
  readDraft({ ...whole, ...change }, TERMS, kinds)
    .findings.filter(({ severity }) => severity === 'ERROR')
    .map(({ kind, field }) => `${kind} ${field}`);

describe('a draft as the rules read it', () => {
  it('is whole when nothing is missing, and becomes content with the grant of each year', () => {
    const { findings, content } = readDraft(whole, TERMS, ['MASSNAHMENPLAN']);
    expect(findings.filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    expect(content).toMatchObject({ grantCents: { 2027: 4_000_000 }, years: [2027] });
  });

  it('asks for a goal where there is none', () => {
    const aimless = Object.fromEntries(Object.entries(whole).filter(([field]) => !field.startsWith('goal.')));
    expect(readDraft(aimless, TERMS, ['MASSNAHMENPLAN']).findings).toContainEqual(
      expect.objectContaining({ kind: 'goal-missing', field: 'goal', severity: 'ERROR' }),
    );
  });

  it.each<[string, DraftFields, readonly string[]]>([
    ['no contact person', { 'applicant.contactName': ' ' }, ['entry-missing applicant.contactName']],
    [
      'two addresses in one field',
      { 'applicant.contactEmail': 'a@b.de,c@d.de' },
      ['email-unreadable applicant.contactEmail'],
    ],
    ['a wrong IBAN', { 'bank.iban': 'DE00 1234' }, ['iban-invalid bank.iban']],
    ['a title of 301 characters', { 'project.title': 'x'.repeat(301) }, ['entry-too-long project.title']],
    ['no phase', { 'project.phase': '' }, ['entry-missing project.phase']],
    [
      '29 February in the wrong year',
      { 'project.periodFrom': '29.02.2027' },
      ['date-does-not-exist project.periodFrom'],
    ],
    ['a period that ends before it begins', { 'project.periodTo': '31.12.2026' }, ['period-reversed project.periodTo']],
    [
      'a start before the window of the call',
      { 'project.periodFrom': '31.12.2026' },
      ['period-outside-call project.periodFrom'],
    ],
    ['a goal without indicator', { 'goal.a0001.indicator': '' }, ['entry-missing goal.a0001.indicator']],
    ['begun without a reason', { 'declaration.notBegun': 'NEIN' }, ['entry-missing declaration.earlyStartReason']],
    [
      'other funding without saying which',
      { 'declaration.otherFunding': 'JA' },
      ['entry-missing declaration.otherFundingDetails'],
    ],
    ['no demarcation', { 'declaration.demarcation': '' }, ['entry-missing declaration.demarcation']],
    ['no consent to privacy', { 'declaration.privacy': '' }, ['confirmation-missing declaration.privacy']],
    [
      'a choice that is none',
      { 'declaration.vatDeductible': 'VIELLEICHT' },
      ['choice-missing declaration.vatDeductible'],
    ],
  ])('names %s at its field', (_, change, expected) => expect(errorsOf(change)).toEqual(expected));

  it.each(['1e308', 'NaN', '12,345', '1.2.3'])('takes no amount "%s"', (amount) => {
    expect(errorsOf({ 'cost.b0001.amount.2027': amount }).some((each) => each.endsWith('cost.b0001.amount.2027'))).toBe(
      true,
    );
  });

  it('takes no negative amount', () => {
    expect(errorsOf({ 'cost.b0001.amount.2027': '-1,00' })).toContain('amount-negative cost.b0001.amount.2027');
  });

  it('asks for the concept in a phase that builds on one, and for the letter of whom money is forwarded to', () => {
    expect(errorsOf({ 'project.phase': 'UMSETZUNG' })).toEqual([
      'entry-missing project.conceptBody',
      'entry-missing project.conceptDate',
      'document-missing attachment.HANDLUNGSKONZEPT',
    ]);
    expect(errorsOf({ 'cost.b0001.category': 'WEITERLEITUNG' })).toEqual(['document-missing attachment.KOOPERATION']);
    expect(errorsOf({}, [])).toEqual(['document-missing attachment.MASSNAHMENPLAN']);
  });

  it('reports everything at once for an empty form and has no content', () => {
    const { findings, content } = readDraft({}, TERMS, []);
    expect(findings.length).toBeGreaterThan(15);
    expect(content).toBeNull();
  });
});

describe('a pointer into the plan', () => {
  const plan = {
    years: [2027],
    costItems: [{ id: 'b0001', category: 'PERSONAL', description: '', amounts: {} }],
    funding: [{ kind: 'OWN_CASH' as const, amounts: {} }],
  };
  it.each([
    ['/costItems/0/amounts/2027', 'cost.b0001.amount.2027'],
    ['/costItems/0/category', 'cost.b0001.category'],
    ['/costItems/0', 'cost.b0001.description'],
    ['/costItems/7/amounts/2027', 'cost'],
    ['/funding/0/amounts/2027', 'funding.OWN_CASH.2027'],
    ['/funding', 'funding'],
    ['', 'cost'],
  ])('%s leads to the field %s', (pointer, field) => expect(fieldOfPlanPointer(pointer, plan)).toBe(field));
});
