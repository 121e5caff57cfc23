import { ROLES, type Role } from '#kernel';
import { roleWord } from '../role-words.js';
import { actionWord, statusWord } from './case-words.js';
import { enumeration, listOf, word } from './facts.js';
import { wrongInput, type Facts, type RefusalAnswers } from './refusal-answer.js';

const quoted = (text: string): string => `„${text}“`;

/** Every refused action says the status, the action and what is possible instead. */
function possibleInstead(facts: Facts): string {
  const possible = listOf(facts, 'possible').map((action) => quoted(actionWord(action)));
  return possible.length === 0
    ? 'Sie können in diesem Stand nichts anderes tun.'
    : `Möglich ist für Sie: ${enumeration(possible, 'oder')}.`;
}

const inStatus = (facts: Facts): string =>
  typeof facts['status'] === 'string' ? ` im Stand ${quoted(statusWord(facts['status']))}` : '';

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/** What people hear about a case and its examination. */
export const CASE_REFUSALS: RefusalAnswers = {
  'action-not-possible': {
    status: 409,
    sentence: (facts) =>
      `${quoted(actionWord(word(facts, 'action')))} geht${inStatus(facts)} nicht. ${possibleInstead(facts)}`,
  },
  'action-not-permitted': {
    status: 403,
    sentence: (facts) => {
      const roles = listOf(facts, 'allowedRoles').filter(isRole).map(roleWord);
      const who = roles.length === 0 ? 'eine andere Rolle' : `die Rolle ${enumeration(roles, 'oder')}`;
      return `${quoted(actionWord(word(facts, 'action')))} darf${inStatus(facts)} nur ${who}. ${possibleInstead(facts)}`;
    },
  },
  'application-changed-meanwhile': {
    status: 412,
    sentence: (facts) =>
      `Der Vorgang ist inzwischen geändert worden: Sie sahen Stand ${word(facts, 'expected')}, jetzt ist es Stand ${word(facts, 'version')}. Es wurde nichts verändert. Prüfen Sie bitte den neuen Stand.`,
  },
  'checks-open': {
    status: 409,
    sentence: (facts) => {
      const open = listOf(facts, 'open');
      const count = open.length === 1 ? '1 Prüfpunkt ist' : `${open.length} Prüfpunkte sind`;
      return `${count} nicht erfüllt: ${enumeration(open)}.`;
    },
  },
  'check-unknown': wrongInput('Diesen Prüfpunkt gibt es in diesem Programm nicht.'),
  'reason-missing': wrongInput('Schreiben Sie die Gründe auf: mindestens ein kurzer Satz.'),
  'deadline-belongs-to-act': {
    status: 409,
    sentence: (facts) =>
      `Im Stand ${quoted(statusWord(word(facts, 'status')))} gehört die Frist zum laufenden Schritt und lässt sich nicht von Hand setzen.`,
  },
  'date-in-the-past': wrongInput((facts) => `Der ${word(facts, 'date')} liegt zu früh. Nehmen Sie einen späteren Tag.`),
  'request-empty': wrongInput('Schreiben Sie mindestens eine Angabe oder Unterlage auf, die fehlt.'),
  'deadline-extended-already': {
    status: 409,
    sentence: (facts) => `Die Frist ist schon einmal verlängert worden, bis zum ${word(facts, 'date')}.`,
  },
  'deadline-still-running': {
    status: 409,
    sentence: (facts) => `Der Kreis hat noch bis zum ${word(facts, 'until')} Zeit zu antworten.`,
  },
  'view-without-filter': wrongInput(
    'Diese Auswahl ist schon eine Ansicht. Filtern oder suchen Sie zuerst, dann können Sie die Auswahl speichern.',
  ),
  'view-saved-already': {
    status: 409,
    sentence: (facts) => `Diese Auswahl ist schon gespeichert, als ${quoted(word(facts, 'name'))}.`,
  },
  'view-name-taken': {
    status: 409,
    sentence: (facts) =>
      `${quoted(word(facts, 'name'))} heißt schon eine Ihrer Ansichten. Nehmen Sie einen anderen Namen.`,
  },
  'views-full': {
    status: 409,
    sentence: (facts) =>
      `Sie haben schon ${word(facts, 'viewsMax')} Ansichten gespeichert, mehr gehen nicht. Löschen Sie zuerst eine, die Sie nicht mehr brauchen.`,
  },
  'view-not-found': { status: 404, sentence: () => 'Diese Ansicht gibt es nicht mehr.' },
  'no-letterhead-for-date': {
    status: 409,
    sentence: (facts) =>
      `Für das Programm ${word(facts, 'programme')} ist am ${word(facts, 'date')} kein Briefkopf hinterlegt. Die Programmverwaltung kann ihn eintragen.`,
  },
};
