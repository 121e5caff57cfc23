import type { Role } from '#kernel';

const ROLE_WORDS: Readonly<Record<Role, string>> = {
  APPLICANT_EDITOR: 'Bearbeitung',
  APPLICANT_SIGNATORY: 'Zeichnungsberechtigung',
  COORDINATION: 'Koordinierungs- und Fachstelle',
  CASEWORKER: 'Sachbearbeitung',
  REVIEWER: 'Zweitprüfung',
  SIGNATORY: 'Schlusszeichnung',
  BUDGET_OFFICER: 'Haushalt',
  BUDGET_OVERRUN_OFFICER: 'Überplanmäßige Ausgaben',
  PAYMENT_CERTIFIER: 'Feststellung von Zahlungen',
  PAYMENT_AUTHORISER: 'Anordnung von Zahlungen',
  USE_AUDITOR: 'Verwendungsprüfung',
  AUDIT_READ: 'Rechnungsprüfung (nur lesen)',
  PROGRAMME_ADMIN: 'Programmverwaltung',
  CAP_EXCEPTION_OFFICER: 'Ausnahmen vom Höchstbetrag',
  NETWORK_EDITOR: 'Netzwerk',
  ENQUIRY_MEMBER: 'Anfragen: Kommune',
  ENQUIRY_EDITOR: 'Anfragen: Team',
  ENQUIRY_LEAD: 'Anfragen: Leitung des Teams',
  SYS_ADMIN: 'Benutzerverwaltung',
  SYSTEM: 'System',
};

export const roleWord = (role: Role): string => ROLE_WORDS[role];
