import type { NoticeContentKind } from '../content/notice-content.js';

/** What a notice is called, as in its heading. */
export const NOTICE_TITLES: Readonly<Record<NoticeContentKind, string>> = {
  AWARD: 'Zuwendungsbescheid',
  REJECTION: 'Ablehnungsbescheid',
  INADMISSIBLE: 'Bescheid über die Unzulässigkeit des Antrags',
  INFO_REQUEST: 'Nachforderung von Unterlagen',
  RECEIPT: 'Eingangsbestätigung',
  APPLICATION: 'Antrag',
  AMENDMENT: 'Änderungsbescheid',
  CHANGE_REJECTION: 'Ablehnungsbescheid',
  HEARING: 'Anhörung',
  RECOVERY: 'Widerrufs- und Erstattungsbescheid',
  SETTLEMENT: 'Schlussbescheid',
  EARLY_START: 'Zustimmung zum vorzeitigen Maßnahmebeginn',
  USE_REMINDER: 'Erinnerung',
  USE_FINAL_REMINDER: 'Mahnung',
  USE_QUESTION: 'Rückfragen zum Nachweis',
  USE_RECEIPT: 'Eingangsbestätigung zum Nachweis',
  USE_RESULT: 'Prüfmitteilung',
  USE_REPORT: 'Nachweis',
  USE_AUDIT_NOTE: 'Prüfvermerk',
  AGREEMENT: 'Weiterleitungsvertrag',
  AGREEMENT_SETTLEMENT: 'Abrechnung des Weiterleitungsvertrags',
};
