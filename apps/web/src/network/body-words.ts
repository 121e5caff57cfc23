import type {
  AttendanceState,
  Body,
  BodyKind,
  Choice,
  InvitationAnswer,
  Majority,
  MeetingStatus,
  MinutesStatus,
  QuorumRule,
  VoteResult,
} from '#bodies';

export const BODY_WORDS: Readonly<Record<BodyKind, string>> = {
  ALLIANCE: 'Bündnis',
  STEERING_BODY: 'Steuerungsgremium',
  YOUTH_FORUM: 'Jugendforum',
  STATE_NETWORK: 'Landesnetzwerk',
  INTERMINISTERIAL_GROUP: 'Interministerielle Arbeitsgruppe',
  COMPETENCE_CENTRE: 'Kompetenzstelle',
  WORKING_GROUP: 'Arbeitsgruppe',
  PARTNERSHIP_NETWORK: 'Vernetzungstreffen der Partnerschaften',
};

export const MEETING_WORDS: Readonly<Record<MeetingStatus, string>> = {
  PLANNED: 'geplant',
  INVITED: 'eingeladen',
  HELD: 'hat stattgefunden',
  CANCELLED: 'abgesagt',
};

export const MINUTES_WORDS: Readonly<Record<MinutesStatus, string>> = {
  DRAFT: 'Entwurf',
  SENT: 'versandt',
  APPROVED: 'genehmigt',
};

export const ATTENDANCE_WORDS: Readonly<Record<AttendanceState, string>> = {
  PRESENT: 'anwesend',
  REPRESENTED: 'vertreten',
  EXCUSED: 'entschuldigt',
  ABSENT: 'abwesend',
};

export const ANSWER_WORDS: Readonly<Record<InvitationAnswer, string>> = {
  COMES: 'kommt',
  DEPUTY_COMES: 'Vertretung kommt',
  DECLINES: 'kommt nicht',
};

export const CHOICE_WORDS: Readonly<Record<Choice, string>> = { YES: 'Ja', NO: 'Nein', ABSTAIN: 'Enthaltung' };

export const MAJORITY_WORDS: Readonly<Record<Majority, string>> = {
  SIMPLE: 'einfache Mehrheit (mehr Ja als Nein)',
  ABSOLUTE: 'Mehrheit der Stimmberechtigten',
  TWO_THIRDS: 'zwei Drittel der Ja- und Nein-Stimmen',
  UNANIMOUS: 'einstimmig (kein Nein)',
};

export const RESULT_WORDS: Readonly<Record<VoteResult, string>> = {
  RECOMMENDED: 'angenommen',
  NOT_RECOMMENDED: 'abgelehnt',
  NO_QUORUM: 'nicht beschlussfähig',
};

export const quorumWords = ({ numerator, denominator, isStrict }: QuorumRule): string =>
  numerator === 0
    ? 'eine Stimme genügt'
    : `${isStrict ? 'mehr als' : 'mindestens'} ${numerator}/${denominator} der Stimmberechtigten`;

export const secrecyWords = ({ secrecy }: Pick<Body, 'secrecy'>): string => (secrecy === 'SECRET' ? 'geheim' : 'offen');
