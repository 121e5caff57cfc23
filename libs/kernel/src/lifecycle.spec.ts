import { describe, expect, it } from '@jest/globals';
import { Lifecycle, type LifecycleDefinition } from './lifecycle.js';

type Status = 'DRAFT' | 'IN_REVIEW' | 'APPROVED' | 'REJECTED' | 'LOST';
type Action = 'submit' | 'sign' | 'return';
type Role = 'EDITOR' | 'SIGNATORY';

const DEFINITION: LifecycleDefinition<Status, Action, Role> = {
  name: 'paper',
  initial: 'DRAFT',
  terminal: ['APPROVED', 'REJECTED'],
  transitions: [
    { from: 'DRAFT', action: 'submit', to: 'IN_REVIEW', by: ['EDITOR', 'SIGNATORY'] },
    { from: 'IN_REVIEW', action: 'sign', to: 'APPROVED', by: ['SIGNATORY'], outcome: 'AWARD' },
    { from: 'IN_REVIEW', action: 'sign', to: 'REJECTED', by: ['SIGNATORY'], outcome: 'REJECTION' },
    { from: 'IN_REVIEW', action: 'return', to: 'DRAFT', by: ['SIGNATORY'] },
  ],
};
const paper = new Lifecycle(DEFINITION);

describe('A lifecycle', () => {
  it('leads on from a status by an action of a permitted role', () => {
    expect(paper.next('DRAFT', 'submit', ['EDITOR'])).toEqual({ ok: true, value: 'IN_REVIEW' });
  });

  it('lets the outcome choose where an action can end differently', () => {
    expect(paper.next('IN_REVIEW', 'sign', ['SIGNATORY'], 'REJECTION')).toEqual({ ok: true, value: 'REJECTED' });
    expect(paper.next('IN_REVIEW', 'return', ['SIGNATORY'], 'AWARD')).toEqual({ ok: true, value: 'DRAFT' });
  });

  it('never chooses an outcome by itself', () => {
    expect(() => paper.next('IN_REVIEW', 'sign', ['SIGNATORY'])).toThrow('name its outcome');
  });

  it('refuses an action that this status does not know and says what is possible', () => {
    expect(paper.next('DRAFT', 'sign', ['SIGNATORY'], 'AWARD')).toEqual({
      ok: false,
      refusal: { kind: 'action-not-possible', facts: { status: 'DRAFT', action: 'sign', possible: ['submit'] } },
    });
  });

  it('refuses an outcome the table does not know', () => {
    expect(paper.next('IN_REVIEW', 'sign', ['SIGNATORY'], 'GUESS')).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
  });

  it('refuses a role that may not act and names those that may, each once', () => {
    expect(paper.next('IN_REVIEW', 'sign', ['EDITOR'])).toEqual({
      ok: false,
      refusal: {
        kind: 'action-not-permitted',
        facts: { status: 'IN_REVIEW', action: 'sign', allowedRoles: ['SIGNATORY'], possible: [] },
      },
    });
  });

  it('lists the buttons of a status for a role, each once', () => {
    expect(paper.actionsFor('IN_REVIEW', ['SIGNATORY'])).toEqual(['sign', 'return']);
    expect(paper.actionsFor('APPROVED', ['SIGNATORY'])).toEqual([]);
    expect(paper.rowsFrom('IN_REVIEW')).toHaveLength(3);
  });

  it('is sound where every status can be reached and only terminal ones end', () => {
    expect([paper.unreachable(), paper.falselyTerminal()]).toEqual([[], []]);
    expect(paper.statuses()).toEqual(['DRAFT', 'IN_REVIEW', 'APPROVED', 'REJECTED']);
  });

  it('finds statuses without a way in, dead ends, and ends that lead on', () => {
    const faulty = new Lifecycle<Status, Action, Role>({
      ...DEFINITION,
      terminal: ['APPROVED', 'DRAFT'],
      transitions: [...DEFINITION.transitions, { from: 'LOST', action: 'return', to: 'LOST', by: [] }],
    });
    expect(faulty.unreachable()).toEqual(['LOST']);
    expect(faulty.falselyTerminal()).toEqual(['DRAFT', 'REJECTED']);
  });
});
