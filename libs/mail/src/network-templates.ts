import type { CalendarDate } from '#kernel';
import { letter, oneLine } from './letter.js';

/** Mails of bodies and events. Times arrive written out in German; links are personal. */
export interface NetworkMailTemplates {
  'meeting-invitation': MeetingFacts & {
    readonly kind: 'NEW' | 'CHANGED';
    readonly agenda: readonly string[];
    readonly link: string;
  };
  'meeting-cancelled': MeetingFacts & { readonly reason: string };
  'minutes-sent': { readonly bodyName: string; readonly title: string; readonly link: string };
  'ballot-link': {
    readonly title: string;
    readonly closesAt: string;
    readonly isSecret: boolean;
    readonly link: string;
  };
  'task-reminder': {
    readonly bodyName: string;
    readonly title: string;
    readonly dueOn: CalendarDate;
    readonly isOverdue: boolean;
  };
  'event-confirm': EventFacts & { readonly link: string; readonly validHours: number };
  'event-place': EventFacts & { readonly link: string; readonly movedUp: boolean };
  'event-waiting': EventFacts & { readonly link: string };
  'event-cancelled': EventFacts;
  'event-changed': EventFacts & { readonly endsAt: string; readonly before: EventFacts };
}

interface MeetingFacts {
  readonly bodyName: string;
  readonly title: string;
  readonly startsAt: string;
  readonly place: string;
}

interface EventFacts {
  readonly title: string;
  readonly startsAt: string;
  readonly place: string;
}

interface Rendered {
  readonly subject: string;
  readonly body: string;
}

export const NETWORK_RENDERERS: {
  readonly [Template in keyof NetworkMailTemplates]: (facts: NetworkMailTemplates[Template]) => Rendered;
} = {
  'meeting-invitation': (facts) => ({
    subject: `${facts.kind === 'NEW' ? 'Einladung' : 'Geänderte Einladung'}: ${facts.bodyName}, ${facts.startsAt}`,
    body: letter(
      facts.kind === 'NEW'
        ? `wir laden Sie ein zur Sitzung „${oneLine(facts.title)}“.`
        : `für die Sitzung „${oneLine(facts.title)}“ hat sich etwas geändert. Es gilt:`,
      whenAndWhere(facts),
      ...(facts.agenda.length > 0
        ? [['Tagesordnung:', ...facts.agenda.map((item, index) => `${index + 1}. ${oneLine(item)}`)].join('\n')]
        : []),
      `Bitte sagen Sie hier zu oder ab; dort finden Sie später auch das Protokoll:\n${facts.link}`,
    ),
  }),
  'meeting-cancelled': (facts) => ({
    subject: `Abgesagt: ${facts.bodyName}, ${facts.startsAt}`,
    body: letter(
      `die Sitzung „${oneLine(facts.title)}“ findet nicht statt.`,
      whenAndWhere(facts),
      `Grund: ${oneLine(facts.reason)}`,
    ),
  }),
  'minutes-sent': (facts) => ({
    subject: `Protokoll: ${facts.bodyName}`,
    body: letter(
      `das Protokoll der Sitzung „${oneLine(facts.title)}“ liegt vor:\n${facts.link}`,
      'Einwände bringen Sie bitte spätestens in der nächsten Sitzung vor. Dort wird es genehmigt.',
    ),
  }),
  'ballot-link': (facts) => ({
    subject: `Abstimmung bis ${facts.closesAt}`,
    body: letter(
      `es wird abgestimmt über: ${oneLine(facts.title)}`,
      `Ihre Stimme geben Sie hier ab; bis ${facts.closesAt} können Sie sie ändern:\n${facts.link}`,
      facts.isSecret
        ? 'Die Abstimmung ist geheim. Der Link gehört zu Ihrem Sitz: Bitte geben Sie ihn nicht weiter.'
        : 'Die Abstimmung ist offen. Der Link gehört zu Ihrem Sitz: Bitte geben Sie ihn nicht weiter.',
      'Haben Sie oder Ihre Organisation ein eigenes Interesse an der Sache, stimmen Sie bitte nicht ab und sagen Sie der Geschäftsstelle Bescheid (Befangenheit, §§ 20, 21 VwVfG).',
    ),
  }),
  'task-reminder': (facts) => ({
    subject: `${facts.isOverdue ? 'Überfällig' : 'Erinnerung'}: Aufgabe aus „${facts.bodyName}“`,
    body: letter(
      `${facts.isOverdue ? 'eine Aufgabe ist überfällig' : 'eine Aufgabe wird fällig'}: ${oneLine(facts.title)}`,
      `Fällig am ${facts.dueOn.toGerman()}. Ist sie erledigt, sagen Sie bitte der Geschäftsstelle Bescheid.`,
    ),
  }),
  'event-confirm': (facts) => ({
    subject: `Bitte bestätigen: Anmeldung zu „${facts.title}“`,
    body: letter(
      'Sie haben sich angemeldet. Erst mit Ihrer Bestätigung gilt die Anmeldung:',
      facts.link,
      eventLines(facts),
      `Der Link gilt ${facts.validHours} Stunden. Haben Sie sich nicht angemeldet, brauchen Sie nichts zu tun.`,
    ),
  }),
  'event-place': (facts) => ({
    subject: `${facts.movedUp ? 'Sie sind nachgerückt' : 'Sie haben einen Platz'}: ${facts.title}`,
    body: letter(
      facts.movedUp ? 'ein Platz ist frei geworden, und er gehört Ihnen.' : 'Ihre Anmeldung ist bestätigt.',
      eventLines(facts),
      `Können Sie nicht kommen? Dann sagen Sie bitte hier ab, damit jemand nachrücken kann:\n${facts.link}`,
    ),
  }),
  'event-waiting': (facts) => ({
    subject: `Warteliste: ${facts.title}`,
    body: letter(
      'alle Plätze sind vergeben. Sie stehen auf der Warteliste und rücken von selbst nach, wenn ein Platz frei wird.',
      eventLines(facts),
      `Möchten Sie nicht warten? Hier melden Sie sich ab:\n${facts.link}`,
    ),
  }),
  'event-cancelled': (facts) => ({
    subject: `Abgesagt: ${facts.title}`,
    body: letter('die Veranstaltung findet nicht statt. Ihre Anmeldung ist damit erledigt.', eventLines(facts)),
  }),
  'event-changed': (facts) => ({
    subject: `Geändert: ${facts.title}`,
    body: letter(
      'Tag, Uhrzeit oder Ort der Veranstaltung haben sich geändert. Ihre Anmeldung gilt weiter. Es gilt jetzt:',
      `${eventLines(facts)}\nEnde: ${facts.endsAt}`,
      `Bisher galt: ${facts.before.startsAt}${facts.before.place === '' ? '' : `, ${oneLine(facts.before.place)}`}`,
      'Können Sie dann nicht kommen? Absagen können Sie mit dem Link in der Nachricht zu Ihrer Anmeldung.',
    ),
  }),
};

/** Mails with a personal link: whoever has it may vote, answer or cancel. */
export const NETWORK_SECRETS = [
  'meeting-invitation',
  'minutes-sent',
  'ballot-link',
  'event-confirm',
  'event-place',
  'event-waiting',
] as const;

const whenAndWhere = ({ startsAt, place }: MeetingFacts): string =>
  `Beginn: ${startsAt}${place === '' ? '' : `\nOrt: ${oneLine(place)}`}`;

const eventLines = ({ title, startsAt, place }: EventFacts): string =>
  `Veranstaltung: ${oneLine(title)}\nBeginn: ${startsAt}${place === '' ? '' : `\nOrt: ${oneLine(place)}`}`;
