/** What happens in the closed room of the demo. All questions are invented and name nobody. */
export interface ScriptedEnquiry {
  readonly at: string;
  readonly member: string;
  readonly kind: 'QUESTION' | 'OBSERVATION';
  readonly phenomenon: 'RIGHT' | 'LEFT' | 'ISLAMISM' | 'FOREIGN';
  readonly topicCode: string;
  readonly body: string;
  readonly end: 'NEW' | 'ACCEPTED' | 'REJECTED' | 'DONE' | 'CLOSED';
  readonly answer?: string;
  /** Beginning of the name of the office; without it the enquiry is answered. */
  readonly referTo?: string;
}

const member = (key: string, ags: string, name: string, kind: string, adminRegion: string, memberFrom: string) => ({
  key,
  ags,
  name,
  kind,
  adminRegion,
  mailbox: `praevention@${key}.example`,
  memberFrom,
});

export const MEMBERS = [
  member('hamm', '05915', 'Stadt Hamm', 'KREISFREIE_STADT', 'Arnsberg', '2014-11-01'),
  member('kleve', '05154', 'Kreis Kleve', 'KREIS', 'Düsseldorf', '2016-03-01'),
  member('dortmund', '05913', 'Stadt Dortmund', 'KREISFREIE_STADT', 'Arnsberg', '2014-11-01'),
  member('dueren', '05358', 'Kreis Düren', 'KREIS', 'Köln', '2019-01-01'),
  member('koeln', '05315', 'Stadt Köln', 'KREISFREIE_STADT', 'Köln', '2014-11-01'),
  member('minden', '05770032', 'Stadt Minden', 'GEMEINDE', 'Detmold', '2022-05-01'),
  member('muenster', '05515', 'Stadt Münster', 'KREISFREIE_STADT', 'Münster', '2015-06-01'),
] as const;

const ROOMS =
  'Ein Verein möchte einen städtischen Saal mieten. Welche allgemeinen Hinweise gibt es zur Nutzung kommunaler Räume?';
const STICKERS =
  'In mehreren Ortsteilen wurden Aufkleber einer Gruppierung gefunden, vor allem an Haltestellen und Schulen.';
const TRAINING = 'Welche Angebote zur Sensibilisierung gibt es für Beschäftigte im Ordnungsamt und im Bürgerservice?';
const SCHOOL =
  'An einer Schule fallen einzelne Parolen auf. Welche Angebote gibt es für Lehrkräfte und Schulsozialarbeit?';
const ONLINE =
  'Beiträge unserer Stadt in sozialen Medien werden mit Hetze überzogen. Wie gehen andere Kommunen damit um?';
const ANSWER =
  'Dazu gibt es eine Handreichung und jährlich zwei Veranstaltungen. Über den Einzelfall entscheidet Ihre Kommune selbst.';
const REFERRAL = 'Diese Stelle berät Sie vor Ort und kommt auf Wunsch in Ihre Verwaltung.';

const past = (
  at: string,
  of: string,
  phenomenon: ScriptedEnquiry['phenomenon'],
  topicCode: string,
  body: string,
  referTo?: string,
): ScriptedEnquiry => ({
  at,
  member: of,
  kind: topicCode === 'PROPAGANDA' ? 'OBSERVATION' : 'QUESTION',
  phenomenon,
  topicCode,
  body,
  end: 'CLOSED',
  answer: referTo === undefined ? ANSWER : REFERRAL,
  ...(referTo === undefined ? {} : { referTo }),
});

export const SCRIPT: readonly ScriptedEnquiry[] = [
  past('2025-02-10 10:00', 'koeln', 'ISLAMISM', 'SCHOOL_YOUTH', SCHOOL, 'Wegweiser'),
  past('2025-05-12 09:30', 'hamm', 'RIGHT', 'PUBLIC_ROOMS', ROOMS),
  past('2025-09-03 14:10', 'dortmund', 'RIGHT', 'PROPAGANDA', STICKERS, 'Mobile Beratung'),
  past('2026-01-20 11:00', 'dortmund', 'RIGHT', 'PROPAGANDA', STICKERS, 'Mobile Beratung'),
  past('2026-02-03 08:50', 'dortmund', 'RIGHT', 'SCHOOL_YOUTH', SCHOOL, 'Mobile Beratung'),
  past('2026-02-24 15:05', 'dortmund', 'LEFT', 'ONLINE', ONLINE),
  past('2026-03-09 10:40', 'hamm', 'RIGHT', 'PREVENTION', TRAINING),
  past('2026-03-17 09:20', 'hamm', 'RIGHT', 'ONLINE', ONLINE),
  past('2026-04-14 13:00', 'hamm', 'RIGHT', 'CLUBS', TRAINING, 'Mobile Beratung'),
  past('2026-04-22 10:10', 'koeln', 'RIGHT', 'PUBLIC_ROOMS', ROOMS),
  past('2026-05-06 11:45', 'koeln', 'ISLAMISM', 'SCHOOL_YOUTH', SCHOOL, 'Wegweiser'),
  past('2026-05-19 14:30', 'koeln', 'ISLAMISM', 'PREVENTION', TRAINING, 'Wegweiser'),
  past('2026-06-02 09:00', 'dueren', 'RIGHT', 'HOSTILITY', ONLINE),
  past('2026-06-16 16:20', 'dueren', 'RIGHT', 'PREVENTION', TRAINING),
  past('2026-07-01 10:00', 'koeln', 'FOREIGN', 'PUBLIC_EVENT', ROOMS),
  past('2026-08-11 09:35', 'minden', 'RIGHT', 'PROPERTY', ROOMS, 'Mobile Beratung'),
  past('2026-09-08 13:15', 'muenster', 'LEFT', 'ONLINE', ONLINE),
  {
    at: '2026-10-20 09:10',
    member: 'hamm',
    kind: 'QUESTION',
    phenomenon: 'RIGHT',
    topicCode: 'PUBLIC_ROOMS',
    body: ROOMS,
    end: 'REJECTED',
  },
  {
    at: 'T-9 10:25',
    member: 'kleve',
    kind: 'OBSERVATION',
    phenomenon: 'RIGHT',
    topicCode: 'PROPAGANDA',
    body: STICKERS,
    end: 'DONE',
    answer: REFERRAL,
    referTo: 'Mobile Beratung',
  },
  {
    at: 'T-7 08:40',
    member: 'hamm',
    kind: 'QUESTION',
    phenomenon: 'RIGHT',
    topicCode: 'PREVENTION',
    body: TRAINING,
    end: 'DONE',
    answer: ANSWER,
  },
  {
    at: 'T-4 11:30',
    member: 'hamm',
    kind: 'QUESTION',
    phenomenon: 'FOREIGN',
    topicCode: 'PUBLIC_EVENT',
    body: 'Für den Frühling ist ein größeres Fest angekündigt. Welche Stellen kennen sich mit auslandsbezogenen Symbolen aus?',
    end: 'ACCEPTED',
  },
  {
    at: 'T-2 09:05',
    member: 'hamm',
    kind: 'OBSERVATION',
    phenomenon: 'RIGHT',
    topicCode: 'PROPAGANDA',
    body: STICKERS,
    end: 'NEW',
  },
  {
    at: 'T-1 15:50',
    member: 'kleve',
    kind: 'QUESTION',
    phenomenon: 'ISLAMISM',
    topicCode: 'SCHOOL_YOUTH',
    body: SCHOOL,
    end: 'NEW',
  },
];
