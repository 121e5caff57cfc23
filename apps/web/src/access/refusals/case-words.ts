/** Statuses of an application: the same words for applicant and authority. */
export const STATUS_WORDS: Readonly<Record<string, string>> = {
  DRAFT: 'Entwurf',
  SUBMITTED: 'Formale Prüfung offen',
  FORMAL_CHECK: 'Formale Prüfung',
  INFO_REQUESTED: 'Wartet auf den Kreis',
  MATERIAL_CHECK: 'Fachliche Prüfung',
  DECISION_PREPARED: 'Entscheidung vorbereitet',
  IN_REVIEW: 'Zweitprüfung',
  RETURNED: 'Zurückgegeben',
  APPROVED: 'Bewilligt',
  REJECTED: 'Abgelehnt',
  INADMISSIBLE: 'Unzulässig',
  WITHDRAWN: 'Zurückgenommen',
};

/** Actions on a case, as verbs on buttons and in refusals. */
export const ACTION_WORDS: Readonly<Record<string, string>> = {
  submit: 'Antrag einreichen',
  withdraw: 'Antrag zurücknehmen',
  'start-formal-check': 'Formale Prüfung beginnen',
  'request-info': 'Angaben nachfordern',
  'answer-info-request': 'Nachforderung beantworten',
  'continue-without-answer': 'Ohne Antwort weiterprüfen',
  'complete-formal-check': 'Formale Prüfung abschließen',
  'prepare-decision': 'Entscheidung vorbereiten',
  'discard-decision': 'Entwurf verwerfen',
  'send-to-review': 'Zur Zweitprüfung geben',
  'confirm-review': 'Zweitprüfung bestätigen',
  'return-decision': 'Mit Begründung zurückgeben',
  'expire-reservation': 'Vormerkung aufheben',
  'resume-check': 'Prüfung wieder aufnehmen',
  sign: 'Bescheid zeichnen',
  'record-check': 'Prüfpunkt eintragen',
  'start-draft': 'Antrag beginnen',
  'write-message': 'Nachricht schreiben',
  'write-note': 'Vermerk schreiben',
  assign: 'Zuständigkeit ändern',
  'set-deadline': 'Frist setzen',
  'grant-cap-exception': 'Ausnahme vom Höchstbetrag eintragen',
};

export const statusWord = (status: string): string => STATUS_WORDS[status] ?? status;
export const actionWord = (action: string): string => ACTION_WORDS[action] ?? action;
