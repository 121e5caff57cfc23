import { OFFICES } from '#kernel';

/** The first paragraph follows the comma of the salutation: it starts in lower case unless with a noun or "Ihr". */
export function letter(...paragraphs: string[]): string {
  return ['Guten Tag,', ...paragraphs, SIGNED_BY_OFFICE].join('\n\n') + '\n';
}

/** Titles from forms cannot break out of the subject or pretend to be other lines. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Stands in a letter until the Land is known whose office signs it. No text from a form can hold it: they are one line each. */
const SIGNED_BY_OFFICE = '\u0000\n\u0000';

/** Signs a letter in the name of the office of a Land; one of no known Land is signed by nobody in particular. */
export const signedBy = (body: string, land: string): string =>
  body.replace(
    SIGNED_BY_OFFICE,
    () => `Mit freundlichen Grüßen
${OFFICES[land]?.authority ?? 'Ihre Bewilligungsbehörde'}

Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie im Portal, nicht auf diese E-Mail.`,
  );
