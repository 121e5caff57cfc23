import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { REPORT_LIFECYCLE } from './report-lifecycle.js';

describe('the way of a use report', () => {
  it('leads from everywhere to the examined report, and nowhere else', () => {
    expect(REPORT_LIFECYCLE.unreachable()).toEqual([]);
    expect(REPORT_LIFECYCLE.falselyTerminal()).toEqual([]);
  });

  it('is the table of the README', () => {
    const current = lifecycleTable(REPORT_LIFECYCLE);
    expect(printedTable(path.join(process.cwd(), 'libs/use-reports/README.md'), current)).toBe(current);
  });

  it.each(REPORT_LIFECYCLE.definition.transitions.map((row) => [row.from, row.action, row] as const))(
    'lets in status %s only the named roles %s',
    (from, action, row) => {
      expect(REPORT_LIFECYCLE.next(from, action, row.by)).toEqual({ ok: true, value: row.to });
      expect(REPORT_LIFECYCLE.next(from, action, ['REVIEWER'])).toMatchObject({
        refusal: { kind: 'action-not-permitted' },
      });
    },
  );
});
