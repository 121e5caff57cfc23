/** The first step of the way back. */
export const CRUMB = { label: 'Netzwerk', href: '/netzwerk' } as const;

/** Who may see an entry of the registers. */
export const visibility = (isPublic: boolean): string => (isPublic ? 'öffentlich' : 'intern');
