import { CalendarDate, Money } from '#kernel';
import type { FundCode, LocalApplication } from '#partnerships';

/** What becomes of an invented project in the demo; amounts in cents. */
export interface DemoProject {
  readonly title: string;
  readonly applicant: string;
  readonly fund: FundCode;
  readonly grantCents: number;
  /** Days as "2026-05-04" or "T+20", counted from the demo's today. */
  readonly appliedAt: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly until:
    | 'RECEIVED'
    | 'INCOMPLETE'
    | 'CHECKED'
    | 'IN_VOTE'
    | 'VOTED'
    | 'PREPARED'
    | 'APPROVED'
    | 'RUNNING'
    | 'PAID'
    | 'PROVED'
    | 'REPAYMENT_DUE'
    | 'SETTLED'
    | 'REJECTED'
    | 'WITHDRAWN';
}

/** Hamm, after the sketch of its page: the newest last. */
export const HAMM_PROJECTS: readonly DemoProject[] = [
  project(
    'Fußballturnier ohne Grenzen',
    'Sportverein Muster 09',
    'AKTIONSFONDS',
    200_000,
    '2026-02-02',
    '2026-05-09',
    '2026-05-31',
    'REJECTED',
  ),
  project(
    'Graffiti für Vielfalt',
    'Verein Offene Wand e. V.',
    'JUGENDFONDS',
    198_000,
    '2026-02-16',
    '2026-04-01',
    '2026-06-30',
    'SETTLED',
  ),
  project(
    'Erzählcafé Nachbarschaft',
    'Nachbarschaft Beispielweg e. V.',
    'AKTIONSFONDS',
    180_000,
    '2026-02-20',
    '2026-04-10',
    '2026-07-31',
    'SETTLED',
  ),
  project(
    'Demokratiekonferenz 2026',
    'Federführendes Amt',
    'OEFFENTLICHKEIT_VERNETZUNG',
    690_000,
    '2026-03-02',
    '2026-05-04',
    '2026-09-30',
    'SETTLED',
  ),
  project(
    'Theater im Stadtteil',
    'Bühne Muster e. V.',
    'AKTIONSFONDS',
    260_000,
    '2026-03-20',
    '2026-05-15',
    '2026-08-31',
    'REPAYMENT_DUE',
  ),
  project(
    'Argumentationstraining für Ehrenamtliche',
    'Bildungswerk Probe gGmbH',
    'AKTIONSFONDS',
    325_000,
    '2026-04-01',
    '2026-06-01',
    '2026-10-16',
    'PAID',
  ),
  project(
    'Ferienprojekt Zeitzeugen',
    'Jugendforum',
    'JUGENDFONDS',
    90_000,
    '2026-04-15',
    '2026-06-20',
    '2026-08-20',
    'PROVED',
  ),
  project(
    'Interkultureller Kalender',
    'Druckwerkstatt Beispiel',
    'OEFFENTLICHKEIT_VERNETZUNG',
    84_000,
    '2026-05-05',
    '2026-07-01',
    '2026-09-15',
    'WITHDRAWN',
  ),
  project(
    'Stolpersteine digital: Stadtrundgang mit Schulklassen aus sechs Stadtbezirken und Begleitheft in Einfacher Sprache',
    'Geschichtswerkstatt Beispiel e. V.',
    'AKTIONSFONDS',
    480_000,
    '2026-06-01',
    '2026-08-24',
    '2026-12-15',
    'PAID',
  ),
  project(
    'Rap gegen Rassismus',
    'Jugendforum',
    'JUGENDFONDS',
    115_000,
    '2026-08-20',
    '2026-10-05',
    '2026-12-20',
    'RUNNING',
  ),
  project(
    'Lesebühne Vielfalt',
    'Bücherfreunde Musterviertel e. V.',
    'AKTIONSFONDS',
    240_000,
    'T-16',
    'T+18',
    'T+28',
    'IN_VOTE',
  ),
  project(
    'Nachbarschaftsfest am Muster-Markt',
    'Markttreff Beispiel e. V.',
    'AKTIONSFONDS',
    150_000,
    'T-15',
    'T+18',
    'T+25',
    'APPROVED',
  ),
  project(
    'Filmabend mit Gespräch',
    'Kinofreunde Probe e. V.',
    'AKTIONSFONDS',
    60_000,
    'T-14',
    'T+20',
    'T+20',
    'PREPARED',
  ),
  project('Kochen verbindet', 'Frauentreff Muster e. V.', 'AKTIONSFONDS', 85_000, 'T-9', 'T+20', 'T+26', 'VOTED'),
  project(
    'Chorprojekt Stimmen der Stadt',
    'Chorgemeinschaft Beispiel',
    'AKTIONSFONDS',
    120_000,
    'T-6',
    'T+22',
    'T+27',
    'CHECKED',
  ),
  project(
    'Workshop Gegenrede im Netz',
    'Medienwerkstatt Probe e. V.',
    'AKTIONSFONDS',
    95_000,
    'T-4',
    'T+22',
    'T+24',
    'INCOMPLETE',
  ),
  project(
    'Schülerzeitung gegen Hass',
    'Schulverein Musterschule',
    'AKTIONSFONDS',
    70_000,
    'T-1',
    'T+24',
    'T+28',
    'RECEIVED',
  ),
];

/** A smaller partnership. */
export const DISTRICT_PROJECTS: readonly DemoProject[] = [
  project(
    'Gedenkort sichtbar machen',
    'Heimatverein Beispiel e. V.',
    'AKTIONSFONDS',
    180_000,
    '2026-04-01',
    '2026-06-10',
    '2026-09-30',
    'SETTLED',
  ),
  project(
    'Jugendfestival Bunte Bühne',
    'Jugendring Muster',
    'AKTIONSFONDS',
    350_000,
    '2026-05-15',
    '2026-08-01',
    '2026-12-12',
    'PAID',
  ),
  project(
    'Dialog in der Moschee',
    'Dialogverein Probe e. V.',
    'AKTIONSFONDS',
    90_000,
    'T-5',
    'T+21',
    'T+27',
    'RECEIVED',
  ),
];

/** A district that forwards money of NRWeltoffen by the same forms and rules. */
export const FORWARDED_PROJECTS: readonly DemoProject[] = [
  project(
    'Spaziergang gegen das Vergessen',
    'Geschichtsverein Muster e. V.',
    'WEITERLEITUNG',
    180_000,
    '2026-03-02',
    '2026-05-04',
    '2026-08-31',
    'SETTLED',
  ),
  project(
    'Sprachcafé ohne Grenzen',
    'Begegnung Beispiel e. V.',
    'WEITERLEITUNG',
    95_000,
    '2026-06-08',
    '2026-08-10',
    '2026-12-11',
    'PAID',
  ),
];

function project(
  title: string,
  applicant: string,
  fund: FundCode,
  grantCents: number,
  appliedAt: string,
  startsOn: string,
  endsOn: string,
  until: DemoProject['until'],
): DemoProject {
  return { title, applicant, fund, grantCents, appliedAt, startsOn, endsOn, until };
}

/** A day as written in the script. */
export function dayOfScript(text: string, today: CalendarDate): CalendarDate {
  const relative = /^T([+-]\d+)$/.exec(text);
  return relative ? today.plusDays(Number(relative[1])) : CalendarDate.iso(text);
}

/** The form as the association filled it in; own funds of a tenth stand beside every grant. */
export function formOf(demo: DemoProject, number: number, city: string, today: CalendarDate): LocalApplication {
  const grant = Money.ofCents(demo.grantCents);
  const own = Money.ofCents(Math.ceil(demo.grantCents / 8));
  const fees = Money.ofCents(Math.floor(demo.grantCents / 2));
  return {
    ...{
      title: demo.title,
      applicantName: demo.applicant.slice(0, 60),
      legalForm: demo.applicant.includes('e. V.') ? 'VEREIN' : 'SONSTIGE',
    },
    ...{ street: `Musterweg ${number + 1}`, postcode: '59065', city, contactName: 'V. Vorstand', phone: '' },
    contactEmail: `projekt${number + 1}@${city.toLowerCase().replaceAll(/[^a-z]+/g, '-')}-verein.example`,
    summary: `${demo.title}: ein erfundenes Projekt, das Menschen aus mehreren Stadtteilen zusammenbringt und Vorurteilen begegnet.`,
    goals: 'Mindestens 60 Menschen nehmen teil; die Hälfte kommt zum ersten Mal.',
    ...{ targetGroup: 'Jugendliche und Familien', place: city },
    ...{ startsOn: dayOfScript(demo.startsOn, today), endsOn: dayOfScript(demo.endsOn, today) },
    costs: [
      { label: 'Honorare', amount: fees },
      { label: 'Räume, Material, Druck', amount: grant.plus(own).minus(fees) },
    ],
    ...{ own, thirdParty: Money.ZERO, declared: true },
  };
}
