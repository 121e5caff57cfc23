import { latestSubmission, type ApplicationForm } from '#applications';
import { findAward, grantSituation, type Award, type GrantPlan } from '#awards';
import { paymentRequestsOf, useUntil } from '#disbursements';
import { wordsOfLaw } from '#funding-law';
import { CalendarDate, groupedBy, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { termsFinder, type ProgrammeTerms, type TermsVersion } from '#programmes';
import { reportDuties, type ReportDuty, type ReportKey } from '../domain/due-days.js';
import type { ReportBasis } from '../domain/report-basis.js';
import type { IncomeKind } from '../domain/report-fields.js';
import { dueChangesOfAll, type StoredDueChange } from '../persistence/due.repository.js';

const FEE_CATEGORY = 'HONORAR';

/** An award with the terms it was granted under, and its due days. */
export interface AwardDuties {
  readonly award: Award;
  readonly version: TermsVersion;
  readonly duties: readonly ReportDuty[];
  readonly changes: readonly StoredDueChange[];
}

/** Refuses `award-not-found` for unknown awards and those of other organisations alike. */
export async function dutiesOfAward(tx: Transaction, awardId: string): Promise<Result<AwardDuties, Refusal>> {
  const award = await findAward(tx, awardId);
  if (!award) return refuse('award-not-found', { awardId });
  return dutiesOfLoaded(tx, award);
}

export async function dutiesOfLoaded(tx: Transaction, award: Award): Promise<Result<AwardDuties, Refusal>> {
  const [found] = await dutiesOfAllLoaded(tx, [award]);
  if (!found) throw new Error(`no duties of award ${award.id}`);
  return found;
}

/** The same for many awards, in their order, in two queries. */
export async function dutiesOfAllLoaded(
  tx: Transaction,
  awards: readonly Award[],
): Promise<Result<AwardDuties, Refusal>[]> {
  const termsOn = await termsFinder(tx);
  const ids = awards.map(({ id }) => id);
  const changes = groupedBy(await dueChangesOfAll(tx, ids), ({ awardId }) => awardId);
  return awards.map((award) => {
    const version = termsOn(award.programmeCode, CalendarDate.inBerlin(award.issuedAt));
    return version.ok ? ok(withDuties(award, version.value, changes.get(award.id) ?? [], tx.today)) : version;
  });
}

function withDuties(
  award: Award,
  version: TermsVersion,
  changes: readonly StoredDueChange[],
  today: CalendarDate,
): AwardDuties {
  const years = award.tranches.map(({ budgetYear }) => budgetYear);
  const duties = reportDuties({ ...award, years }, version.terms, changes, wordsOfLaw(version.land, today));
  return { award, version, duties, changes };
}

/** What a report is measured against: the plan that counts after all amendments, the application's goals, the money credited. */
export async function reportBasis(
  tx: Transaction,
  { award, version }: Pick<AwardDuties, 'award' | 'version'>,
  key: ReportKey,
): Promise<Result<ReportBasis, Refusal>> {
  const situation = await grantSituation(tx, award.id);
  if (!situation.ok) return situation;
  const plan = situation.value.current;
  const submission = await latestSubmission(tx, award.applicationId);
  if (!submission) return refuse('award-not-found', { awardId: award.id });
  const { terms } = version;
  const isOfReport = (year: string | number): boolean => key.budgetYear === null || Number(year) === key.budgetYear;
  const credited = (await paymentRequestsOf(tx, award.id)).filter(
    ({ status, creditedOn }) => status === 'CREDITED' && creditedOn !== null,
  );
  const period = periodOf(award, key);
  return ok({
    ...key,
    items: itemsOf(plan, terms, isOfReport),
    goals: submission.content.goals,
    planIncome: planIncomeOf(award, plan, submission.content, isOfReport),
    paidFrom: period.from,
    paidTo: period.to.plusDays(key.kind === 'FINAL' ? terms.settlementTailDays : 0),
    today: tx.today,
    credits: credited.flatMap(({ creditedOn, amount, budgetYear }) =>
      creditedOn === null || !isOfReport(budgetYear)
        ? []
        : [{ on: creditedOn, amount, useUntil: useUntil(creditedOn, terms.useOfFunds) }],
    ),
    grant: award.amount,
    eligible: award.eligible,
    toleranceBps: terms.itemToleranceBps,
    feeRateMax: limit(terms.feeRateCentsMax),
    feeCategory: FEE_CATEGORY,
    offersFrom: limit(terms.offersFromCents),
    receiptMax: { CATERING: limit(terms.cateringReceiptCentsMax), TRAVEL: limit(terms.travelReceiptCentsMax) },
  });
}

const limit = (cents: number | null): Money | null => (cents === null ? null : Money.ofCents(cents));

function periodOf(award: Award, { budgetYear }: ReportKey): { from: CalendarDate; to: CalendarDate } {
  if (budgetYear === null) return { from: award.periodFrom, to: award.periodTo };
  const first = CalendarDate.of(budgetYear, 1, 1);
  const last = CalendarDate.of(budgetYear, 12, 31);
  return {
    from: award.periodFrom.isAfter(first) ? award.periodFrom : first,
    to: award.periodTo.isBefore(last) ? award.periodTo : last,
  };
}

function itemsOf(
  current: GrantPlan,
  terms: ProgrammeTerms,
  isOfReport: (year: string) => boolean,
): ReportBasis['items'] {
  const categories = new Map(terms.costCategories.map((category) => [category.code, category]));
  return current.items.map((item) => ({
    id: item.id,
    label: item.label,
    category: item.category,
    categoryLabel: categories.get(item.category)?.label ?? item.category,
    isEligible: categories.get(item.category)?.eligible ?? false,
    plan: sumOf(item.amountsCents, isOfReport),
  }));
}

function planIncomeOf(
  award: Award,
  current: GrantPlan,
  application: ApplicationForm,
  isOfReport: (year: string | number) => boolean,
): Record<IncomeKind, Money> {
  const planned = (kind: string): Money =>
    sumOf(application.funding.find((each) => each.kind === kind)?.amountsCents ?? {}, isOfReport);
  const tranches = award.tranches.filter(({ budgetYear }) => isOfReport(budgetYear)).map(({ amount }) => amount);
  const grant = Money.sum(tranches);
  const costs = Money.sum(current.items.map(({ amountsCents }) => sumOf(amountsCents, isOfReport)));
  const others = planned('THIRD_PARTY').plus(planned('OTHER_PUBLIC'));
  const own = Money.max(Money.ZERO, costs.minus(grant).minus(others));
  const ownStaff = Money.min(planned('OWN_STAFF'), own);
  return {
    GRANT: grant,
    THIRD_PARTY: planned('THIRD_PARTY'),
    OTHER_PUBLIC: planned('OTHER_PUBLIC'),
    OWN_CASH: own.minus(ownStaff),
    OWN_STAFF: ownStaff,
  };
}

const sumOf = (cents: Readonly<Record<string, number>>, counts: (year: string) => boolean): Money =>
  Money.sum(Object.entries(cents).flatMap(([year, amount]) => (counts(year) ? [Money.ofCents(amount)] : [])));
