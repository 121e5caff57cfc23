import { describe, expect, it } from '@jest/globals';
import { allBodiesMustApprove, approvalOf, type GivenApproval } from './approvals.js';

const BODIES = [
  { body: 'VS', label: 'Verfassungsschutz' },
  { body: 'LKA', label: 'Landeskriminalamt' },
];
const given = (body: string): GivenApproval => ({ body, byId: '1', byName: 'V. Schutz', at: new Date('2026-11-27') });

describe('two lead bodies on equal terms', () => {
  it('ask nothing of a programme that names none', () =>
    expect(allBodiesMustApprove([], [])).toMatchObject({ ok: true }));

  it.each([
    [[], ['Verfassungsschutz', 'Landeskriminalamt']],
    [['VS'], ['Landeskriminalamt']],
    [['VS', 'VS'], ['Landeskriminalamt']],
    [['LKA'], ['Verfassungsschutz']],
  ])('with approvals of %j miss %j', (bodies, missing) => {
    expect(allBodiesMustApprove(BODIES, bodies.map(given))).toMatchObject({ refusal: { facts: { bodies: missing } } });
  });

  it('are both there with one approval from each', () => {
    expect(allBodiesMustApprove(BODIES, [given('LKA'), given('VS')])).toMatchObject({ ok: true });
  });

  it('speak through their own people, each once', () => {
    expect(approvalOf(BODIES, [], 'LKA')).toMatchObject({ value: { body: 'LKA' } });
    expect(approvalOf(BODIES, [], null)).toMatchObject({ refusal: { kind: 'approval-not-yours' } });
    expect(approvalOf(BODIES, [], 'MS')).toMatchObject({ refusal: { kind: 'approval-not-yours' } });
    expect(approvalOf(BODIES, [given('LKA')], 'LKA')).toMatchObject({ refusal: { kind: 'approval-given' } });
  });
});
