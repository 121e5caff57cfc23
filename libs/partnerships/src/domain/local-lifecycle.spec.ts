import { describe, expect, it } from '@jest/globals';
import type { Actor, Role, Scope } from '#kernel';
import { lifecycleTable, printedTable } from '../../../../test/support/lifecycle-table.js';
import { LOCAL_LIFECYCLE, LOCAL_STATUSES, partsOf, type LocalPart } from './local-lifecycle.js';

const PROJECT = { id: 'project', organisationId: 'hamm', partnershipId: 'pfd-hamm' };
const actor = (organisationId: string | null, roles: readonly Role[], scope: Scope = 'ORGANISATION'): Actor => ({
  ...{ accountId: 'a', name: 'A', roles, organisationId, scope },
});

describe('the life of a local project', () => {
  it('is sound: every status is reached, and only terminal ones end', () => {
    expect(LOCAL_LIFECYCLE.unreachable()).toEqual([]);
    expect(LOCAL_LIFECYCLE.falselyTerminal()).toEqual([]);
    expect(LOCAL_LIFECYCLE.statuses().sort()).toEqual([...LOCAL_STATUSES].sort());
  });

  it.each(LOCAL_LIFECYCLE.definition.transitions)(
    '$from, $action, $outcome: leads to $to for $by and for nobody else',
    (row) => {
      const all: LocalPart[] = ['ASSOCIATION', 'COORDINATION', 'LEAD_EDITOR', 'LEAD_SIGNATORY'];
      for (const part of all) {
        const next = LOCAL_LIFECYCLE.next(row.from, row.action, [part], row.outcome);
        expect(next.ok ? next.value : next.refusal.kind).toBe(row.by.includes(part) ? row.to : 'action-not-permitted');
      }
    },
  );

  it('stands in the README as it is', () => {
    expect(printedTable('libs/partnerships/README.md', lifecycleTable(LOCAL_LIFECYCLE))).toBe(
      lifecycleTable(LOCAL_LIFECYCLE),
    );
  });

  it.each([
    ['the association behind the secret link', actor('project', ['APPLICANT_EDITOR']), ['ASSOCIATION']],
    ['its coordination office', actor('pfd-hamm', ['COORDINATION'], 'COORDINATION'), ['COORDINATION']],
    ['the coordination office of another partnership', actor('pfd-lippe', ['COORDINATION'], 'COORDINATION'), []],
    ['the lead office', actor('hamm', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY']), ['LEAD_EDITOR', 'LEAD_SIGNATORY']],
    ['another district', actor('lippe', ['APPLICANT_EDITOR']), []],
    ['the authority', actor(null, ['CASEWORKER', 'NETWORK_EDITOR'], 'AUTHORITY'), []],
  ])('gives %s its part', (_, who, parts) => {
    expect(partsOf(who, PROJECT)).toEqual(parts);
  });
});
