import type { ConflictWithAuthor, DraftFields, FieldFinding, OpenDraft } from '#applications';
import type { OrganisationView } from '#districts';
import { fieldId, type FormError } from '../layout/index.js';
import { lineOfFinding, sentenceOfFinding, type FindingContext } from './finding-sentences.js';
import { findingsOfStep, type StepSlug } from './form-steps.js';

/** A conflict with the version on which the person's own entry was based. */
export interface ShownConflict extends ConflictWithAuthor {
  readonly sinceVersion: number;
}

/** What a step's page shows: the draft, over it what was typed and not saved, and what is wrong. */
export interface StepView {
  readonly opened: OpenDraft;
  readonly slug: StepSlug;
  readonly organisation: OrganisationView;
  readonly programmeName: string;
  /** The draft with what this person typed, where that could not be saved. */
  readonly fields: DraftFields;
  readonly conflicts: readonly ShownConflict[];
  /** Sentences by field, for the fields of this page. */
  readonly errors: Readonly<Record<string, string>>;
  readonly errorList: readonly FormError[];
  readonly showsErrors: boolean;
}

export type ShownFindings = 'all' | 'wrong-entries' | 'none';

/** Wrong in itself, whatever else is still to be filled in: said at once, when a field is left. */
const WRONG_ENTRIES: readonly string[] = [
  'entry-too-long',
  'email-unreadable',
  'iban-invalid',
  'date-unreadable',
  'date-does-not-exist',
  'period-reversed',
  'period-outside-call',
  'amount-unreadable',
  'amount-negative',
  'amount-too-large',
  'character-not-printable',
];

export const contextOf = ({ draft, version }: OpenDraft): FindingContext => ({
  fields: draft.fields,
  terms: version.terms,
});

export function shownFindings(opened: OpenDraft, slug: StepSlug, shown: ShownFindings): FieldFinding[] {
  if (shown === 'none') return [];
  const ofStep = findingsOfStep(opened.reading.findings, slug);
  return shown === 'all' ? ofStep : ofStep.filter(({ kind }) => WRONG_ENTRIES.includes(kind));
}

/** Several findings at one field are told one after the other. */
export function sentencesOf(
  findings: readonly FieldFinding[],
  context: FindingContext,
  severity: FieldFinding['severity'],
): Record<string, string> {
  const sentences: Record<string, string> = {};
  for (const finding of findings.filter((each) => each.severity === severity)) {
    const sentence = sentenceOfFinding(finding, context);
    const earlier = sentences[finding.field];
    sentences[finding.field] = earlier === undefined ? sentence : `${earlier} ${sentence}`;
  }
  return sentences;
}

export function errorListOf(findings: readonly FieldFinding[], context: FindingContext): FormError[] {
  return findings
    .filter(({ severity }) => severity === 'ERROR')
    .map((finding) => ({ href: `#${fieldId(finding.field)}`, text: lineOfFinding(finding, context) }));
}

/** Fields that a new draft brings along do not count as begun. */
const PRESET: readonly string[] = ['bank.holder', 'project.periodFrom', 'project.periodTo'];

/** A step is begun once something was entered on it; before that its empty fields are no errors. */
export function isBegun(fields: DraftFields, groups: readonly string[]): boolean {
  return Object.entries(fields).some(
    ([name, text]) => groups.includes(name.split('.')[0] ?? '') && !PRESET.includes(name) && text !== '',
  );
}
