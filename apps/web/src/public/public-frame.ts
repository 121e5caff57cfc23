import type { PageFrame } from '../access/index.js';

const PLACES = [
  { label: 'Förderung in Nordrhein-Westfalen', href: '/foerderlandkarte' },
  { label: 'Beratung finden', href: '/beratung' },
  { label: 'Verzeichnis', href: '/verzeichnis' },
  { label: 'Wissen', href: '/wissen' },
  { label: 'Veranstaltungen', href: '/veranstaltungen' },
  { label: 'Anmelden', href: '/anmelden' },
] as const;

/** The navigation of pages without sign-in; whoever is signed in keeps the own one. */
export function publicFrame(frame: PageFrame, current: string): PageFrame {
  if (frame.nav.length > 0) return frame;
  return { ...frame, nav: PLACES.map((place) => ({ ...place, current: place.href === current })) };
}

/** Official name and address of the licence of the open data. */
export const LICENCE = {
  id: 'dl-de/zero-2-0',
  name: 'Datenlizenz Deutschland – Zero – Version 2.0',
  url: 'https://www.govdata.de/dl-de/zero-2-0',
} as const;
