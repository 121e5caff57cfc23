import { wrongInput, type RefusalAnswers } from './refusal-answer.js';
import { word } from './facts.js';

/** What people hear about bank accounts, payment requests and payment runs. */
export const PAYMENT_REFUSALS: RefusalAnswers = {
  'account-holder-missing': wrongInput('Geben Sie an, auf welchen Namen das Konto lautet.'),
  'iban-invalid': wrongInput('Diese IBAN stimmt nicht. Prüfen Sie jede Stelle; eine deutsche IBAN hat 22 Zeichen.'),
  'iban-not-domestic': wrongInput(
    'Gezahlt wird nur auf ein Konto im Inland, dessen Inhaberin Sie selbst sind (Nr. 7.4 VV zu § 44 LHO). Die IBAN muss mit DE beginnen.',
  ),
  'bank-account-already-proposed': {
    status: 409,
    sentence: (facts) =>
      `${facts['proposedBy'] ? `${word(facts, 'proposedBy')} hat` : 'Jemand hat'} bereits eine Bankverbindung vorgeschlagen. Sie muss erst bestätigt oder verworfen werden.`,
  },
  'bank-account-unchanged': wrongInput('Diese Bankverbindung ist bereits bestätigt. Es gibt nichts zu ändern.'),
  'bank-account-four-eyes': {
    status: 403,
    sentence: (facts) =>
      `Bestätigen darf nur eine zweite Person: ${word(facts, 'proposedBy')} hat die Bankverbindung vorgeschlagen (Vier-Augen-Prinzip).`,
  },
  'call-back-note-missing': wrongInput(
    'Halten Sie den Rückruf fest: wen Sie wann unter welcher bekannten Nummer erreicht haben (mindestens 10 Zeichen).',
  ),
  'bank-account-not-found': { status: 404, sentence: () => 'Diese Bankverbindung gibt es nicht.' },
  'bank-account-not-open': {
    status: 409,
    sentence: () => 'Über diese Bankverbindung ist schon entschieden. Laden Sie die Seite neu.',
  },
};
