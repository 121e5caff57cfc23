import type { LifeDuty, LifeEvent } from '#kernel';
import { AWARD_DUTIES, AWARD_EVENTS } from './words/award-words.js';
import { CHANGE_DUTIES, CHANGE_EVENTS } from './words/change-words.js';
import { PAYMENT_DUTIES, PAYMENT_EVENTS } from './words/payment-words.js';
import { REPORT_DUTIES, REPORT_EVENTS } from './words/report-words.js';
import { SETTLEMENT_DUTIES, SETTLEMENT_EVENTS } from './words/settlement-words.js';
import type { LifeWords, WordTable } from './words/word-table.js';

export type { LifeWords } from './words/word-table.js';

/** One line per context. */
const EVENTS: WordTable = {
  ...AWARD_EVENTS,
  ...CHANGE_EVENTS,
  ...PAYMENT_EVENTS,
  ...REPORT_EVENTS,
  ...SETTLEMENT_EVENTS,
};
const DUTIES: WordTable = {
  ...AWARD_DUTIES,
  ...CHANGE_DUTIES,
  ...PAYMENT_DUTIES,
  ...REPORT_DUTIES,
  ...SETTLEMENT_DUTIES,
};

/** True for a kind that has words of its own: for the test that none is forgotten. */
export const isWorded = (kind: string): boolean => kind in EVENTS || kind in DUTIES;

/** What happened, in words. */
export const wordsOfEvent = ({ kind, facts }: LifeEvent): LifeWords =>
  EVENTS[kind]?.(facts) ?? { title: 'Vorgang in der Akte', detail: '' };

/** What is to be done, in words. */
export const wordsOfDuty = ({ kind, facts }: LifeDuty): LifeWords =>
  DUTIES[kind]?.(facts) ?? { title: 'Offener Vorgang', detail: '' };
