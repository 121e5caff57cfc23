import { describe, expect, it } from '@jest/globals';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { CHANGE_LIFECYCLE, CHANGE_STATUSES } from './change-lifecycle.js';

describe('the life of a request about a grant', () => {
  it('reaches every status, and ends only where it is decided or withdrawn', () => {
    expect(CHANGE_LIFECYCLE.unreachable()).toEqual([]);
    expect(CHANGE_LIFECYCLE.falselyTerminal()).toEqual([]);
    expect([...CHANGE_LIFECYCLE.statuses()].sort()).toEqual([...CHANGE_STATUSES].sort());
  });

  it('is submitted by the signatory of the recipient and decided by the signatory of the authority', () => {
    const by = (action: string) =>
      new Set(CHANGE_LIFECYCLE.definition.transitions.filter((row) => row.action === action).flatMap((row) => row.by));
    expect([...by('submit-change'), ...by('answer-about-change')]).toEqual([
      'APPLICANT_SIGNATORY',
      'APPLICANT_SIGNATORY',
    ]);
    expect([...by('sign-change')]).toEqual(['SIGNATORY']);
  });

  it('is printed in the README as it is', () => {
    const table = lifecycleTable(CHANGE_LIFECYCLE);
    expect(printedTable('libs/awards/README.md', table)).toBe(table);
  });
});
