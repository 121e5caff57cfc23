import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '#kernel';
import { scopeOf } from './account.js';

describe('the scope of an account', () => {
  it.each(ROLES.filter((role) => role !== 'SYSTEM'))('is the smallest that %s needs', (role: Role) => {
    const special: Readonly<Partial<Record<Role, string>>> = {
      APPLICANT_EDITOR: 'ORGANISATION',
      APPLICANT_SIGNATORY: 'ORGANISATION',
      COORDINATION: 'COORDINATION',
      ENQUIRY_MEMBER: 'ENQUIRY_MEMBER',
      ENQUIRY_EDITOR: 'ENQUIRY_TEAM',
      ENQUIRY_LEAD: 'ENQUIRY_TEAM',
      SYS_ADMIN: 'ADMINISTRATION',
      NETWORK_EDITOR: 'NETWORK',
    };
    expect(scopeOf([role])).toBe(special[role] ?? 'AUTHORITY');
  });

  it('is the authority for a caseworker who also edits the network', () => {
    expect(scopeOf(['NETWORK_EDITOR', 'CASEWORKER'])).toBe('AUTHORITY');
  });

  it('stays within the organisation as soon as one role belongs to a district', () => {
    expect(scopeOf(['CASEWORKER', 'APPLICANT_EDITOR'])).toBe('ORGANISATION');
  });
});
