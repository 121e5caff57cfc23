import type { CompetentCourt, IssuingAuthority, NoticeCommon, NoticeSignature } from '../src/index.js';

/** Fictional authority, persons and numbers; only districts and courts exist. */
export const SAMPLE_AUTHORITY: IssuingAuthority = {
  name: 'Landeskoordinierungsstelle Nordrhein-Westfalen',
  subline: 'Bewilligungsbehörde für NRWeltoffen und Demokratie leben!',
  street: 'Musterallee 1',
  postcode: '40213',
  city: 'Düsseldorf',
  phone: '0211 0000-100',
  email: 'foerderung@lks.example',
  place: 'Düsseldorf',
};

export const SAMPLE_SIGNATURE: NoticeSignature = {
  name: 'C. Probe',
  function: 'Leitung der Bewilligungsbehörde',
  statement: 'Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.',
};

export const MINDEN: CompetentCourt = { name: 'Verwaltungsgericht Minden', seat: 'Minden' };
export const AACHEN: CompetentCourt = { name: 'Verwaltungsgericht Aachen', seat: 'Aachen' };
export const COLOGNE: CompetentCourt = { name: 'Verwaltungsgericht Köln', seat: 'Köln' };

export const LIPPE_ADDRESS = ['Kreis Lippe', 'Der Landrat', 'Felix-Fechenbach-Straße 5', '32756 Detmold'];
export const DUEREN_ADDRESS = ['Kreis Düren', 'Der Landrat', 'Bismarckstraße 16', '52351 Düren'];
export const COLOGNE_ADDRESS = ['Stadt Köln', 'Die Oberbürgermeisterin', 'Rathausplatz 2', '50667 Köln'];

/** What all samples share; each sample overrides what it is about. */
export const SAMPLE_COMMON: NoticeCommon = {
  authority: SAMPLE_AUTHORITY,
  recipientLines: LIPPE_ADDRESS,
  fileNumber: 'NRWO-2027-0014',
  date: '2026-11-27',
  contact: { name: 'A. Beispiel', phone: '0211 0000-123', email: 'a.beispiel@lks.example' },
  programme: 'NRWeltoffen',
  projectTitle: 'Lippe bleibt offen: Umsetzung des Handlungskonzepts 2027 und 2028',
  subject: 'Zuwendungen des Landes Nordrhein-Westfalen',
  reference: 'Ihr Antrag vom 28.10.2026, zuletzt geändert am 24.11.2026',
  enclosures: [],
  isDraft: false,
  isDemo: false,
  signature: SAMPLE_SIGNATURE,
  norms: [
    { name: 'VVG zu § 44 LHO NRW', version: 'Stand 22.04.2026' },
    { name: 'ANBest-G', version: 'Stand 22.04.2026' },
  ],
};
