import { LETTERHEAD_FIELDS, PLACEHOLDERS } from '#programmes';
import type { PlainField } from './plain-form.js';
import { CHOICE_WORDS, HOLDER_WORDS, LATE_WORDS, optionsOf } from './words.js';

const SOURCE: PlainField = {
  name: 'source',
  label: 'Quelle',
  kind: 'text',
  hint: 'Erlass, Richtlinie oder Fundstelle, auf die sich die Werte stützen.',
};
const REASON: PlainField = {
  name: 'reason',
  label: 'Grund',
  kind: 'area',
  isOptional: true,
  hint: 'Nur nötig, wenn die Fassung vor heute beginnen soll.',
};
const VALID_FROM: PlainField = { name: 'validFrom', label: 'Gilt ab', kind: 'day' };
const VERIFIED: PlainField = {
  name: 'isVerified',
  label: 'Ich habe die Angaben mit der Quelle verglichen',
  kind: 'tick',
  hint: 'Ihr Name und der Tag stehen dann dabei. Ohne Haken bleiben sie als ungeprüft gekennzeichnet.',
};

export const BASE_RATE_FIELDS: readonly PlainField[] = [
  { ...VALID_FROM, hint: 'Der 1. Januar oder der 1. Juli.' },
  {
    name: 'rate',
    label: 'Basiszinssatz in Prozent',
    kind: 'text',
    width: 'short',
    hint: 'Zum Beispiel 1,52 oder -0,88.',
  },
  { ...SOURCE, hint: 'Bekanntmachung der Deutschen Bundesbank mit Datum.' },
  VERIFIED,
];

export const VERSION_FIELDS: readonly PlainField[] = [
  {
    name: 'label',
    label: 'Bezeichnung der Fassung',
    kind: 'text',
    width: 'short',
    hint: 'Steht in Bescheiden, zum Beispiel 2027-1.',
  },
  VALID_FROM,
  SOURCE,
  REASON,
];

export const VERIFY_FIELDS: readonly PlainField[] = [
  {
    name: 'evidence',
    label: 'Womit verglichen',
    kind: 'text',
    hint: 'Erlass oder Richtlinie mit Datum und Aktenzeichen.',
  },
];

export const CAP_FIELDS: readonly PlainField[] = [
  { name: 'budgetYear', label: 'Haushaltsjahr', kind: 'text', width: 'short' },
  { name: 'amount', label: 'Höchstbetrag', kind: 'amount' },
  SOURCE,
  VERIFIED,
];

const CALL_WINDOW: readonly PlainField[] = [
  { name: 'name', label: 'Name des Aufrufs', kind: 'text' },
  { name: 'opensAt', label: 'Öffnet am', kind: 'day' },
  {
    name: 'opensTime',
    label: 'Uhrzeit der Öffnung',
    kind: 'text',
    width: 'short',
    hint: 'Stunde und Minute, zum Beispiel 00:00',
  },
  { name: 'closesAt', label: 'Schließt am', kind: 'day' },
  {
    name: 'closesTime',
    label: 'Uhrzeit des Schlusses',
    kind: 'text',
    width: 'short',
    hint: 'Die genannte Minute zählt noch ganz, zum Beispiel 23:59',
  },
  { name: 'latePolicy', label: 'Verspätete Anträge', kind: 'choice', options: optionsOf(LATE_WORDS) },
];

export const NEW_CALL_FIELDS: readonly PlainField[] = [
  ...CALL_WINDOW,
  { name: 'budgetYear', label: 'Haushaltsjahr', kind: 'text', width: 'short' },
  { name: 'periodFrom', label: 'Bewilligungszeitraum: frühester Beginn', kind: 'day' },
  { name: 'periodTo', label: 'Bewilligungszeitraum: spätestes Ende', kind: 'day' },
];

export const CALL_FIELDS: readonly PlainField[] = [
  ...CALL_WINDOW,
  {
    ...REASON,
    hint: 'Nur nötig, wenn der Aufruf später öffnet, früher schließt oder verspätete Anträge jetzt abweist.',
  },
];

export const blockFields = (isNew: boolean): readonly PlainField[] => [
  isNew
    ? { name: 'code', label: 'Kennung', kind: 'text', width: 'medium', hint: 'Kleinbuchstaben, Ziffern, Bindestriche' }
    : { name: 'code', label: 'Kennung', kind: 'text', width: 'medium', isFixed: true },
  { name: 'title', label: 'Überschrift', kind: 'text' },
  {
    name: 'body',
    label: 'Text',
    kind: 'area',
    hint: `Platzhalter: ${PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}`,
  },
  { name: 'choice', label: 'Verwendung', kind: 'choice', options: optionsOf(CHOICE_WORDS) },
  VALID_FROM,
  SOURCE,
  REASON,
  VERIFIED,
];

export const letterheadFields = (prefix = ''): readonly PlainField[] =>
  LETTERHEAD_FIELDS.map(({ name, label }) => ({ name: `${prefix}${name}`, label, kind: 'text' }));

export const LETTERHEAD_FORM: readonly PlainField[] = [...letterheadFields(), VALID_FROM, SOURCE, REASON, VERIFIED];

export const PROGRAMME_FIELDS: readonly PlainField[] = [
  { name: 'name', label: 'Name des Programms', kind: 'text' },
  { name: 'code', label: 'Kennung', kind: 'text', hint: 'Bleibt für immer, zum Beispiel VIELFALT_VOR_ORT.' },
  {
    name: 'shortName',
    label: 'Kürzel',
    kind: 'text',
    width: 'short',
    hint: 'Zwei bis sechs Großbuchstaben; damit beginnt jedes Aktenzeichen.',
  },
  { name: 'capHolder', label: 'Der Höchstbetrag gilt', kind: 'choice', options: optionsOf(HOLDER_WORDS) },
  { name: 'capYearFrom', label: 'Höchstbetrag: erstes Haushaltsjahr', kind: 'text', width: 'short' },
  { name: 'capYearTo', label: 'Höchstbetrag: letztes Haushaltsjahr', kind: 'text', width: 'short' },
  { name: 'capAmount', label: 'Höchstbetrag je Haushaltsjahr', kind: 'amount' },
];

export const TITLE_FIELDS: readonly PlainField[] = [
  {
    name: 'chapter',
    label: 'Kapitel',
    kind: 'text',
    width: 'short',
    hint: 'Wie im Haushaltsplan, zum Beispiel 06 072',
  },
  { name: 'titleNumber', label: 'Titel', kind: 'text', width: 'short', hint: 'Zum Beispiel 633 65' },
  { name: 'titleName', label: 'Zweckbestimmung des Titels', kind: 'text' },
];

export const ADDRESS_FIELDS: readonly PlainField[] = [
  { name: 'name', label: 'Name (erste Zeile)', kind: 'text' },
  { name: 'addressee', label: 'Zweite Zeile', kind: 'text', hint: 'Zum Beispiel: Die Landrätin' },
  { name: 'street', label: 'Straße und Hausnummer', kind: 'text' },
  { name: 'postcode', label: 'Postleitzahl', kind: 'text', width: 'short' },
  { name: 'city', label: 'Ort', kind: 'text' },
  {
    ...VERIFIED,
    label: 'Ich habe die Anschrift verglichen',
    hint: 'Mit einem Schreiben oder dem Impressum der Stelle. Ihr Name und der Tag stehen dann dabei.',
  },
];
