import type { ApplicationForm, DraftFields } from '#applications';
import { CalendarDate, Money } from '#kernel';

/** A submitted application in the form of draft fields, so that one description serves drafts and submissions. */
export function fieldsOfContent(content: ApplicationForm): DraftFields {
  const { applicant, bank, project, declarations } = content;
  const fields: Record<string, string> = {};
  for (const [name, text] of Object.entries(applicant)) fields[`applicant.${name}`] = text;
  fields['bank.holder'] = bank.holder;
  fields['bank.iban'] = bank.iban;
  fields['project.title'] = project.title;
  fields['project.phase'] = project.phase;
  fields['project.periodFrom'] = germanDay(project.periodFrom);
  fields['project.periodTo'] = germanDay(project.periodTo);
  fields['project.summary'] = project.summary;
  fields['project.targetGroups'] = project.targetGroups;
  fields['project.place'] = project.place;
  fields['project.conceptBody'] = project.concept?.body ?? '';
  fields['project.conceptDate'] = project.concept ? germanDay(project.concept.resolvedOn) : '';
  fields['project.coordinationOfficeName'] = project.coordinationOffice;
  for (const { id, ...parts } of content.goals) {
    for (const [part, text] of Object.entries(parts)) fields[`goal.${id}.${part}`] = text;
  }
  for (const item of content.costItems) {
    fields[`cost.${item.id}.category`] = item.category;
    fields[`cost.${item.id}.description`] = item.description;
    for (const [year, cents] of Object.entries(item.amountsCents))
      fields[`cost.${item.id}.amount.${year}`] = german(cents);
  }
  for (const { kind, amountsCents } of content.funding) {
    for (const [year, cents] of Object.entries(amountsCents)) fields[`funding.${kind}.${year}`] = german(cents);
  }
  fields['declaration.notBegun'] = yesNo(declarations.notBegun);
  fields['declaration.earlyStartReason'] = declarations.earlyStartReason;
  fields['declaration.vatDeductible'] = yesNo(declarations.vatDeductible);
  fields['declaration.otherFunding'] = yesNo(declarations.otherFunding !== '');
  fields['declaration.otherFundingDetails'] = declarations.otherFunding;
  fields['declaration.demarcation'] = declarations.demarcation;
  // Without both confirmations nothing can be submitted.
  fields['declaration.privacy'] = 'JA';
  fields['declaration.correctness'] = 'JA';
  return fields;
}

const german = (cents: number): string => Money.ofCents(cents).toGerman();
const yesNo = (value: boolean): string => (value ? 'JA' : 'NEIN');
const germanDay = (iso: string): string => (iso === '' ? '' : CalendarDate.iso(iso).toGerman());
