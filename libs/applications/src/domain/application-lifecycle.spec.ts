import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { APPLICATION_LIFECYCLE, APPLICATION_STATUSES, PENDING_STATUSES } from './application-lifecycle.js';

describe('the life of an application', () => {
  it('reaches every status, and stops only where the case is decided or withdrawn', () => {
    expect(APPLICATION_LIFECYCLE.unreachable()).toEqual([]);
    expect(APPLICATION_LIFECYCLE.falselyTerminal()).toEqual([]);
    expect([...APPLICATION_LIFECYCLE.statuses()].sort()).toEqual([...APPLICATION_STATUSES].sort());
  });

  it.each(PENDING_STATUSES)('can be withdrawn in %s, by the signatory of the district alone', (status) => {
    expect(APPLICATION_LIFECYCLE.next(status, 'withdraw', ['APPLICANT_SIGNATORY'])).toEqual({
      ok: true,
      value: 'WITHDRAWN',
    });
    expect(APPLICATION_LIFECYCLE.next(status, 'withdraw', ['APPLICANT_EDITOR', 'CASEWORKER'])).toMatchObject({
      ok: false,
    });
  });

  it('is decided by the signatory only, and only in review', () => {
    const rows = APPLICATION_LIFECYCLE.definition.transitions.filter(({ action }) => action === 'sign');
    expect(rows.map(({ from, to, by }) => [from, to, ...by])).toEqual([
      ['IN_REVIEW', 'APPROVED', 'SIGNATORY'],
      ['IN_REVIEW', 'REJECTED', 'SIGNATORY'],
      ['IN_REVIEW', 'INADMISSIBLE', 'SIGNATORY'],
    ]);
  });

  it.each(['APPROVED', 'REJECTED', 'INADMISSIBLE', 'WITHDRAWN'] as const)(
    'lets nobody act on a case that is %s',
    (status) => {
      expect(APPLICATION_LIFECYCLE.rowsFrom(status)).toEqual([]);
    },
  );

  it('is printed in the README as it is', () => {
    const table = lifecycleTable(APPLICATION_LIFECYCLE);
    expect(printedTable('libs/applications/README.md', table)).toBe(table);
  });
});
