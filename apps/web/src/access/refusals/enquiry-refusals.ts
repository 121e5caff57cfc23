import { enumeration, listOf, word } from './facts.js';
import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

const leadOnly = 'Das steht nur der Leitung des Teams zu.';

/** What people hear in the closed room for enquiries of municipalities. */
export const ENQUIRY_REFUSALS: RefusalAnswers = {
  'enquiry-not-found': { status: 404, sentence: () => 'Diese Anfrage gibt es nicht.' },
  'not-a-member': {
    status: 403,
    sentence: () =>
      'Ihre Kommune ist zurzeit nicht Mitglied im Netzwerk „Kommunen gegen Extremismus“. Die Aufnahme erledigt die Leitung des Teams.',
  },
  'lead-only': { status: 403, sentence: () => leadOnly },
  'enquiry-kind-missing': wrongInput('Wählen Sie, ob Sie fragen oder einen Hinweis geben.'),
  'enquiry-topic-missing': wrongInput('Wählen Sie ein Thema.'),
  'phenomenon-missing': wrongInput('Wählen Sie einen Phänomenbereich.'),
  'no-personal-data-not-ticked': wrongInput(
    'Bestätigen Sie, dass der Text keine personenbezogenen Daten enthält. Ohne diese Erklärung wird nichts angenommen.',
  ),
  'enquiry-text-too-short': wrongInput(
    (facts) => `Der Text ist zu kurz. Schreiben Sie mindestens ${word(facts, 'lengthMin')} Zeichen.`,
  ),
  'enquiry-text-too-long': wrongInput(
    (facts) =>
      `Der Text ist mit ${word(facts, 'length')} Zeichen zu lang. Höchstens ${word(facts, 'lengthMax')} sind möglich.`,
  ),
  'personal-data-suspected': wrongInput((facts) => {
    const excerpts = listOf(facts, 'excerpts').map((excerpt) => `„${excerpt}“`);
    return `${enumeration(excerpts)} ${excerpts.length === 1 ? 'sieht' : 'sehen'} nach personenbezogenen Daten aus. Nehmen Sie das heraus. Ist keine Person gemeint, nennen Sie unten den Grund. Gespeichert ist nichts.`;
  }),
  'confirmation-reason-missing': wrongInput(
    (facts) =>
      `Nennen Sie mit mindestens ${word(facts, 'lengthMin')} Zeichen den Grund, warum keine Person gemeint ist, oder nehmen Sie die Stelle heraus.`,
  ),
  'reason-with-personal-data': wrongInput(
    'Auch der Grund darf keine personenbezogenen Daten enthalten. Fassen Sie ihn ohne sie.',
  ),
  'referral-target-missing': wrongInput('Wählen Sie eine Stelle aus der Liste.'),
  'referral-target-not-found': { status: 404, sentence: () => 'Diese Stelle gibt es nicht, oder sie ist beendet.' },
  'referral-name-missing': wrongInput('Nennen Sie die Stelle (mindestens 3 Zeichen).'),
  'referral-work-missing': wrongInput('Beschreiben Sie, wobei die Stelle hilft (mindestens 3 Zeichen).'),
  'redaction-missing': wrongInput('Geben Sie die Stellen an, die geschwärzt werden sollen, je Zeile eine.'),
  'redaction-too-short': wrongInput(
    (facts) => `Jede Stelle braucht mindestens ${word(facts, 'lengthMin')} Zeichen, sonst wird zu viel geschwärzt.`,
  ),
  'redaction-not-found': wrongInput((facts) =>
    facts['count'] === 1
      ? 'Eine der Stellen kommt im Text nicht vor. Geschwärzt wurde nichts.'
      : `${word(facts, 'count')} der Stellen kommen im Text nicht vor. Geschwärzt wurde nichts.`,
  ),
  'room-terms-missing': {
    status: 409,
    sentence: (facts) => `Für den ${word(facts, 'day')} ist keine Löschfrist eingetragen. Die Leitung trägt sie ein.`,
  },
  'terms-in-past': wrongInput(
    (facts) =>
      `Neue Fristen gelten frühestens ab heute, dem ${word(facts, 'today')}; vergangene Tage bleiben, wie sie waren.`,
  ),
  'retention-out-of-range': wrongInput(
    (facts) => `Die Löschfrist beträgt 1 bis ${word(facts, 'max')} Monate nach dem Abschluss.`,
  ),
  'closing-out-of-range': wrongInput((facts) => `Geben Sie 1 bis ${word(facts, 'max')} Tage an.`),
  'terms-source-missing': wrongInput('Nennen Sie, worauf die Frist beruht (mindestens 5 Zeichen).'),
  'already-a-member': { status: 409, sentence: () => 'Diese Kommune ist bereits Mitglied.' },
  'member-until': wrongInput(
    (facts) => `Die letzte Mitgliedschaft endete am ${word(facts, 'until')}; die neue beginnt danach.`,
  ),
  'member-from': wrongInput((facts) => `Die Mitgliedschaft begann erst am ${word(facts, 'from')}.`),
  'membership-not-found': { status: 404, sentence: () => 'Diese Mitgliedschaft gibt es nicht, oder sie ist beendet.' },
  'municipality-ags-unreadable': wrongInput(
    'Geben Sie den Gemeindeschlüssel mit 5 Ziffern (Kreis, kreisfreie Stadt) oder 8 Ziffern (Gemeinde) ein.',
  ),
  'municipality-name-missing': wrongInput('Nennen Sie die Kommune (mindestens 3 Zeichen).'),
  'municipality-kind-missing': wrongInput('Wählen Sie die Art der Kommune.'),
  'region-missing': wrongInput('Wählen Sie den Regierungsbezirk.'),
  'mailbox-unreadable': wrongInput('Geben Sie ein Funktionspostfach ein, zum Beispiel ordnungsamt@stadt.example.'),
};
