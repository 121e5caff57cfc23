import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { RECOVERY_LIFECYCLE, RECOVERY_STATUSES } from './recovery-lifecycle.js';

describe('the life of a recovery and its claim', () => {
  it('leads to every status and ends nowhere by mistake', () => {
    expect(RECOVERY_LIFECYCLE.unreachable()).toEqual([]);
    expect(RECOVERY_LIFECYCLE.falselyTerminal()).toEqual([]);
    expect(RECOVERY_LIFECYCLE.statuses().toSorted()).toEqual([...RECOVERY_STATUSES].toSorted());
  });

  it('stands in the README as it is', () => {
    const table = lifecycleTable(RECOVERY_LIFECYCLE);
    expect(printedTable('libs/settlement/README.md', table)).toBe(table);
  });

  it.each(
    RECOVERY_LIFECYCLE.definition.transitions.map((row) => [row.from, row.action, row.outcome ?? '', row] as const),
  )('in %s lets %s %s be done by its roles alone', (from, action, _, row) => {
    for (const role of row.by) {
      expect(RECOVERY_LIFECYCLE.next(from, action, [role], row.outcome)).toEqual({ ok: true, value: row.to });
    }
    expect(RECOVERY_LIFECYCLE.next(from, action, ['AUDIT_READ'], row.outcome)).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
  });

  it('refuses a signature under a claim that is decided, and names what is possible', () => {
    expect(RECOVERY_LIFECYCLE.next('DUE', 'sign-decision', ['SIGNATORY'])).toMatchObject({
      refusal: { kind: 'action-not-possible', facts: { possible: ['contest', 'confirm-relief', 'approve-relief'] } },
    });
  });
});
