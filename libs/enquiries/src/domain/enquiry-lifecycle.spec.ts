import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { ENQUIRY_LIFECYCLE, ENQUIRY_STATUSES } from './enquiry-lifecycle.js';

describe('the lifecycle of an enquiry', () => {
  it('reaches every status, and ends only where it says so', () => {
    expect(new Set(ENQUIRY_LIFECYCLE.statuses())).toEqual(new Set(ENQUIRY_STATUSES));
    expect([ENQUIRY_LIFECYCLE.unreachable(), ENQUIRY_LIFECYCLE.falselyTerminal()]).toEqual([[], []]);
  });

  it('lets a member ask again and close, and nothing else', () => {
    const actions = ENQUIRY_STATUSES.flatMap((status) => ENQUIRY_LIFECYCLE.actionsFor(status, ['ENQUIRY_MEMBER']));
    expect(new Set(actions)).toEqual(new Set(['ask-again', 'close-enquiry']));
  });

  it('is the table of the README', () => {
    const table = lifecycleTable(ENQUIRY_LIFECYCLE);
    expect(printedTable('libs/enquiries/README.md', table)).toBe(table);
  });
});
