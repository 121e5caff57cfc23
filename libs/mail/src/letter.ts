/** The first paragraph follows the comma of the salutation: it starts in lower case unless with a noun or "Ihr". */
export function letter(...paragraphs: string[]): string {
  return ['Guten Tag,', ...paragraphs, FOOTER].join('\n\n') + '\n';
}

/** Titles from forms cannot break out of the subject or pretend to be other lines. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const FOOTER = `Mit freundlichen Grüßen
Landesweite Koordinierungsstelle Nordrhein-Westfalen

Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie im Portal, nicht auf diese E-Mail.`;
