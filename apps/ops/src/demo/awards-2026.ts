import { CalendarDate } from '#kernel';
import type { Act, DemoCase } from './demo-case.js';
import { planFor } from './plans.js';

type Row = readonly [ags: string, grantCents: number, title: string, theme: string, signedDay: number];

/** Awards of 2026 in the order of their file numbers. Together 1.586.215,49 EUR less what Lippe gets in a second award. */
const ROWS: readonly Row[] = [
  ['05513', 7_210_000, 'Haltung zeigen: Umsetzung 2026', 'carryOut', 12],
  ['05112', 7_210_000, 'Duisburg hört zu', 'carryOut', 12],
  ['05913', 7_210_000, 'Dortmund gegen Antisemitismus', 'counselling', 12],
  ['05315', 6_489_000, 'Köln: Netzwerk der Veedel 2026 und 2027', 'carryOut', 13],
  ['05766', 4_000_000, 'Lippe bleibt offen: Entwicklung des Handlungskonzepts', 'concept', 13],
  ['05113', 7_210_000, 'Essen im Gespräch', 'dialogue', 13],
  ['05334', 7_210_000, 'Grenzen überschreiten: Fortschreibung 2026', 'carryOut', 14],
  ['05358', 5_768_000, 'Vielfalt im Kreis Düren 2026', 'carryOut', 14],
  ['05314', 7_210_000, 'Bonn bleibt bunt', 'counselling', 14],
  ['05158', 7_210_000, 'Mettmann: Zehn Städte, ein Konzept', 'concept', 15],
  ['05562', 7_210_000, 'Vestische Allianz für Vielfalt', 'carryOut', 15],
  ['05978', 7_210_000, 'Kreis Unna: Erinnern für morgen', 'youth', 15],
  ['05122', 7_138_050, 'Solingen erinnert und handelt', 'counselling', 16],
  ['05515', 7_000_000, 'Offene Gesellschaft Münster 2026', 'dialogue', 16],
  ['05970', 6_999_999, 'Siegen-Wittgenstein: Orte der Begegnung', 'dialogue', 16],
  ['05114', 6_824_000, 'Krefeld: Schule ohne Angst', 'counselling', 19],
  ['05382', 6_790_000, 'Rhein-Sieg: Neunzehn Kommunen, eine Haltung', 'carryOut', 19],
  ['05124', 6_640_000, 'Wuppertal: Talachse der Vielfalt', 'carryOut', 20],
  ['05774', 6_525_000, 'Paderborn: Beratung im ländlichen Raum', 'counselling', 20],
  ['05711', 6_352_000, 'Bielefeld lernt Demokratie', 'youth', 21],
  ['05366', 6_130_000, 'Euskirchen: Nachbarschaft nach der Flut', 'dialogue', 21],
  ['05915', 6_048_000, 'Zusammen in Hamm', 'carryOut', 22],
  ['05119', 5_407_500, 'Oberhausen: Jugend entscheidet', 'youth', 22],
  ['05370', 4_800_000, 'Heinsberg: Grenzland im Dialog', 'dialogue', 23],
];

const TWO_YEARS = '05315';
/** Forwards a part of its award to local projects. */
export const FORWARDS = '05334';

export const AWARDS_2026: readonly DemoCase[] = ROWS.map(awarded);

function awarded([district, grant, title, theme, signedDay]: Row, index: number): DemoCase {
  const isTwoYears = district === TWO_YEARS;
  return {
    district,
    programme: 'NRWELTOFFEN',
    year: 2026,
    title,
    theme,
    phase: theme === 'concept' ? 'ENTWICKLUNG' : 'UMSETZUNG',
    ...(isTwoYears ? { period: ['2026-01-01', '2027-12-31'] as const } : {}),
    plan: planFor(isTwoYears ? { 2026: grant, 2027: grant } : { 2026: grant }, district === FORWARDS),
    continuation: 'Fortsetzung der ganzjährigen Maßnahme des Vorjahres, Bedingungen unverändert (Nr. 1.3 VVG)',
    caseworker: index % 3 === 2 ? 'F. Vermerk' : 'A. Beispiel',
    acts: wayToAward(index, signedDay),
  };
}

/** Drafted in September, submitted in October, examined until December 2025, signed in January 2026. */
function wayToAward(index: number, signedDay: number): Act[] {
  const drafted = workingDay(CalendarDate.of(2025, 9, 4), index);
  const submitted = workingDay(CalendarDate.of(2025, 9, 29), index);
  const signed = CalendarDate.of(2026, 1, signedDay);
  const time = (hour: number): string =>
    `${String(hour).padStart(2, '0')}:${String((index * 7) % 60).padStart(2, '0')}`;
  const on = (day: CalendarDate, hour: number): string => `${day.toString()} ${time(hour)}`;
  return [
    { at: on(drafted, 9), act: 'draft' },
    { at: on(submitted, 15), act: 'submit' },
    { at: on(workingDay(submitted, 4), 10), act: 'take' },
    { at: on(workingDay(submitted, 9), 11), act: 'formal' },
    { at: on(workingDay(CalendarDate.of(2025, 11, 24), index % 12), 14), act: 'material' },
    { at: on(workingDay(signed.plusDays(-9), 0), 9), act: 'prepare' },
    { at: on(workingDay(signed.plusDays(-6), 0), 10), act: 'review' },
    { at: on(workingDay(signed.plusDays(-4), 0), 11), act: 'confirm' },
    { at: on(signed, 10), act: 'sign' },
    { at: on(workingDay(signed, 1 + (index % 3)), 9), act: 'retrieve' },
    ...(index % 2 === 1 ? [{ at: on(workingDay(signed, 6), 13), act: 'waive' as const }] : []),
  ];
}

/** The n-th weekday from a day on. */
function workingDay(from: CalendarDate, count: number): CalendarDate {
  let day = from;
  for (let left = count; left > 0 || day.weekday() > 5; day = day.plusDays(1)) {
    if (day.weekday() <= 5) left -= 1;
  }
  return day;
}
