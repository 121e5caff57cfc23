import type { NavItem, PageProps } from '../../apps/web/src/layout/index.js';

export const CSRF = 'gallery-token';
const NAV: readonly NavItem[] = [
  { label: 'Arbeitsliste', href: '/arbeitsliste' },
  { label: 'Anträge', href: '/antraege', current: true },
  { label: 'Bewilligungen', href: '/bewilligungen' },
  { label: 'Haushalt', href: '/haushalt' },
  { label: 'Nachrichten', href: '/nachrichten', count: 2 },
];

/** The frame of all gallery pages. */
export const FRAME: Omit<PageProps, 'title'> = {
  nav: NAV,
  signedIn: { name: 'A. Beispiel', place: 'LKS · Sachbearbeitung', sessionExpiresAt: new Date('2030-01-01T12:00:00Z') },
  demoBanner: 'Demonstration: Heute ist der 23.11.2026. Alle Vorhaben, Beträge und Namen sind erfunden.',
  csrfToken: CSRF,
};
