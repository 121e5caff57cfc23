import type { CalendarDate } from '#kernel';
import { letter, oneLine, signedBy } from './letter.js';
import { LOCAL_RENDERERS, LOCAL_SECRETS, type LocalMailTemplates } from './local-templates.js';
import { NETWORK_RENDERERS, NETWORK_SECRETS, type NetworkMailTemplates } from './network-templates.js';

/**
 * What each mail must be told. Mails travel in the open: they name the file and the way to the portal, never amounts,
 * the outcome of a decision or bank data.
 */
export interface MailTemplates extends NetworkMailTemplates, LocalMailTemplates {
  /** Receipt of a submission. `receivedAt` is written out in German by the caller, with date and time. */
  receipt: CaseFacts & { readonly receivedAt: string };
  'info-request': CaseFacts & { readonly deadline: CalendarDate };
  'decision-available': CaseFacts;
  /** Money is on its way (Auszahlungsmitteilung), or a request for it was turned down or came back from the bank. */
  'payment-sent': CaseFacts & { readonly requestNumber: number };
  'payment-not-sent': CaseFacts & { readonly requestNumber: number };
  /** `duty` completes "bis zum … ist …", e.g. "der Verwendungsnachweis vorzulegen". */
  'deadline-reminder': CaseFacts & {
    readonly duty: string;
    readonly deadline: CalendarDate;
    readonly daysLeft: number;
  };
  /** `daysLeft` is negative once the day has passed. */
  'use-report-reminder': ReportFacts & { readonly deadline: CalendarDate; readonly daysLeft: number };
  'use-report-received': ReportFacts;
  'use-report-question': ReportFacts & { readonly deadline: CalendarDate };
  /** More time for the answer to a question. */
  'use-report-question-extended': ReportFacts & { readonly deadline: CalendarDate };
  'use-report-examined': ReportFacts;
  /** A scheduled report; the mail holds no figure. */
  'report-ready': { readonly name: string; readonly link: string; readonly until: CalendarDate };
  'password-reset': { readonly name: string; readonly link: string; readonly validMinutes: number };
  invitation: { readonly name: string; readonly link: string; readonly validDays: number };
  /** To the mailbox of the enquiry room's team: that something came in, nothing of it. */
  'enquiry-received': { readonly link: string };
  /** To the mailbox of a member municipality: that there is something to read, nothing of it. */
  'enquiry-news': { readonly link: string };
}

interface CaseFacts {
  readonly fileNumber: string;
  readonly projectTitle: string;
  readonly link: string;
}

/** `report` is its name: "Verwendungsnachweis", "Zwischennachweis 2027". */
interface ReportFacts extends CaseFacts {
  readonly report: string;
}

export type MailTemplate = keyof MailTemplates;

export interface RenderedMail {
  readonly subject: string;
  readonly body: string;
}

type Renderers = { readonly [Template in MailTemplate]: (facts: MailTemplates[Template]) => RenderedMail };

const RENDERERS: Renderers = {
  ...NETWORK_RENDERERS,
  ...LOCAL_RENDERERS,
  receipt: (facts) => ({
    subject: `Ihr Antrag ist eingegangen (${facts.fileNumber})`,
    body: letter(
      `Ihr Antrag ist am ${facts.receivedAt} bei uns eingegangen.`,
      caseLines(facts),
      `Die Eingangsbestätigung und den Stand Ihres Antrags finden Sie hier:\n${facts.link}`,
      'Diese Bestätigung sagt nichts darüber, ob und in welcher Höhe gefördert wird. Bitte beginnen Sie nicht vor einer Zusage mit dem Vorhaben.',
    ),
  }),
  'info-request': (facts) => ({
    subject: `Wir haben Fragen zu Ihrem Antrag (${facts.fileNumber})`,
    body: letter(
      `zu Ihrem Antrag fehlen uns Angaben oder Unterlagen. Bitte antworten Sie bis zum ${facts.deadline.toGerman()}.`,
      caseLines(facts),
      `Was wir brauchen, steht hier; dort können Sie auch antworten:\n${facts.link}`,
    ),
  }),
  'decision-available': (facts) => ({
    subject: `Zu Ihrem Antrag liegt ein Bescheid vor (${facts.fileNumber})`,
    body: letter(
      'zu Ihrem Antrag liegt ein Bescheid zum Abruf bereit.',
      caseLines(facts),
      `Bitte melden Sie sich an und rufen Sie ihn ab:\n${facts.link}`,
      'Mit der Bekanntgabe beginnen Fristen. Sie stehen im Bescheid.',
    ),
  }),
  'payment-sent': (facts) => ({
    subject: `Ihre Auszahlung ist veranlasst (${facts.fileNumber})`,
    body: letter(
      `zu Ihrer ${facts.requestNumber}. Mittelanforderung ist die Auszahlung veranlasst.`,
      caseLines(facts),
      `Betrag, Tag der Ausführung und Verwendungszweck stehen hier:\n${facts.link}`,
      'Ab der Gutschrift läuft die Frist, in der Sie die Mittel verwenden müssen. Danach fallen Zinsen an.',
    ),
  }),
  'payment-not-sent': (facts) => ({
    subject: `Zu Ihrer Mittelanforderung (${facts.fileNumber})`,
    body: letter(
      `auf Ihre ${facts.requestNumber}. Mittelanforderung wurde nicht gezahlt.`,
      caseLines(facts),
      `Den Grund und was Sie tun können, lesen Sie hier:\n${facts.link}`,
      'Der Betrag ist für Sie wieder abrufbar.',
    ),
  }),
  'deadline-reminder': (facts) => ({
    subject: `Erinnerung: ${remaining(facts.daysLeft)} (${facts.fileNumber})`,
    body: letter(
      `bis zum ${facts.deadline.toGerman()} ist ${facts.duty} (${remaining(facts.daysLeft)}).`,
      caseLines(facts),
      `Hier geht es weiter:\n${facts.link}`,
      'Haben Sie das schon erledigt, ist diese Erinnerung gegenstandslos.',
    ),
  }),
  'use-report-reminder': (facts) => ({
    subject: `${facts.report}: ${facts.daysLeft < 0 ? 'Frist abgelaufen' : remaining(facts.daysLeft)} (${facts.fileNumber})`,
    body: letter(
      facts.daysLeft < 0
        ? `der ${facts.report} war bis zum ${facts.deadline.toGerman()} vorzulegen. Er liegt uns noch nicht vor.`
        : `bis zum ${facts.deadline.toGerman()} ist der ${facts.report} vorzulegen (${remaining(facts.daysLeft)}).`,
      caseLines(facts),
      `Hier geht es weiter; dort können Sie auch mehr Zeit beantragen:\n${facts.link}`,
      'Haben Sie das schon erledigt, ist diese Erinnerung gegenstandslos.',
    ),
  }),
  'use-report-received': (facts) => ({
    subject: `${facts.report} ist eingegangen (${facts.fileNumber})`,
    body: letter(
      `Ihr ${facts.report} ist bei uns eingegangen.`,
      caseLines(facts),
      `Die Eingangsbestätigung finden Sie hier:\n${facts.link}`,
    ),
  }),
  'use-report-question': (facts) => ({
    subject: `Rückfragen zum ${facts.report} (${facts.fileNumber})`,
    body: letter(
      `zum ${facts.report} haben wir Rückfragen. Bitte antworten Sie bis zum ${facts.deadline.toGerman()}.`,
      caseLines(facts),
      `Die Fragen stehen hier; dort können Sie auch antworten:\n${facts.link}`,
    ),
  }),
  'use-report-question-extended': (facts) => ({
    subject: `Mehr Zeit für Ihre Antwort zum ${facts.report} (${facts.fileNumber})`,
    body: letter(
      `für Ihre Antwort auf unsere Rückfragen zum ${facts.report} haben Sie nun Zeit bis zum ${facts.deadline.toGerman()}.`,
      caseLines(facts),
      `Die Fragen stehen hier:\n${facts.link}`,
    ),
  }),
  'use-report-examined': (facts) => ({
    subject: `${facts.report} ist geprüft (${facts.fileNumber})`,
    body: letter(
      `Ihr ${facts.report} ist geprüft. Das Ergebnis liegt zum Abruf bereit.`,
      caseLines(facts),
      `Bitte melden Sie sich an:\n${facts.link}`,
    ),
  }),
  'report-ready': (facts) => ({
    subject: `Bericht liegt bereit: ${facts.name}`,
    body: letter(
      `der Bericht „${oneLine(facts.name)}“ liegt zum Abruf bereit, bis zum ${facts.until.toGerman()}.`,
      `Bitte melden Sie sich an und rufen Sie ihn ab:\n${facts.link}`,
      'Sie erhalten diese Nachricht, weil der Bericht regelmäßig erstellt wird. Das lässt sich dort ändern.',
    ),
  }),
  'password-reset': (facts) => ({
    subject: 'Neues Kennwort für die Förderakte',
    body: letter(
      `für Ihr Konto (${oneLine(facts.name)}) wurde ein neues Kennwort angefordert. Vergeben Sie es hier:\n${facts.link}`,
      `Der Link gilt ${facts.validMinutes} Minuten und nur einmal.`,
      'Haben Sie nichts angefordert, brauchen Sie nichts zu tun: Ihr Kennwort gilt weiter.',
    ),
  }),
  invitation: (facts) => ({
    subject: 'Ihr Zugang zur Förderakte',
    body: letter(
      `für Sie (${oneLine(facts.name)}) wurde ein Zugang zur Förderakte eingerichtet. Vergeben Sie hier Ihr Kennwort:\n${facts.link}`,
      `Der Link gilt ${facts.validDays} Tage und nur einmal.`,
    ),
  }),
  'enquiry-received': (facts) => ({
    subject: 'Eine Anfrage ist eingegangen',
    body: letter(
      `im geschlossenen Bereich für Anfragen der Kommunen gibt es etwas Neues. Es steht hier:\n${facts.link}`,
    ),
  }),
  'enquiry-news': (facts) => ({
    subject: 'Zu einer Anfrage gibt es eine Nachricht',
    body: letter(
      `zu einer Anfrage Ihrer Kommune gibt es eine Nachricht. Bitte melden Sie sich an und lesen Sie sie dort:\n${facts.link}`,
    ),
  }),
};

/** Mails whose text carries a personal link: it is removed from the database once they are sent. */
export const SECRET_TEMPLATES: readonly MailTemplate[] = [
  'password-reset',
  'invitation',
  ...NETWORK_SECRETS,
  ...LOCAL_SECRETS,
];

/** The German text of a mail of a Land. Titles from forms cannot break out of the subject or pretend to be other lines. */
export function renderMail<Template extends MailTemplate>(
  template: Template,
  facts: MailTemplates[Template],
  land: string,
): RenderedMail {
  const rendered = RENDERERS[template](facts);
  return { subject: oneLine(rendered.subject), body: signedBy(rendered.body, land) };
}

function caseLines(facts: CaseFacts): string {
  return `Aktenzeichen: ${oneLine(facts.fileNumber)}\nVorhaben: ${oneLine(facts.projectTitle)}`;
}

function remaining(days: number): string {
  if (days === 0) return 'letzter Tag';
  return days === 1 ? 'noch 1 Tag' : `noch ${days} Tage`;
}
