import type { EntryKind } from '#network';

/** The first step of the way back. */
export const CRUMB = { label: 'Netzwerk', href: '/netzwerk' } as const;

/** Who may see an entry of the registers. */
export const visibility = (isPublic: boolean): string => (isPublic ? 'öffentlich' : 'intern');

/** Names of the kinds in addresses. */
export const ENTRY_SLUGS: Readonly<Record<EntryKind, string>> = {
  organisation: 'organisation',
  offer: 'angebot',
  concept: 'konzept',
  measure: 'massnahme',
  finding: 'ergebnis',
};

/** The page on which an entry is changed. */
export const entryPath = (kind: EntryKind, id: string): string => `/netzwerk/register/${ENTRY_SLUGS[kind]}/${id}`;
