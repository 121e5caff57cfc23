import type { PageView, WorklistQuery } from './worklist-query.js';

export const VIEW_WORDS: Readonly<Record<PageView, string>> = {
  OPEN: 'Alle offenen',
  MINE: 'Mir zugewiesen',
  DUE: 'Frist in 7 Tagen',
  OVER_CAP: 'Spielraum überschritten',
  REVIEW: 'Zur Zweitprüfung',
  UNASSIGNED: 'Nicht zugewiesen',
  DECIDED: 'Entschieden',
};

export const SORT_WORDS: Readonly<Record<WorklistQuery['sort'], string>> = {
  deadline: 'nach Frist',
  '-deadline': 'nach Frist, späteste zuerst',
  fileNumber: 'nach Aktenzeichen',
  '-fileNumber': 'nach Aktenzeichen, letztes zuerst',
  requested: 'nach Betrag',
  '-requested': 'nach Betrag, größter zuerst',
  submitted: 'nach Eingang',
  '-submitted': 'nach Eingang, letzter zuerst',
};
