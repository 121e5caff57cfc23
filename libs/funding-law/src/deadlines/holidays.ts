import { CalendarDate } from '#kernel';
import { getHolidays, type HolidayType } from 'feiertagejs';

/** The Länder whose public holidays are known. */
export type Land =
  'BW' | 'BY' | 'BE' | 'BB' | 'HB' | 'HE' | 'HH' | 'MV' | 'NI' | 'NW' | 'RP' | 'SL' | 'SN' | 'ST' | 'SH' | 'TH';

export interface PublicHoliday {
  readonly date: CalendarDate;
  readonly name: string;
}

/** The calendar of a Land, whose law its deadlines follow. Answers with the German name of the holiday, or null on any other day. */
export interface HolidayCalendar {
  readonly land: Land;
  isHoliday(date: CalendarDate): string | null;
}

/** Statutory holidays of a Land in a year, in order of their days. */
export function holidaysOf(year: number, land: Land): readonly PublicHoliday[] {
  return getHolidays(year, land).map(({ name, date }) => ({
    name: NAMES[name],
    // The library marks a day by noon UTC, so its UTC fields are the German calendar day.
    date: CalendarDate.of(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
  }));
}

/** The calendar of a Land; years are computed when first asked for. */
export function holidayCalendar(land: Land): HolidayCalendar {
  const namesByYear = new Map<number, ReadonlyMap<string, string>>();
  const namesIn = (year: number): ReadonlyMap<string, string> => {
    const known = namesByYear.get(year);
    if (known) return known;
    const names = new Map(holidaysOf(year, land).map(({ date, name }) => [date.toString(), name]));
    namesByYear.set(year, names);
    return names;
  };
  return { land, isHoliday: (date) => namesIn(date.year).get(date.toString()) ?? null };
}

export const nrwHolidays: HolidayCalendar = holidayCalendar('NW');

const LANDS: readonly Land[] = [
  ...(['BW', 'BY', 'BE', 'BB', 'HB', 'HE', 'HH', 'MV', 'NI', 'NW', 'RP', 'SL', 'SN', 'ST', 'SH', 'TH'] as const),
];
const calendars = new Map<Land, HolidayCalendar>([['NW', nrwHolidays]]);

/** The calendar of the Land whose case it is, by its two letters; that of NRW where none is said. Throws for no Land. */
export function holidaysOfLand(code: string = 'NW'): HolidayCalendar {
  const land = LANDS.find((each) => each === code);
  if (!land) throw new RangeError(`no such Land: ${code}`);
  const known = calendars.get(land) ?? holidayCalendar(land);
  calendars.set(land, known);
  return known;
}

const NAMES: Readonly<Record<HolidayType, string>> = {
  NEUJAHRSTAG: 'Neujahr',
  HEILIGEDREIKOENIGE: 'Heilige Drei Könige',
  KARFREITAG: 'Karfreitag',
  OSTERSONNTAG: 'Ostersonntag',
  OSTERMONTAG: 'Ostermontag',
  TAG_DER_ARBEIT: '1. Mai',
  CHRISTIHIMMELFAHRT: 'Christi Himmelfahrt',
  MARIAHIMMELFAHRT: 'Mariä Himmelfahrt',
  PFINGSTSONNTAG: 'Pfingstsonntag',
  PFINGSTMONTAG: 'Pfingstmontag',
  FRONLEICHNAM: 'Fronleichnam',
  DEUTSCHEEINHEIT: 'Tag der Deutschen Einheit',
  REFORMATIONSTAG: 'Reformationstag',
  ALLERHEILIGEN: 'Allerheiligen',
  BUBETAG: 'Buß- und Bettag',
  ERSTERWEIHNACHTSFEIERTAG: '1. Weihnachtstag',
  ZWEITERWEIHNACHTSFEIERTAG: '2. Weihnachtstag',
  WELTKINDERTAG: 'Weltkindertag',
  WELTFRAUENTAG: 'Weltfrauentag',
  AUGSBURGER_FRIEDENSFEST: 'Augsburger Friedensfest',
};
