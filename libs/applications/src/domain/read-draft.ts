import { checkFinancePlan, type FinancePlan, type FundingKind, type PlanComputation } from '#funding-law';
import { CalendarDate, Money } from '#kernel';
import type { ApplicationContent, ContentGoal } from './application-content.js';
import type { ApplicationTerms } from './application-terms.js';
import { itemIds, valueOf, type DraftFields } from './draft-fields.js';
import { declarationFindings, documentFindings, personFindings, projectFindings } from './draft-rules.js';
import { fieldFinding, type FieldFinding } from './field-finding.js';
import { fieldOfPlanPointer } from './plan-pointer.js';
import { writtenLine, writtenText } from './written-text.js';

const FUNDING_KINDS: readonly FundingKind[] = ['OWN_CASH', 'OWN_STAFF', 'THIRD_PARTY', 'OTHER_PUBLIC'];
const YEARS_MAX = 5;

/** A draft as the rules see it: everything that is wrong with it, and what it amounts to so far. */
export interface DraftReading {
  readonly findings: readonly FieldFinding[];
  readonly years: readonly number[];
  readonly plan: FinancePlan;
  /** Null while the plan holds impossible amounts. */
  readonly computation: PlanComputation | null;
  /** The content to submit; null while an error stands. */
  readonly content: ApplicationContent | null;
}

/** Reads a draft whole, never refusing: all findings at once, each tied to its field. Rooms are those under the cap. */
export function readDraft(
  fields: DraftFields,
  terms: ApplicationTerms,
  attachedKinds: readonly string[],
  roomByYear: Readonly<Record<number, Money>> = {},
): DraftReading {
  const findings: FieldFinding[] = [...personFindings(fields), ...projectFindings(fields, terms)];
  const years = yearsOf(fields, terms);
  const { plan, findings: amountFindings } = readPlan(fields, years);
  findings.push(...amountFindings);
  const checked = checkFinancePlan(plan, terms.plan, roomByYear);
  if (checked.ok) {
    // Unreadable amounts are reported as such; they count as zero in the sums.
    findings.push(
      ...checked.value.findings.map((finding) =>
        fieldFinding(finding.kind, fieldOfPlanPointer(finding.pointer, plan), finding.facts, finding.severity),
      ),
    );
  } else {
    findings.push(fieldFinding(checked.refusal.kind, 'cost', checked.refusal.facts));
  }
  findings.push(...declarationFindings(fields, terms), ...documentFindings(fields, terms, attachedKinds));
  const computation = checked.ok ? checked.value.computation : null;
  const isWhole = findings.every(({ severity }) => severity === 'WARNING') && computation !== null;
  return { findings, years, plan, computation, content: isWhole ? toContent(fields, plan, computation) : null };
}

/** The budget years of the period; the call's year while the period is not readable. */
export function yearsOf(fields: DraftFields, terms: ApplicationTerms): number[] {
  const from = CalendarDate.parse(valueOf(fields, 'project.periodFrom'));
  const to = CalendarDate.parse(valueOf(fields, 'project.periodTo'));
  if (!from.ok || !to.ok || to.value.isBefore(from.value)) return [terms.budgetYear];
  const count = to.value.year - from.value.year + 1;
  if (count > YEARS_MAX || !(from.value.year in terms.plan.capByYear)) return [terms.budgetYear];
  return Array.from({ length: count }, (_, index) => from.value.year + index).filter(
    (year) => year in terms.plan.capByYear,
  );
}

function readPlan(fields: DraftFields, years: readonly number[]): { plan: FinancePlan; findings: FieldFinding[] } {
  const findings: FieldFinding[] = [];
  const amountsOf = (prefix: string): Record<number, Money> =>
    Object.fromEntries(years.map((year) => [year, readAmount(fields, `${prefix}.${year}`, findings)]));
  const costItems = itemIds(fields, 'cost').map((id) => ({
    id,
    category: valueOf(fields, `cost.${id}.category`),
    description: valueOf(fields, `cost.${id}.description`),
    amounts: amountsOf(`cost.${id}.amount`),
  }));
  const funding = FUNDING_KINDS.map((kind) => ({ kind, amounts: amountsOf(`funding.${kind}`) }));
  return { plan: { years, costItems, funding }, findings };
}

function readAmount(fields: DraftFields, field: string, findings: FieldFinding[]): Money {
  const text = valueOf(fields, field).trim();
  if (text === '') return Money.ZERO;
  const amount = Money.parseGerman(text);
  if (!amount.ok) findings.push(fieldFinding(amount.refusal.kind, field, amount.refusal.facts));
  if (amount.ok && amount.value.isNegative()) findings.push(fieldFinding('amount-negative', field, { amount: text }));
  return amount.ok && !amount.value.isNegative() ? amount.value : Money.ZERO;
}

function toContent(fields: DraftFields, plan: FinancePlan, computation: PlanComputation): ApplicationContent {
  const text = (name: string): string => writtenText(valueOf(fields, name));
  const day = (name: string): string => {
    const parsed = CalendarDate.parse(text(name));
    return parsed.ok ? parsed.value.toString() : '';
  };
  const cents = (amounts: Readonly<Record<number, Money>>): Record<string, number> =>
    Object.fromEntries(Object.entries(amounts).map(([year, amount]) => [year, amount.toCents()]));
  return {
    applicant: {
      unit: text('applicant.unit'),
      contactName: text('applicant.contactName'),
      contactFunction: text('applicant.contactFunction'),
      contactEmail: text('applicant.contactEmail'),
      contactPhone: text('applicant.contactPhone'),
      signatoryName: text('applicant.signatoryName'),
      signatoryFunction: text('applicant.signatoryFunction'),
    },
    bank: { holder: text('bank.holder'), iban: text('bank.iban').replace(/\s/g, '').toUpperCase() },
    project: {
      title: writtenLine(valueOf(fields, 'project.title')),
      phase: text('project.phase'),
      periodFrom: day('project.periodFrom'),
      periodTo: day('project.periodTo'),
      summary: text('project.summary'),
      targetGroups: text('project.targetGroups'),
      place: text('project.place'),
      concept:
        text('project.conceptDate') === ''
          ? null
          : { body: text('project.conceptBody'), resolvedOn: day('project.conceptDate') },
      coordinationOffice: text('project.coordinationOfficeName'),
    },
    goals: goalsOf(fields),
    years: plan.years,
    costItems: plan.costItems
      .filter((item) => Object.values(item.amounts).some((amount) => amount.isPositive()))
      .map((item) => ({
        id: item.id,
        category: item.category,
        description: writtenLine(item.description),
        amountsCents: cents(item.amounts),
      })),
    funding: plan.funding.map((item) => ({ kind: item.kind, amountsCents: cents(item.amounts) })),
    declarations: {
      notBegun: text('declaration.notBegun') === 'JA',
      earlyStartReason: text('declaration.earlyStartReason'),
      vatDeductible: text('declaration.vatDeductible') === 'JA',
      otherFunding: text('declaration.otherFunding') === 'JA' ? text('declaration.otherFundingDetails') : '',
      demarcation: text('declaration.demarcation'),
    },
    grantCents: Object.fromEntries(computation.years.map((year) => [year.year, year.grant.toCents()])),
  };
}

export function goalsOf(fields: DraftFields): ContentGoal[] {
  return itemIds(fields, 'goal').map((id) => ({
    id,
    goal: writtenText(valueOf(fields, `goal.${id}.goal`)),
    measure: writtenText(valueOf(fields, `goal.${id}.measure`)),
    indicator: writtenText(valueOf(fields, `goal.${id}.indicator`)),
    target: writtenText(valueOf(fields, `goal.${id}.target`)),
  }));
}
