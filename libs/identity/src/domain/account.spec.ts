import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '#kernel';
import { scopeOf } from './account.js';

describe('the scope of an account', () => {
  it.each(ROLES.filter((role) => role !== 'SYSTEM'))('is the smallest that %s needs', (role: Role) => {
    const expected = role.startsWith('APPLICANT')
      ? 'ORGANISATION'
      : ['SYS_ADMIN', 'NETWORK_EDITOR', 'ENQUIRY_EDITOR'].includes(role)
        ? 'ADMINISTRATION'
        : 'AUTHORITY';
    expect(scopeOf([role])).toBe(expected);
  });

  it('is the authority for a caseworker who also edits the network', () => {
    expect(scopeOf(['NETWORK_EDITOR', 'CASEWORKER'])).toBe('AUTHORITY');
  });

  it('stays within the organisation as soon as one role belongs to a district', () => {
    expect(scopeOf(['CASEWORKER', 'APPLICANT_EDITOR'])).toBe('ORGANISATION');
  });
});
