import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { NOTICE_LIFECYCLE, NOTICE_STATUSES } from './notice-lifecycle.js';

describe('the life of a notice', () => {
  it('reaches every status, and ends only where it is final or annulled', () => {
    expect(NOTICE_LIFECYCLE.unreachable()).toEqual([]);
    expect(NOTICE_LIFECYCLE.falselyTerminal()).toEqual([]);
    expect([...NOTICE_LIFECYCLE.statuses()].sort()).toEqual([...NOTICE_STATUSES].sort());
  });

  it('lets only the signatory of the district waive remedies, and only once the act is served', () => {
    const rows = NOTICE_LIFECYCLE.definition.transitions.filter(({ action }) => action === 'waive-remedies');
    expect(rows).toEqual([{ from: 'SERVED', action: 'waive-remedies', to: 'FINAL', by: ['APPLICANT_SIGNATORY'] }]);
    expect(NOTICE_LIFECYCLE.next('SERVED', 'waive-remedies', ['APPLICANT_EDITOR'])).toMatchObject({
      refusal: { kind: 'action-not-permitted' },
    });
    expect(NOTICE_LIFECYCLE.next('DISPATCHED', 'waive-remedies', ['APPLICANT_SIGNATORY'])).toMatchObject({
      refusal: { kind: 'action-not-possible' },
    });
  });

  it('is printed in the README as it is', () => {
    const table = lifecycleTable(NOTICE_LIFECYCLE);
    expect(printedTable('libs/notices/README.md', table)).toBe(table);
  });
});
