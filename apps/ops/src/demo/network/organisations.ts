import { CalendarDate } from '#kernel';
import type { OfferKind, RegisteredOrganisation, RegisterKind } from '#network';

type Row = Omit<RegisteredOrganisation, 'id' | 'email' | 'phone' | 'verifiedBy'>;

const SOURCES = {
  lks: 'Öffentliche Seiten der Landeskoordinierungsstelle NRW (politische-bildung.nrw.de/vorbeugen)',
  imag: 'Öffentliche Seite der IMAG Islamismusprävention NRW',
  kge: 'Öffentliche Seite „Kommunen gegen Extremismus“ des IM NRW',
  kip: 'Öffentliche Seite der KIP Niedersachsen',
  demo: 'Demonstration, erfunden',
} as const;

const row = (
  name: string,
  kind: RegisterKind,
  seat: string,
  role: string,
  source: keyof typeof SOURCES,
  more: Partial<Row> = {},
): Row => ({
  ...{
    name,
    kind,
    seat,
    role,
    source: SOURCES[source],
    land: 'NW',
    districtAgs: null,
    website: '',
    kgeMemberSince: null,
  },
  isPublic: true,
  ...more,
});

const NI = { land: 'NI' };

/** The bodies and offices of the public pages. Facts from there or from memory stay "ungeprüft". */
export const ORGANISATIONS: readonly Row[] = [
  row(
    'Landeskoordinierungsstelle gegen Rechtsextremismus und Rassismus (LKS)',
    ...([
      'AUTHORITY',
      'Düsseldorf',
      'Koordiniert Landesnetzwerk, IntHK REX, NRWeltoffen und Partnerschaften',
      'lks',
    ] as const),
    { districtAgs: '05111', website: 'https://www.politische-bildung.nrw.de' },
  ),
  row(
    'Landesnetzwerk gegen Rechtsextremismus',
    'NETWORK',
    'Düsseldorf',
    'Staat und Zivilgesellschaft, seit 2012',
    'lks',
  ),
  row(
    'Integriertes Handlungskonzept gegen Rechtsextremismus und Rassismus (IntHK REX)',
    'PROGRAMME',
    '',
    'Handlungskonzept der Landesregierung',
    'lks',
  ),
  row('Mobile Beratung im Regierungsbezirk Arnsberg', 'ASSOCIATION', 'Schwerte', 'Mobile Beratung', 'lks', {
    districtAgs: '05978',
  }),
  row('Mobile Beratung im Regierungsbezirk Detmold', 'ASSOCIATION', 'Vlotho', 'Mobile Beratung', 'lks', {
    districtAgs: '05758',
  }),
  row('Mobile Beratung im Regierungsbezirk Düsseldorf', 'ASSOCIATION', 'Wuppertal', 'Mobile Beratung', 'lks', {
    districtAgs: '05124',
  }),
  row('Mobile Beratung im Regierungsbezirk Köln', 'AUTHORITY', 'Köln', 'Mobile Beratung', 'lks', {
    districtAgs: '05315',
  }),
  row('Mobile Beratung im Regierungsbezirk Münster', 'AUTHORITY', 'Münster', 'Mobile Beratung', 'lks', {
    districtAgs: '05515',
  }),
  row('Opferberatung Rheinland', 'ASSOCIATION', 'Düsseldorf', 'Opferberatung im Rheinland', 'lks', {
    districtAgs: '05111',
    website: 'https://www.opferberatung-rheinland.de',
  }),
  row('BackUp, Opferberatung Westfalen', 'ASSOCIATION', 'Dortmund', 'Opferberatung in Westfalen-Lippe', 'lks', {
    districtAgs: '05913',
  }),
  row('NinA NRW', 'ASSOCIATION', 'Recklinghausen', 'Zivilgesellschaftliche Ausstiegsberatung', 'lks', {
    districtAgs: '05562',
    website: 'https://www.nina-nrw.de',
  }),
  row('Partnerschaften für Demokratie in NRW', 'NETWORK', '', 'Regelmäßiges Vernetzungstreffen mit der LKS', 'lks'),
  row('Partnerschaft für Demokratie Hamm', 'PARTNERSHIP', 'Hamm', 'Bündnis, Fonds und Einzelmaßnahmen', 'demo', {
    districtAgs: '05915',
  }),
  row('Partnerschaft für Demokratie Lippe', 'PARTNERSHIP', 'Detmold', 'Bündnis, Fonds und Einzelmaßnahmen', 'demo', {
    districtAgs: '05766',
  }),
  row('Partnerschaft für Demokratie Aachen', 'PARTNERSHIP', 'Aachen', 'Bündnis, Fonds und Einzelmaßnahmen', 'demo', {
    districtAgs: '05334',
  }),
  row(
    'Partnerschaft für Demokratie Paderborn',
    'PARTNERSHIP',
    'Paderborn',
    'Bündnis, Fonds und Einzelmaßnahmen',
    'lks',
    { districtAgs: '05774' },
  ),
  row(
    'Kommunen gegen Extremismus (KgE)',
    'NETWORK',
    'Düsseldorf',
    'Kommunen, Staatsschutz und Verfassungsschutz, seit 2014',
    'kge',
  ),
  row('IMAG Islamismusprävention', 'NETWORK', 'Düsseldorf', 'Interministerielle Arbeitsgruppe', 'imag'),
  row('Staatskanzlei des Landes Nordrhein-Westfalen (StK)', 'MINISTRY', 'Düsseldorf', 'Ressort der IMAG', 'imag'),
  row(
    'Ministerium für Kinder, Jugend, Familie, Gleichstellung, Flucht und Integration (MKJFGFI)',
    'MINISTRY',
    'Düsseldorf',
    'Ressort der IMAG',
    'imag',
  ),
  row('Ministerium des Innern (IM)', 'MINISTRY', 'Düsseldorf', 'Ressort der IMAG; KgE und Wegweiser', 'imag'),
  row('Ministerium für Schule und Bildung (MSB)', 'MINISTRY', 'Düsseldorf', 'Ressort der IMAG', 'imag'),
  row(
    'Ministerium für Heimat, Kommunales, Bau und Digitalisierung (MHKBD)',
    'MINISTRY',
    'Düsseldorf',
    'Ressort der IMAG',
    'imag',
  ),
  row('Ministerium der Justiz (JM)', 'MINISTRY', 'Düsseldorf', 'Ressort der IMAG', 'imag'),
  row(
    'Ministerium für Kultur und Wissenschaft (MKW)',
    'MINISTRY',
    'Düsseldorf',
    'Ressort der IMAG, mit der Landeszentrale für politische Bildung',
    'imag',
  ),
  row('CoRE NRW', 'SCIENCE', 'Bonn', 'Forschungsnetzwerk zu Extremismus', 'imag', {
    districtAgs: '05314',
    website: 'https://www.core-nrw.de',
  }),
  row('Radicalisation Awareness Network (RAN)', 'EUROPEAN', 'Brüssel', 'Austausch in der Europäischen Union', 'imag', {
    land: 'EU',
  }),
  row('Wegweiser', 'PROGRAMME', 'Düsseldorf', 'Prävention gegen Islamismus, auch mit Ostbelgien', 'imag'),
  row('Deutschsprachige Gemeinschaft Ostbelgien', 'AUTHORITY', 'Eupen', 'Arbeitet mit Wegweiser zusammen', 'imag', {
    land: 'EU',
  }),
  row(
    'Staatsschutz der Polizei in Nordrhein-Westfalen',
    'AUTHORITY',
    'Düsseldorf',
    'Alle Dienststellen in der KgE',
    'kge',
  ),
  row('Verfassungsschutz Nordrhein-Westfalen', 'AUTHORITY', 'Düsseldorf', 'Mehrere Referate in der KgE', 'kge'),
  row(
    'Kompetenzstelle Islamismusprävention Niedersachsen (KIP NI)',
    'NETWORK',
    'Hannover',
    'Gemeinsame Leitung durch Verfassungsschutz und LKA',
    'kip',
    NI,
  ),
  row(
    'Niedersächsisches Ministerium für Inneres (MI), Verfassungsschutz',
    'MINISTRY',
    'Hannover',
    'Leitet die KIP NI gleichberechtigt mit dem LKA',
    'kip',
    NI,
  ),
  row(
    'Landeskriminalamt Niedersachsen (LKA), Präventionsstelle PMK',
    'AUTHORITY',
    'Hannover',
    'Leitet die KIP NI gleichberechtigt mit dem Verfassungsschutz',
    'kip',
    NI,
  ),
  row('Niedersächsisches Sozialministerium (MS)', 'MINISTRY', 'Hannover', 'KIP NI; fördert beRATen e.V.', 'kip', NI),
  row('Niedersächsisches Justizministerium (MJ)', 'MINISTRY', 'Hannover', 'KIP NI', 'kip', NI),
  row('Niedersächsisches Kultusministerium (MK)', 'MINISTRY', 'Hannover', 'KIP NI', 'kip', NI),
  row('AG KoStI', 'NETWORK', 'Hannover', 'Arbeitsgruppe der KIP NI für örtliche Präventionsnetzwerke', 'kip', NI),
  row('Aktion Neustart', 'PROGRAMME', 'Hannover', 'Aussteigerprogramm des Verfassungsschutzes', 'kip', NI),
  row('beRATen e.V.', 'ASSOCIATION', 'Hannover', 'Beratungsstelle, gefördert vom MS Niedersachsen', 'kip', NI),
  ...[
    ['05358', 'Kreis Düren'],
    ['05915', 'Stadt Hamm'],
    ['05122', 'Stadt Solingen'],
    ['05154', 'Kreis Kleve'],
  ].map(([ags = '', name = '']) =>
    row(
      `${name} (Mitglied KgE)`,
      'MUNICIPALITY',
      name.replace(/^\S+ /, ''),
      'Mitglied bei „Kommunen gegen Extremismus“',
      'demo',
      {
        districtAgs: ags,
        kgeMemberSince: CalendarDate.of(2024, 5, 1),
      },
    ),
  ),
  row('Austausch der Geschäftsstellen', 'NETWORK', '', 'Interne Absprachen', 'demo', { isPublic: false }),
];

export interface DemoOffer {
  readonly organisation: string;
  readonly kind: OfferKind;
  readonly name: string;
  readonly website: string;
  /** Third digit of the AGS: one per Regierungsbezirk; empty for the whole Land. */
  readonly regions: readonly string[];
}

const mobile = (region: string, digit: string): DemoOffer => ({
  organisation: `Mobile Beratung im Regierungsbezirk ${region}`,
  kind: 'MOBILE',
  name: `Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk ${region}`,
  website: 'https://www.mobile-beratung-nrw.de',
  regions: [digit],
});

export const OFFERS: readonly DemoOffer[] = [
  mobile('Düsseldorf', '1'),
  mobile('Köln', '3'),
  mobile('Münster', '5'),
  mobile('Detmold', '7'),
  mobile('Arnsberg', '9'),
  {
    organisation: 'Opferberatung Rheinland',
    kind: 'VICTIM',
    name: 'Beratung für Betroffene im Rheinland',
    website: 'https://www.opferberatung-rheinland.de',
    regions: ['1', '3'],
  },
  {
    organisation: 'BackUp, Opferberatung Westfalen',
    kind: 'VICTIM',
    name: 'Beratung für Betroffene in Westfalen-Lippe',
    website: 'https://www.backup-nrw.org',
    regions: ['5', '7', '9'],
  },
  {
    organisation: 'NinA NRW',
    kind: 'EXIT',
    name: 'Ausstiegsberatung',
    website: 'https://www.nina-nrw.de',
    regions: [],
  },
];

/** Where somebody is sent when an offer is not the right one. */
export const REFERENCES = [
  [
    'Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Düsseldorf',
    'Beratung für Betroffene im Rheinland',
    'wenn Menschen angegriffen oder bedroht wurden',
  ],
  [
    'Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Arnsberg',
    'Beratung für Betroffene in Westfalen-Lippe',
    'wenn Menschen angegriffen oder bedroht wurden',
  ],
  ['Beratung für Betroffene im Rheinland', 'Ausstiegsberatung', 'wenn sich Angehörige von der Szene lösen wollen'],
] as const;

/** Counts of half-years; invented. */
export const FIGURES = [
  ['Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Arnsberg', '2026-1', 'Kommune und Verwaltung', 31],
  ['Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Arnsberg', '2026-1', 'Schule', 24],
  ['Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Arnsberg', '2026-1', 'Verein und Verband', 17],
  ['Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Köln', '2026-1', 'Familie', 3],
  ['Mobile Beratung gegen Rechtsextremismus, Regierungsbezirk Köln', '2026-1', 'Schule', 19],
  ['Ausstiegsberatung', '2026-1', 'Laufende Begleitung', 22],
  ['Ausstiegsberatung', '2026-1', 'Abgeschlossen', 4],
] as const;
