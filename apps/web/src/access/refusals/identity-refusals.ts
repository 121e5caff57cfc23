import { wrongInput, type RefusalAnswers } from './refusal-answer.js';

const LINK_NOT_VALID =
  'Dieser Link gilt nicht mehr: Er wurde schon benutzt oder ist abgelaufen. Fordern Sie bitte einen neuen an.';

/** What people hear about accounts, sign-in and passwords. */
export const IDENTITY_REFUSALS: RefusalAnswers = {
  'sign-in-failed': {
    status: 403,
    sentence: () => 'E-Mail-Adresse oder Passwort stimmen nicht, oder das Konto ist gesperrt.',
  },
  'too-many-attempts': {
    status: 429,
    sentence: (facts) =>
      `Zu viele Versuche. Bitte warten Sie ${String(facts['waitMinutes'])} ${facts['waitMinutes'] === 1 ? 'Minute' : 'Minuten'} und versuchen Sie es dann noch einmal.`,
  },
  'password-wrong': wrongInput('Das bisherige Passwort stimmt nicht.'),
  'password-too-short': wrongInput(
    (facts) => `Das Passwort ist zu kurz. Nehmen Sie mindestens ${String(facts['lengthMin'])} Zeichen.`,
  ),
  'password-too-long': wrongInput(
    (facts) => `Das Passwort ist zu lang. Nehmen Sie höchstens ${String(facts['lengthMax'])} Zeichen.`,
  ),
  'password-too-simple': wrongInput(
    'Das Passwort ist zu leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.',
  ),
  'password-contains-email': wrongInput('Das Passwort darf den Namen aus Ihrer E-Mail-Adresse nicht enthalten.'),
  'passwords-differ': wrongInput('Die beiden neuen Passwörter sind nicht gleich.'),
  'link-not-valid': { status: 404, sentence: () => LINK_NOT_VALID },
  'email-already-used': { status: 409, sentence: () => 'Zu dieser E-Mail-Adresse gibt es schon ein Konto.' },
  'email-unreadable': wrongInput('Geben Sie eine E-Mail-Adresse ein, zum Beispiel name@kreis-dueren.de.'),
  'name-missing-or-too-long': wrongInput('Geben Sie einen Namen mit höchstens 120 Zeichen ein.'),
  'role-missing': wrongInput('Wählen Sie mindestens eine Rolle.'),
  'organisation-unknown': wrongInput('Wählen Sie eine Organisation aus der Liste.'),
  'organisation-of-other-side': wrongInput(
    'Diese Organisation passt nicht zu den Rollen: Rollen für Anfragen gehören zu einer Mitgliedskommune, Rollen eines Kreises zu einer Organisation der Förderung.',
  ),
  'roles-and-organisation-disagree': wrongInput(
    'Rollen eines Kreises brauchen eine Organisation, Rollen einer Mitgliedskommune deren Kommune; alle anderen dürfen keine haben.',
  ),
  'role-stands-alone': wrongInput(
    'Benutzerverwaltung und Rechnungsprüfung dürfen nicht mit anderen Rollen verbunden werden. Legen Sie dafür ein eigenes Konto an.',
  ),
  'room-stands-alone': wrongInput(
    'Rollen für Anfragen der Kommunen stehen für sich: Wer eine hat, hat keine andere. Legen Sie dafür ein eigenes Konto an.',
  ),
  'account-not-found': { status: 404, sentence: () => 'Dieses Konto gibt es nicht.' },
  'own-account-stays': {
    status: 409,
    sentence: () => 'Das eigene Konto kann hier nicht gesperrt oder in der Rolle geändert werden.',
  },
  'token-not-found': { status: 404, sentence: () => 'Diesen Zugangsschlüssel gibt es nicht.' },
  'token-days-out-of-range': wrongInput(
    (facts) => `Die Gültigkeit muss zwischen 1 und ${String(facts['daysMax'])} Tagen liegen.`,
  ),
  'token-label-too-long': wrongInput(
    (facts) => `Die Bezeichnung darf höchstens ${String(facts['lengthMax'])} Zeichen haben.`,
  ),
  'date-unreadable': wrongInput('Geben Sie ein Datum ein, zum Beispiel 31.01.2027.'),
  'date-does-not-exist': wrongInput((facts) => `Den Tag ${String(facts['text'])} gibt es nicht.`),
  'clock-only-forward': wrongInput(
    (facts) => `Die Demo-Uhr geht nur vorwärts. Sie steht auf dem ${String(facts['today'])}.`,
  ),
  'clock-too-far': wrongInput('So weit lässt sich die Demo-Uhr nicht vorstellen. Höchstens 20 Jahre sind möglich.'),
};
