import { oneLine } from './letter.js';

/** To associations that apply to a partnership; `sender` is the partnership, in whose name the mail goes out. */
export interface LocalMailTemplates {
  'local-confirm': SenderFacts & { readonly projectTitle: string; readonly validDays: number };
  'local-link': SenderFacts & ProjectFacts;
  'local-news': SenderFacts & ProjectFacts;
}

interface SenderFacts {
  readonly sender: string;
  readonly link: string;
}

interface ProjectFacts {
  readonly fileNumber: string;
  readonly projectTitle: string;
}

interface Rendered {
  readonly subject: string;
  readonly body: string;
}

export const LOCAL_RENDERERS: {
  readonly [Template in keyof LocalMailTemplates]: (facts: LocalMailTemplates[Template]) => Rendered;
} = {
  'local-confirm': (facts) => ({
    subject: 'Bitte bestätigen Sie Ihren Antrag',
    body: letterFrom(
      facts.sender,
      `mit dieser Adresse wurde ein Projekt beantragt: ${oneLine(facts.projectTitle)}`,
      `Bitte bestätigen Sie den Antrag. Erst dann ist er eingegangen:\n${facts.link}`,
      `Der Link gilt ${facts.validDays} Tage und nur einmal. Danach werden die Angaben gelöscht.`,
      'Haben Sie nichts beantragt, brauchen Sie nichts zu tun.',
    ),
  }),
  'local-link': (facts) => ({
    subject: `Ihre Projektseite (${facts.fileNumber})`,
    body: letterFrom(
      facts.sender,
      `Ihr Antrag hat eine eigene Seite. Sie öffnet sich mit diesem Link:\n${facts.link}`,
      projectLines(facts),
      'Der Link ist Ihr Schlüssel: Geben Sie ihn nur an Menschen weiter, die für Ihr Projekt handeln dürfen. Frühere Links gelten nicht mehr.',
    ),
  }),
  'local-news': (facts) => ({
    subject: `Neues zu Ihrem Projekt (${facts.fileNumber})`,
    body: letterFrom(
      facts.sender,
      'auf Ihrer Projektseite steht etwas Neues. Öffnen Sie sie mit dem Link, den Sie von uns haben.',
      projectLines(facts),
      `Haben Sie den Link nicht mehr? Hier schicken wir Ihnen einen neuen:\n${facts.link}`,
    ),
  }),
};

/** Mails whose text carries a personal link. */
export const LOCAL_SECRETS = ['local-confirm', 'local-link'] as const;

/** A mail in the name of a partnership: the authority does not sign it. */
function letterFrom(sender: string, ...paragraphs: string[]): string {
  const closing = `Mit freundlichen Grüßen\n${oneLine(sender)}`;
  const note = 'Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie nicht auf diese E-Mail.';
  return ['Guten Tag,', ...paragraphs, closing, note].join('\n\n') + '\n';
}

const projectLines = (facts: ProjectFacts): string =>
  `Projekt: ${oneLine(facts.fileNumber)}\nTitel: ${oneLine(facts.projectTitle)}`;
