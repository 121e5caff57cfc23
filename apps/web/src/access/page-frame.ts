import type { Request } from 'express';
import { hasRole, OFFICES, type Actor, type Role } from '#kernel';
import { roleWord } from './role-words.js';
import { markFlashShown, visitOf, type Visit } from './visit.js';

/** Everything around the content of a page. Spread it into the layout's <Page {...frame}>. */
export interface PageFrame {
  readonly signedIn?: { readonly name: string; readonly place?: string; readonly sessionExpiresAt?: Date };
  readonly nav: readonly {
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
    readonly count?: number;
  }[];
  readonly flash?: { readonly tone: 'success'; readonly title: string };
  readonly office?: { readonly land: string; readonly authority: string };
  readonly demoBanner?: string;
  /** For ActionForm. Empty where nobody is signed in. */
  readonly csrfToken: string;
}

interface Place {
  readonly label: string;
  readonly href: string;
}

const MESSAGES = '/nachrichten';
const PARTNERSHIPS: Place = { label: 'Partnerschaften', href: '/partnerschaften' };
const DISTRICT: readonly Place[] = [
  { label: 'Übersicht', href: '/uebersicht' },
  { label: 'Anträge', href: '/antraege' },
  { label: 'Bewilligungen', href: '/bewilligungen' },
  { label: 'Bescheide', href: '/bescheide' },
  { label: 'Gremien', href: '/netzwerk/gremien' },
  PARTNERSHIPS,
  { label: 'Nachrichten', href: MESSAGES },
  { label: 'Unser Kreis', href: '/organisation' },
];
const WORK: Place = { label: 'Arbeitsliste', href: '/arbeitsliste' };
const BUDGET: Place = { label: 'Haushalt', href: '/haushalt' };
const NETWORK_HOME: Place = { label: 'Netzwerk', href: '/netzwerk' };
const AUTHORITY: readonly Place[] = [
  WORK,
  { label: 'Bewilligungen', href: '/bewilligungen' },
  { label: 'Änderungen', href: '/aenderungen' },
  { label: 'Auszahlungen', href: '/auszahlungen' },
  { label: 'Nachweise', href: '/nachweise' },
  { label: 'Forderungen', href: '/forderungen' },
  BUDGET,
  PARTNERSHIPS,
  { label: 'Programme', href: '/programme' },
  { label: 'Berichte', href: '/berichte' },
  NETWORK_HOME,
];
const NETWORK: readonly Place[] = [NETWORK_HOME, { label: 'Förderlandkarte', href: '/foerderlandkarte' }];
/** Who in the authority reads the network's pages; the others have no business there. */
const NETWORK_READERS: readonly Role[] = ['CASEWORKER', 'REVIEWER', 'SIGNATORY', 'AUDIT_READ', 'PROGRAMME_ADMIN'];
/** A coordination office has its partnership and the bodies of it. */
const COORDINATION: readonly Place[] = [PARTNERSHIPS, { label: 'Gremien', href: '/netzwerk/gremien' }];
const ADMINISTRATION: readonly Place[] = [
  { label: 'Konten', href: '/verwaltung/konten' },
  { label: 'Postausgang', href: '/verwaltung/postausgang' },
];
/** The closed room has a navigation of its own. */
const ENQUIRIES: Place = { label: 'Anfragen', href: '/anfragen' };
const MEMBER_ROOM: readonly Place[] = [ENQUIRIES, { label: 'Anfrage stellen', href: '/anfragen/neu' }];
const TEAM_ROOM: readonly Place[] = [
  ENQUIRIES,
  { label: 'Mitglieder', href: '/anfragen/mitglieder' },
  { label: 'Stellen', href: '/anfragen/stellen' },
  { label: 'Lagebericht', href: '/anfragen/lagebericht' },
  { label: 'Fristen', href: '/anfragen/fristen' },
];
const DEMO_CLOCK: Place = { label: 'Demo-Uhr', href: '/verwaltung/demo-uhr' };

export { roleWord };

/** The first page of a role. */
export function homeOf(actor: Actor): string {
  return placesOf(actor, false)[0]?.href ?? '/konto';
}

function placesOf(actor: Actor, demo: boolean): readonly Place[] {
  if (actor.scope === 'ORGANISATION') return DISTRICT;
  if (actor.scope === 'NETWORK') return NETWORK;
  if (actor.scope === 'COORDINATION') return COORDINATION;
  if (actor.scope === 'ENQUIRY_MEMBER') return MEMBER_ROOM;
  if (actor.scope === 'ENQUIRY_TEAM') return TEAM_ROOM;
  if (hasRole(actor, 'SYS_ADMIN')) return demo ? [...ADMINISTRATION, DEMO_CLOCK] : ADMINISTRATION;
  if (actor.scope !== 'AUTHORITY') return [];
  const places = hasRole(actor, ...NETWORK_READERS) ? AUTHORITY : AUTHORITY.filter((place) => place !== NETWORK_HOME);
  const isFinanceOnly = actor.roles.every((role) => role === 'BUDGET_OFFICER');
  return isFinanceOnly ? [BUDGET, ...places.filter((place) => place !== BUDGET)] : places;
}

/** Makes the frame for a request. The message of the last act is handed out once. */
export function frameFor(request: Request): PageFrame {
  const visit = visitOf(request);
  if (!visit) return { nav: [], csrfToken: '' };
  const flash = visit.session?.flash ?? null;
  if (flash !== null) markFlashShown(request);
  return {
    ...frameOfVisit(visit, request.path),
    ...(flash === null ? {} : { flash: { tone: 'success', title: flash } }),
  };
}

function officeOf(actor: Actor | null): Pick<PageFrame, 'office'> {
  const office = OFFICES[actor?.land ?? ''];
  return office ? { office } : {};
}

function frameOfVisit(visit: Visit, path: string): PageFrame {
  const { actor, session, demo, unreadMessages } = visit;
  const places = actor ? placesOf(actor, demo) : [];
  const isBelow = ({ href }: Place): boolean => path === href || path.startsWith(`${href}/`);
  // The most particular place: "Mitglieder" lies below "Anfragen".
  const [here] = places.filter(isBelow).sort((one, other) => other.href.length - one.href.length);
  return {
    ...(actor
      ? { signedIn: { name: actor.name, ...placeOf(visit), ...(session ? { sessionExpiresAt: session.endsAt } : {}) } }
      : {}),
    nav: places.map((place) => ({
      ...place,
      current: place === here,
      ...(place.href === MESSAGES ? { count: unreadMessages } : {}),
    })),
    ...(demo ? { demoBanner: `Demonstration mit erfundenen Vorgängen. Heute ist der ${visit.today.toGerman()}.` } : {}),
    ...officeOf(actor),
    csrfToken: session?.csrfToken ?? '',
  };
}

function placeOf({ actor, organisationName }: Visit): { place?: string } {
  if (!actor) return {};
  const roles = actor.roles.map(roleWord).join(', ');
  return { place: organisationName === null ? roles : `${organisationName} · ${roles}` };
}
