import type { FieldFinding } from '#applications';
import type { Step } from '../layout/index.js';

/** The steps of the application form, in order. The slug is the address. */
export const FORM_STEPS = [
  { slug: 'antragsteller', label: 'Antragsteller', title: 'Antragsteller', groups: ['applicant', 'bank'] },
  { slug: 'vorhaben', label: 'Vorhaben', title: 'Vorhaben', groups: ['project'] },
  { slug: 'ziele', label: 'Ziele und Maßnahmen', title: 'Ziele und Maßnahmen', groups: ['goal'] },
  {
    slug: 'plan',
    label: 'Ausgaben und Finanzierung',
    title: 'Ausgaben- und Finanzierungsplan',
    groups: ['cost', 'funding'],
  },
  { slug: 'erklaerungen', label: 'Erklärungen', title: 'Erklärungen', groups: ['declaration'] },
  { slug: 'anlagen', label: 'Anlagen', title: 'Anlagen', groups: ['attachment'] },
  { slug: 'pruefen', label: 'Prüfen und einreichen', title: 'Prüfen und einreichen', groups: [] },
] as const;

export type FormStep = (typeof FORM_STEPS)[number];
export type StepSlug = FormStep['slug'];

/** Steps whose fields are saved into the draft. */
export type EntrySlug = Exclude<StepSlug, 'anlagen' | 'pruefen'>;

export const isEntrySlug = (text: string): text is EntrySlug =>
  ['antragsteller', 'vorhaben', 'ziele', 'plan', 'erklaerungen'].includes(text);

export const stepAt = (slug: StepSlug): FormStep => FORM_STEPS.find((step) => step.slug === slug) ?? FORM_STEPS[0];

/** The step on whose page a field stands: `goal.a1.measure` belongs to `ziele`. */
export function stepOfField(field: string): FormStep {
  const group = field.split('.')[0] ?? '';
  return FORM_STEPS.find((step) => step.groups.some((each) => each === group)) ?? FORM_STEPS[0];
}

export function stepAfter(slug: StepSlug): FormStep {
  const index = FORM_STEPS.findIndex((step) => step.slug === slug);
  return FORM_STEPS[Math.min(index + 1, FORM_STEPS.length - 1)] ?? FORM_STEPS[0];
}

export function stepBefore(slug: StepSlug): FormStep | null {
  const index = FORM_STEPS.findIndex((step) => step.slug === slug);
  return FORM_STEPS[index - 1] ?? null;
}

export const findingsOfStep = (findings: readonly FieldFinding[], slug: StepSlug): FieldFinding[] =>
  findings.filter(({ field }) => stepOfField(field).slug === slug);

/** The step line: a step is done once nothing on it bars submission; one may go to any step at any time. */
export function stepLineOf(applicationId: string, current: StepSlug, findings: readonly FieldFinding[]): Step[] {
  return FORM_STEPS.map(({ slug, label }) => {
    const hasErrors = findingsOfStep(findings, slug).some(({ severity }) => severity === 'ERROR');
    const isDone = slug !== 'pruefen' && !hasErrors;
    return {
      label,
      state: slug === current ? 'now' : isDone ? 'done' : 'open',
      ...(slug === current ? {} : { href: `/antraege/${applicationId}/${slug}` }),
    };
  });
}
