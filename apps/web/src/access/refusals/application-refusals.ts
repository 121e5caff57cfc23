import { wrongInput, type Facts, type RefusalAnswers } from './refusal-answer.js';
import { office } from '../land-of-visit.js';

const text = (facts: Facts, name: string): string => String(facts[name] ?? '');

/** "01.12.2026, 00:00" in Berlin, from an ISO instant in the facts. */
function instant(facts: Facts, name: string): string {
  return new Intl.DateTimeFormat('de-DE', {
    timeZone: 'Europe/Berlin',
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(text(facts, name)));
}

const megabytes = (bytes: unknown): string => `${String(Math.floor(Number(bytes) / 1_048_576))} MB`;

const conflict = (sentence: string | ((facts: Facts) => string)): RefusalAnswers[string] => ({
  status: 409,
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
});

const gone = (sentence: string): RefusalAnswers[string] => ({ status: 404, sentence: () => sentence });

/** What people hear about drafts, submissions, attachments, info requests and messages. */
export const APPLICATION_REFUSALS: RefusalAnswers = {
  'application-not-found': gone('Diesen Vorgang gibt es nicht.'),
  'message-not-found': gone('Diese Nachricht gibt es nicht.'),
  'attachment-not-found': gone('Diese Anlage gibt es nicht.'),
  'call-not-found': wrongInput('Wählen Sie einen der offenen Aufrufe.'),
  'call-not-open': conflict((facts) => `Dieser Aufruf öffnet erst am ${instant(facts, 'opensAt')} Uhr.`),
  'copy-of-other-programme': wrongInput(
    (facts) =>
      `Der Antrag ${text(facts, 'fileNumber')} gehört zu einem anderen Programm. Wählen Sie einen Antrag desselben Programms oder beginnen Sie mit einem leeren Antrag.`,
  ),
  'call-closed': conflict(
    (facts) =>
      `Die Antragsfrist ist am ${instant(facts, 'closedAt')} Uhr abgelaufen. Anträge sind in diesem Aufruf nicht mehr möglich; Ihr Entwurf bleibt erhalten.`,
  ),
  'applicant-not-entitled': wrongInput(
    (facts) =>
      `In diesem Programm können nur Kreise und kreisfreie Städte Anträge stellen. Ihre Ansprechstelle ist ${text(facts, 'district')}.`,
  ),
  'no-terms-for-date': conflict(
    `Für diesen Tag sind keine Programmbedingungen hinterlegt. Bitte wenden Sie sich an die ${office().name}.`,
  ),
  'draft-not-editable': conflict(
    `Der Antrag ist eingereicht und kann jetzt nicht geändert werden. Schreiben Sie der ${office().name} eine Nachricht, wenn etwas zu berichtigen ist.`,
  ),
  'draft-version-unknown': conflict(
    'Ihre Seite ist zu alt, um sie zu speichern. Laden Sie die Seite neu und geben Sie Ihre letzte Änderung noch einmal ein.',
  ),
  'draft-changed-meanwhile': conflict(
    (facts) =>
      `Der Antrag wurde inzwischen von ${text(facts, 'by')} geändert. Sehen Sie ihn noch einmal durch und reichen Sie ihn dann ein.`,
  ),
  'application-incomplete': wrongInput((facts) =>
    facts['findings'] === 1
      ? 'Der Antrag ist noch nicht vollständig: eine Angabe fehlt oder stimmt nicht.'
      : `Der Antrag ist noch nicht vollständig: ${text(facts, 'findings')} Angaben fehlen oder stimmen nicht.`,
  ),
  'too-many-items': wrongInput(
    (facts) =>
      `Das sind zu viele Zeilen. Höchstens ${text(facts, 'itemsMax')} sind möglich; fassen Sie einige zusammen.`,
  ),
  'field-unknown': { status: 400, sentence: (facts) => `Ein Feld „${text(facts, 'field')}“ gibt es im Antrag nicht.` },
  'entry-too-long': wrongInput(
    (facts) => `Der Text ist zu lang. Höchstens ${text(facts, 'lengthMax')} Zeichen sind möglich.`,
  ),
  'entry-missing': wrongInput('Füllen Sie dieses Feld aus.'),
  'character-not-printable': wrongInput(
    (facts) =>
      `Das Zeichen ${text(facts, 'character') === '' ? text(facts, 'codePoint') : `„${text(facts, 'character')}“`} kann in Bescheiden nicht gedruckt werden. Ersetzen Sie es, zum Beispiel durch Worte.`,
  ),
  'file-missing': wrongInput('Wählen Sie eine Datei aus.'),
  'file-empty': wrongInput('Die Datei ist leer (0 Byte). Speichern Sie sie neu und wählen Sie sie noch einmal aus.'),
  'file-too-large': wrongInput(
    (facts) =>
      `Die Datei ist größer als ${megabytes(facts['bytesMax'])}. Verkleinern Sie sie, zum Beispiel durch eine geringere Auflösung der Bilder.`,
  ),
  'too-many-files': wrongInput(
    (facts) =>
      `Höchstens ${text(facts, 'filesMax')} Anlagen sind möglich. Entfernen Sie eine oder fassen Sie Dateien zusammen.`,
  ),
  'file-type-not-accepted': wrongInput(
    (facts) =>
      `Der Inhalt der Datei ist keiner der Typen ${(Array.isArray(facts['accepted']) ? facts['accepted'] : []).join(', ').toUpperCase()}. Es zählt der Inhalt, nicht die Endung des Namens.`,
  ),
  'file-damaged': wrongInput('Die Datei ist beschädigt oder unvollständig. Öffnen und speichern Sie sie neu.'),
  'file-expands-too-much': wrongInput(
    'Die Datei entpackt sich auf eine ungewöhnliche Größe und wird zum Schutz nicht angenommen. Wandeln Sie sie in ein PDF um.',
  ),
  'file-has-macros': wrongInput('Die Datei enthält Makros. Speichern Sie sie ohne Makros oder als PDF.'),
  'file-has-foreign-paths': wrongInput(
    'Der Aufbau der Datei ist ungewöhnlich und wird zum Schutz nicht angenommen. Wandeln Sie sie in ein PDF um.',
  ),
  'file-has-active-content': wrongInput(
    'Die PDF-Datei enthält Skripte oder Programmaufrufe. Drucken Sie sie in eine neue PDF-Datei ohne aktive Inhalte.',
  ),
  'file-encrypted': wrongInput('Die PDF-Datei ist verschlüsselt oder geschützt. Speichern Sie sie ohne Schutz.'),
  'document-kind-unknown': wrongInput('Wählen Sie, um welche Unterlage es sich handelt.'),
};
