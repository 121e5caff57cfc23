import type { BodyKind, Majority } from '#bodies';

export interface DemoBody {
  readonly kind: BodyKind;
  readonly name: string;
  readonly land: string;
  readonly purpose: string;
  readonly majority: Majority;
  readonly seats: readonly (readonly [organisation: string, role: string, hasVote: boolean])[];
  readonly deputies: Readonly<Record<string, string>>;
}

const members = (...organisations: string[]): [string, string, boolean][] =>
  organisations.map((organisation) => [organisation, 'Mitglied', true]);
const advisory = (...organisations: string[]): [string, string, boolean][] =>
  organisations.map((organisation) => [organisation, 'beratend', false]);

export const STATE_NETWORK = 'Landesnetzwerk gegen Rechtsextremismus';
export const PARTNERSHIP_MEETING = 'Vernetzungstreffen der Partnerschaften für Demokratie in NRW';

/** Structure as on the public pages: organisations and functions, never persons. */
export const BODIES: readonly DemoBody[] = [
  {
    kind: 'STATE_NETWORK',
    name: STATE_NETWORK,
    land: 'NW',
    purpose: 'Verbindet seit 2012 staatliche und zivilgesellschaftliche Stellen.',
    majority: 'SIMPLE',
    seats: [
      ['Landeskoordinierungsstelle (LKS)', 'Vorsitz', true],
      ...members(
        ...['Arnsberg', 'Detmold', 'Düsseldorf', 'Köln', 'Münster'].map((region) => `Mobile Beratung ${region}`),
        ...['Opferberatung Rheinland', 'BackUp, Opferberatung Westfalen', 'NinA NRW'],
        ...['Ministerium des Innern', 'MKJFGFI', 'Ministerium für Schule und Bildung', 'Landesintegrationsrat'],
      ),
      ...advisory('CoRE NRW'),
    ],
    deputies: { 'Mobile Beratung Köln': 'Mobile Beratung Köln, zweite Stelle' },
  },
  {
    kind: 'PARTNERSHIP_NETWORK',
    name: PARTNERSHIP_MEETING,
    land: 'NW',
    purpose: 'Austausch der Partnerschaften mit der Landeskoordinierungsstelle.',
    majority: 'SIMPLE',
    seats: [
      ['Landeskoordinierungsstelle (LKS)', 'Einladende', true],
      ...members('Partnerschaft Hamm', 'Partnerschaft Lippe', 'Partnerschaft Aachen', 'Partnerschaft Paderborn'),
    ],
    deputies: {},
  },
  {
    kind: 'INTERMINISTERIAL_GROUP',
    name: 'IMAG Islamismusprävention',
    land: 'NW',
    purpose: 'Ressorts der Landesregierung stimmen das Handlungskonzept Islamismusprävention ab.',
    majority: 'UNANIMOUS',
    seats: [
      ...members('Staatskanzlei (StK)', 'MKJFGFI', 'IM', 'MSB', 'MHKBD', 'JM', 'MKW'),
      ...advisory(
        'Landeszentrale für politische Bildung (MKW)',
        'CoRE NRW',
        'Wegweiser',
        'Zivilgesellschaftliche Träger',
        'Radicalisation Awareness Network (RAN)',
      ),
    ],
    deputies: { IM: 'IM, Abteilung Verfassungsschutz', MKW: 'Landeszentrale für politische Bildung' },
  },
  {
    kind: 'STATE_NETWORK',
    name: 'Kommunen gegen Extremismus (KgE)',
    land: 'NW',
    purpose: 'Verbindet seit 2014 Kommunen, Staatsschutz und Verfassungsschutz; Jahrestreffen und Sensibilisierung.',
    majority: 'SIMPLE',
    seats: [
      ['IM', 'Leitung', true],
      ...members('Kreis Düren', 'Kreis Kleve', 'Stadt Hamm', 'Stadt Solingen', 'Staatsschutz', 'Verfassungsschutz'),
    ],
    deputies: {},
  },
  {
    kind: 'COMPETENCE_CENTRE',
    name: 'Kompetenzstelle Islamismusprävention Niedersachsen (KIP NI)',
    land: 'NI',
    purpose: 'Seit 2016; Verfassungsschutz und LKA leiten gemeinsam und gleichberechtigt.',
    majority: 'UNANIMOUS',
    seats: [
      ['MI, Verfassungsschutz', 'Leitung, gleichberechtigt', true],
      ['LKA, Präventionsstelle PMK', 'Leitung, gleichberechtigt', true],
      ...members('MS', 'MJ', 'MK'),
    ],
    deputies: {},
  },
  {
    kind: 'WORKING_GROUP',
    name: 'AG KoStI',
    land: 'NI',
    purpose: 'Arbeitsgruppe der KIP NI: baut örtliche Präventionsnetzwerke auf.',
    majority: 'SIMPLE',
    seats: [
      ['KIP NI', 'Leitung', true],
      ...members('MI', 'LKA', 'MS', 'MJ', 'MK'),
      ...advisory('Aktion Neustart', 'beRATen e.V.'),
    ],
    deputies: {},
  },
];
