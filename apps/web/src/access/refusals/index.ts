import type { Refusal } from '#kernel';
import { API_REFUSALS } from './api-refusals.js';
import { APPLICATION_REFUSALS } from './application-refusals.js';
import { AWARD_REFUSALS } from './award-refusals.js';
import { CHANGE_REFUSALS } from './change-refusals.js';
import { BUDGET_REFUSALS } from './budget-refusals.js';
import { BODY_REFUSALS } from './body-refusals.js';
import { CASE_REFUSALS } from './case-refusals.js';
import { ENQUIRY_REFUSALS } from './enquiry-refusals.js';
import { FINDING_REFUSALS } from './finding-refusals.js';
import { IDENTITY_REFUSALS } from './identity-refusals.js';
import { NETWORK_REFUSALS } from './network-refusals.js';
import { NOTICE_REFUSALS } from './notice-refusals.js';
import { OWN_REPORT_REFUSALS } from './own-report-refusals.js';
import { PAYMENT_REFUSALS } from './payment-refusals.js';
import { LOCAL_PROJECT_REFUSALS } from './local-project-refusals.js';
import { PARTNERSHIP_REFUSALS } from './partnership-refusals.js';
import { LAW_REFUSALS } from './law-refusals.js';
import { PROGRAMME_REFUSALS } from './programme-refusals.js';
import { SETTLEMENT_REFUSALS } from './settlement-refusals.js';
import { REPORTS_REFUSALS } from './reports-refusals.js';
import { USE_REPORT_REFUSALS } from './use-report-refusals.js';
import type { RefusalAnswer, RefusalAnswers } from './refusal-answer.js';

/** The refusals of all contexts, one line per context: kind -> sentence and status. No kind stands in two of them. */
export const REFUSALS_BY_CONTEXT: readonly RefusalAnswers[] = [
  API_REFUSALS,
  IDENTITY_REFUSALS,
  LAW_REFUSALS,
  PROGRAMME_REFUSALS,
  REPORTS_REFUSALS,
  BUDGET_REFUSALS,
  OWN_REPORT_REFUSALS,
  APPLICATION_REFUSALS,
  CASE_REFUSALS,
  AWARD_REFUSALS,
  CHANGE_REFUSALS,
  NOTICE_REFUSALS,
  PAYMENT_REFUSALS,
  PARTNERSHIP_REFUSALS,
  LOCAL_PROJECT_REFUSALS,
  BODY_REFUSALS,
  NETWORK_REFUSALS,
  USE_REPORT_REFUSALS,
  ENQUIRY_REFUSALS,
  SETTLEMENT_REFUSALS,
];

/** A finding of the application form gives way to the sentence of an act of the same kind. */
const ANSWERS = REFUSALS_BY_CONTEXT.reduce<RefusalAnswers>(
  (all, answers) => ({ ...all, ...answers }),
  FINDING_REFUSALS,
);

const FALLBACK: RefusalAnswer = { status: 422, sentence: () => 'Das ist in diesem Stand nicht möglich.' };

export const answerTo = (refusal: Refusal): RefusalAnswer => ANSWERS[refusal.kind] ?? FALLBACK;

/** True for a kind that has its own sentence: for the test that no kind is forgotten. */
export const isAnswered = (kind: string): boolean => kind in ANSWERS;

/** The German sentence of a refusal. */
export const sentenceOf = (refusal: Refusal): string => answerTo(refusal).sentence(refusal.facts);

/** Sentences by field name, for forms: the pointer /email belongs to the field "email". Refusals without a field stand under "". */
export function sentencesByField(refusals: readonly Refusal[]): Record<string, string> {
  return Object.fromEntries(
    refusals.map((refusal) => [(refusal.pointer ?? '').replace(/^\//, ''), sentenceOf(refusal)]),
  );
}
