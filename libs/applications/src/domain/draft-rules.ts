import { isValidIBAN } from 'ibantools';
import { CalendarDate } from '#kernel';
import type { ApplicationTerms } from './application-terms.js';
import { isContactEmail } from './contact-email.js';
import { itemIds, valueOf, type DraftFields } from './draft-fields.js';
import { fieldFinding, type FieldFinding } from './field-finding.js';

const TITLE_LENGTH_MAX = 300;
const YES_NO = ['JA', 'NEIN'];

const required = (fields: DraftFields, ...names: string[]): FieldFinding[] =>
  names.filter((name) => valueOf(fields, name).trim() === '').map((name) => fieldFinding('entry-missing', name));

/** Who applies, who answers questions, who signs, and where the money would go. */
export function personFindings(fields: DraftFields): FieldFinding[] {
  const findings = required(
    fields,
    'applicant.contactName',
    'applicant.contactEmail',
    'applicant.contactPhone',
    'applicant.signatoryName',
    'applicant.signatoryFunction',
    'bank.holder',
    'bank.iban',
  );
  const email = valueOf(fields, 'applicant.contactEmail').trim();
  if (email !== '' && !isContactEmail(email))
    findings.push(fieldFinding('email-unreadable', 'applicant.contactEmail', { text: email.slice(0, 60) }));
  const iban = valueOf(fields, 'bank.iban').replace(/\s/g, '').toUpperCase();
  if (iban !== '' && !isValidIBAN(iban))
    findings.push(fieldFinding('iban-invalid', 'bank.iban', { text: iban.slice(0, 40) }));
  return findings;
}

/** Title, phase, goals and the period: inside the call's window (H10) and with a concept where the phase needs one. */
export function projectFindings(fields: DraftFields, terms: ApplicationTerms): FieldFinding[] {
  const findings = required(fields, 'project.title', 'project.summary', 'project.targetGroups');
  if (valueOf(fields, 'project.title').length > TITLE_LENGTH_MAX) {
    findings.push(fieldFinding('entry-too-long', 'project.title', { lengthMax: TITLE_LENGTH_MAX }));
  }
  findings.push(...phaseFindings(fields, terms), ...periodFindings(fields, terms), ...goalFindings(fields));
  return findings;
}

function phaseFindings(fields: DraftFields, terms: ApplicationTerms): FieldFinding[] {
  if (terms.phases.length === 0) return [];
  const phase = terms.phases.find(({ code }) => code === valueOf(fields, 'project.phase'));
  if (!phase) return [fieldFinding('entry-missing', 'project.phase')];
  if (!phase.needsConcept) return [];
  const findings = required(fields, 'project.conceptBody', 'project.conceptDate');
  const day = valueOf(fields, 'project.conceptDate');
  const parsed = CalendarDate.parse(day);
  if (day.trim() !== '' && !parsed.ok)
    findings.push(fieldFinding(parsed.refusal.kind, 'project.conceptDate', parsed.refusal.facts));
  return findings;
}

function periodFindings(fields: DraftFields, terms: ApplicationTerms): FieldFinding[] {
  const findings = required(fields, 'project.periodFrom', 'project.periodTo');
  if (findings.length > 0) return findings;
  const from = CalendarDate.parse(valueOf(fields, 'project.periodFrom'));
  const to = CalendarDate.parse(valueOf(fields, 'project.periodTo'));
  if (!from.ok) findings.push(fieldFinding(from.refusal.kind, 'project.periodFrom', from.refusal.facts));
  if (!to.ok) findings.push(fieldFinding(to.refusal.kind, 'project.periodTo', to.refusal.facts));
  if (!from.ok || !to.ok) return findings;
  const window = { from: terms.periodFrom.toGerman(), to: terms.periodTo.toGerman() };
  if (to.value.isBefore(from.value)) findings.push(fieldFinding('period-reversed', 'project.periodTo'));
  if (from.value.isBefore(terms.periodFrom))
    findings.push(fieldFinding('period-outside-call', 'project.periodFrom', window));
  if (to.value.isAfter(terms.periodTo)) findings.push(fieldFinding('period-outside-call', 'project.periodTo', window));
  return findings;
}

function goalFindings(fields: DraftFields): FieldFinding[] {
  const ids = itemIds(fields, 'goal');
  if (ids.length === 0) return [fieldFinding('goal-missing', 'goal')];
  return ids.flatMap((id) =>
    required(fields, `goal.${id}.goal`, `goal.${id}.measure`, `goal.${id}.indicator`, `goal.${id}.target`),
  );
}

/** Not begun (H9), value added tax, other funding and demarcation (W1), privacy and correctness. */
export function declarationFindings(fields: DraftFields, terms: ApplicationTerms): FieldFinding[] {
  const findings: FieldFinding[] = [];
  for (const name of ['declaration.notBegun', 'declaration.vatDeductible', 'declaration.otherFunding']) {
    if (!YES_NO.includes(valueOf(fields, name))) findings.push(fieldFinding('choice-missing', name));
  }
  if (valueOf(fields, 'declaration.notBegun') === 'NEIN')
    findings.push(...required(fields, 'declaration.earlyStartReason'));
  if (valueOf(fields, 'declaration.otherFunding') === 'JA')
    findings.push(...required(fields, 'declaration.otherFundingDetails'));
  if (terms.asksForDemarcation) findings.push(...required(fields, 'declaration.demarcation'));
  for (const name of ['declaration.privacy', 'declaration.correctness']) {
    if (valueOf(fields, name) !== 'JA') findings.push(fieldFinding('confirmation-missing', name));
  }
  return findings;
}

/** Documents the programme demands for this phase and plan. */
export function documentFindings(
  fields: DraftFields,
  terms: ApplicationTerms,
  attachedKinds: readonly string[],
): FieldFinding[] {
  const phase = terms.phases.find(({ code }) => code === valueOf(fields, 'project.phase'));
  const forwards = itemIds(fields, 'cost').some((id) => valueOf(fields, `cost.${id}.category`) === 'WEITERLEITUNG');
  return terms.requiredDocuments
    .filter(
      ({ required: when }) =>
        when === 'ALWAYS' ||
        (when === 'IF_CONCEPT_PHASE' && phase?.needsConcept) ||
        (when === 'IF_FORWARDING' && forwards),
    )
    .filter(({ kind }) => !attachedKinds.includes(kind))
    .map(({ kind }) => fieldFinding('document-missing', `attachment.${kind}`, { document: kind }));
}
