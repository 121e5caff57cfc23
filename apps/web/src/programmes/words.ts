import type { Role } from '#kernel';
import type { Crumb } from '../layout/index.js';

/** Everybody in the office reads programmes and districts; only the programme administration writes. */
export const OFFICE: [Role, ...Role[]] = [
  'CASEWORKER',
  'REVIEWER',
  'SIGNATORY',
  'BUDGET_OFFICER',
  'PAYMENT_CERTIFIER',
  'PAYMENT_AUTHORISER',
  'USE_AUDITOR',
  'AUDIT_READ',
  'PROGRAMME_ADMIN',
  'CAP_EXCEPTION_OFFICER',
  'NETWORK_EDITOR',
];

export const LATE_WORDS = { REFUSE: 'werden abgewiesen', MARK: 'werden angenommen und gekennzeichnet' } as const;
export const CHOICE_WORDS = {
  ALWAYS: 'immer im Bescheid',
  PRESELECTED: 'vorausgewählt',
  OPTIONAL: 'wählbar',
} as const;
export const HOLDER_WORDS = { DISTRICT: 'je Kreis oder kreisfreie Stadt', ORGANISATION: 'je Partnerschaft' } as const;

export const optionsOf = (words: Readonly<Record<string, string>>): { value: string; label: string }[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

export const crumbsOf = (code: string, name: string, page?: string): readonly Crumb[] =>
  page === undefined
    ? [{ label: 'Programme', href: '/programme' }, { label: name }]
    : [{ label: 'Programme', href: '/programme' }, { label: name, href: `/programme/${code}` }, { label: page }];
