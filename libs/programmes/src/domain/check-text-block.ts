import type { Refusal } from '#kernel';
import { checkText, found } from './field-list.js';

export interface TextBlockEntry {
  readonly code: string;
  readonly title: string;
  readonly body: string;
  readonly choice: string;
}

/** What a block may refer to in braces: days, filled in when a decision is prepared, and the law of the programme's Land. */
export const PLACEHOLDERS: readonly string[] = [
  'useReportDue',
  'interimReportDue',
  'periodFrom',
  'periodTo',
  'firstYear',
  ...['procedureAct', 'grantRules', 'conditions', 'proofOfUse', 'receipts'],
];

export const CLAUSE_CHOICES = ['ALWAYS', 'PRESELECTED', 'OPTIONAL'] as const;
export type ClauseChoice = (typeof CLAUSE_CHOICES)[number];

export const isClauseChoice = (text: string): text is ClauseChoice => CLAUSE_CHOICES.some((choice) => choice === text);

/** Checks a text block. An unknown placeholder would stand in a notice as it is, so it is refused here. */
export function checkTextBlock(block: TextBlockEntry): Refusal[] {
  const refusals = [
    ...checkText(block.title, '/title', { min: 3, max: 120 }),
    ...checkText(block.body, '/body', { min: 10, max: 4000 }),
  ];
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(block.code)) refusals.push(found('block-code-form', '/code'));
  if (!isClauseChoice(block.choice)) refusals.push(found('entry-not-offered', '/choice'));
  const named = [...block.body.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
  const unknown = named.find((name) => !PLACEHOLDERS.includes(name));
  if (unknown !== undefined) {
    refusals.push(found('placeholder-unknown', '/body', { placeholder: unknown.slice(0, 40), allowed: PLACEHOLDERS }));
  }
  return refusals;
}
