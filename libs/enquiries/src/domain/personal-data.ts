import type { CalendarDate } from '#kernel';
import { isValidIBAN } from 'ibantools';
import { FIRST_NAMES } from './first-names.js';

export const PERSONAL_DATA_KINDS = [
  'NAME',
  'EMAIL',
  'IBAN',
  'PHONE',
  'PLATE',
  'BIRTH_DATE',
  'ADDRESS',
  'PROFILE',
] as const;
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number];

/** A place in a text that looks like personal data. */
export interface PersonalDataFinding {
  readonly kind: PersonalDataKind;
  /** As it stands in the text, blanks joined. */
  readonly excerpt: string;
}

/** Whoever was born in a year further back may be meant by a bare date. */
const BIRTH_YEARS_AGO_MIN = 12;

const START = '(?<![\\p{L}\\d])';
const END = '(?![\\p{L}\\d])';
const CAPITAL_WORD = "\\p{Lu}[\\p{L}'’-]+";
const PARTICLES = '(?:(?:von|van|vom|zu|zur|de|den|der|di|da|al|el|bin|ibn|abu|le|la)[\\s-]+){0,2}';
const MONTHS = '(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)';
const DAY = `\\d{1,2}\\.\\s?(?:\\d{1,2}\\.|${MONTHS})\\s?`;
/** Behind "Herr" or "Frau" these name an office, not a person. */
const OFFICES =
  '(?:(?:Ober|Alt)?[Bb]ürgermeister|Landr[aä]t|Minister|Präsident|Staatssekretär|Dezernent|Amtsleit|Direktor|Kolleg|Vorsitzende|Beauftragte)';

const pattern = (source: string, flags = 'gu'): RegExp => new RegExp(source, flags);

const PATTERNS: readonly (readonly [PersonalDataKind, RegExp])[] = [
  [
    'EMAIL',
    pattern(
      `${START}[\\p{L}\\d._%+-]+\\s?(?:@|[([{]\\s?(?:at|ät)\\s?[)\\]}])\\s?[\\p{L}\\d-]+(?:\\s?(?:\\.|[([{]\\s?(?:dot|punkt)\\s?[)\\]}])\\s?[\\p{L}\\d-]{2,})+`,
      'giu',
    ),
  ],
  ['IBAN', pattern(`${START}DE\\d{2}(?:[ -]?\\d){18}${END}`, 'giu')],
  ['IBAN', pattern(`${START}[A-Z]{2}\\d{2}(?:[ -]?[A-Z\\d]){11,30}${END}`)],
  ['PHONE', pattern(`(?<![\\p{L}\\d.,/-])(?:\\+|00)\\d{1,3}[\\s()/.-]*(?:\\d[\\s()/-]{0,3}){6,13}\\d${END}`)],
  ['PHONE', pattern(`(?<![\\p{L}\\d.,/-])\\(?0\\d{2,5}\\)?(?:\\s?[/–-]\\s?|\\s)\\d(?:[\\s-]?\\d){3,9}${END}`)],
  ['PHONE', pattern(`(?<![\\p{L}\\d.,/-])0\\d{8,12}${END}`)],
  [
    'PHONE',
    pattern(`${START}(?:Tel|Telefon|Handy|Mobil|Fax|Rufnummer)[.:\\s]{1,3}[\\d][\\d\\s/-]{3,}\\d${END}`, 'giu'),
  ],
  ['PLATE', pattern(`${START}[A-ZÄÖÜ]{1,3}[-–][A-Z]{1,2}[ -]?\\d{1,4}[EH]?${END}`)],
  ['PLATE', pattern(`${START}[A-ZÄÖÜ]{1,3} [A-Z]{1,2} \\d{1,4}[EH]?${END}`)],
  [
    'BIRTH_DATE',
    pattern(
      `(?:\\*\\s?|${START}(?:geb\\.?|geboren(?:\\s+am)?|Geburtsdatum|Geburtstag)[:\\s]{0,3})(?:${DAY}\\d{2,4}|(?:19|20)\\d{2})${END}`,
      'giu',
    ),
  ],
  ['BIRTH_DATE', pattern(`${START}Jahrgang\\s+(?:19|20)?\\d{2}${END}`, 'giu')],
  [
    'NAME',
    pattern(
      `${START}(?:Herrn?|Frau|Hr\\.|Fr\\.|Familie|Eheleute|Geschwister|Ehepaar)\\s+(?:(?:Dr|Prof)\\.\\s+)*(?!${OFFICES})${PARTICLES}${CAPITAL_WORD}`,
    ),
  ],
  ['NAME', pattern(`${START}(?:Dr|Prof)\\.\\s+(?:(?:Dr|med|jur|phil)\\.\\s+)*${PARTICLES}${CAPITAL_WORD}`)],
  [
    'NAME',
    pattern(
      `${START}(?:namens|genannt|alias|heißt|heisst|Vorname|Nachname|Name\\s+ist|Name:)[:\\s]+${PARTICLES}${CAPITAL_WORD}`,
    ),
  ],
  [
    'NAME',
    pattern(
      `${START}(?:${FIRST_NAMES.join('|')})(?:[\\s-]+(?:${FIRST_NAMES.join('|')}))*\\s+(?:\\p{Lu}\\.\\s?)?${PARTICLES}${CAPITAL_WORD}`,
    ),
  ],
  ['NAME', pattern(`${START}${CAPITAL_WORD},\\s+(?:${FIRST_NAMES.join('|')})${END}`)],
  ['NAME', pattern(`(?<![\\p{L}\\d]|[eizduvosEIZDU]\\.\\s?)\\p{Lu}\\.\\s?${CAPITAL_WORD}`)],
  [
    'ADDRESS',
    pattern(
      `${START}(?:\\p{Lu}[\\p{L}-]*(?:straße|strasse|str\\.|weg|platz|allee|gasse|ufer)|\\p{Lu}[\\p{L}-]+ (?:Straße|Str\\.|Weg|Platz|Allee|Gasse|Ufer))\\s+\\d{1,4}\\s?[a-z]?${END}`,
    ),
  ],
  ['PROFILE', pattern(`(?<![\\p{L}\\d.])@[\\p{L}\\d_.]{3,}`)],
  [
    'PROFILE',
    pattern(`(?:instagram|facebook|tiktok|telegram|t|x|twitter|youtube)\\.(?:com|me|org|de)/[\\w@.-]{3,}`, 'giu'),
  ],
];

const BARE_DATE = pattern(`${START}${DAY}(\\d{4})${END}`);

/**
 * Everything in a text that looks like personal data, each once. A net with holes: it flags what a pattern can know and
 * is no proof that nothing else names a person. `today` tells a date of birth from the date of an event.
 */
export function findPersonalData(text: string, today: CalendarDate): readonly PersonalDataFinding[] {
  const plain = text.normalize('NFKC').replaceAll(/[\u200B-\u200D\u2060\uFEFF\u00AD]/g, '');
  const found = new Map<string, PersonalDataFinding>();
  const add = (kind: PersonalDataKind, match: string): void => {
    const excerpt = match.replaceAll(/\s+/g, ' ').trim();
    if (!found.has(excerpt)) found.set(excerpt, { kind, excerpt });
  };
  for (const [kind, known] of PATTERNS) {
    for (const [match] of plain.matchAll(known)) if (kind !== 'IBAN' || isAccount(match)) add(kind, match);
  }
  for (const match of plain.matchAll(BARE_DATE)) {
    if (Number(match[1]) <= today.year - BIRTH_YEARS_AGO_MIN) add('BIRTH_DATE', match[0]);
  }
  return [...found.values()];
}

/** A mistyped German IBAN belongs to somebody all the same. */
function isAccount(match: string): boolean {
  const plain = match.replaceAll(/[ -]/g, '').toUpperCase();
  return /^DE\d{20}$/.test(plain) || isValidIBAN(plain);
}
