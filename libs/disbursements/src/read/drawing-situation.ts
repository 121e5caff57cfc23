import { findAward, type Award } from '#awards';
import { CalendarDate, groupedBy, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import { findNotice, type NoticeView } from '#notices';
import type { Transaction } from '#platform';
import { termsOn, type ProgrammeTerms } from '#programmes';
import { useUntil } from '../domain/payment-rules.js';
import { confirmedAccountOf, type BankAccount } from '../persistence/bank-account.repository.js';
import { consentsOf, type LocalConsent } from '../persistence/local-consent.repository.js';
import { paymentRequestsOf, type PaymentRequest } from '../persistence/payment-request.repository.js';

export interface DrawingYear {
  readonly budgetYear: number;
  readonly tranche: Money;
  /** Requested, on its way or paid; without what was rejected or returned. */
  readonly drawn: Money;
}

/** An award as its payments see it. */
export interface DrawingSituation {
  readonly award: Award;
  readonly notice: NoticeView | null;
  readonly terms: ProgrammeTerms;
  readonly account: BankAccount | null;
  readonly consents: readonly LocalConsent[];
  readonly requests: readonly PaymentRequest[];
  readonly years: readonly DrawingYear[];
  readonly drawn: Money;
  /** Credited to the district's account. */
  readonly received: Money;
  /** Last day of the need a request made today may cover. */
  readonly needUntil: CalendarDate;
}

/** Refuses `award-not-found` for unknown awards and those of other organisations alike. */
export async function drawingSituation(tx: Transaction, awardId: string): Promise<Result<DrawingSituation, Refusal>> {
  const award = await findAward(tx, awardId);
  if (!award) return refuse('award-not-found', { awardId });
  const version = await termsOn(tx, award.programmeCode, CalendarDate.inBerlin(award.issuedAt));
  if (!version.ok) return version;
  const terms = version.value.terms;
  const requests = await paymentRequestsOf(tx, awardId);
  const years = (await drawnYearsOf(tx, [award])).get(award.id) ?? [];
  const credited = requests.filter(({ status }) => status === 'CREDITED');
  return ok({
    award,
    notice: await findNotice(tx, award.noticeId),
    terms,
    account: await confirmedAccountOf(tx, award.organisationId),
    consents: await consentsOf(tx, awardId),
    requests,
    years,
    drawn: Money.sum(years.map(({ drawn }) => drawn)),
    received: Money.sum(credited.map(({ amount }) => amount)),
    needUntil: useUntil(tx.today, terms.useOfFunds),
  });
}

interface DrawnRow {
  award_id: string;
  budget_year: number;
  drawn_cents: string;
}

/** Tranches of many awards with what is drawn of them, by award, in one query. */
export async function drawnYearsOf(
  tx: Transaction,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, DrawingYear[]>> {
  const rows = await tx.query<DrawnRow>(
    'SELECT award_id, budget_year, drawn_cents FROM disbursements.drawing_account WHERE award_id = ANY($1::uuid[])',
    [awards.map(({ id }) => id)],
  );
  const accounts = groupedBy(rows, (row) => row.award_id);
  return new Map(awards.map((award) => [award.id, yearsOf(award, accounts.get(award.id) ?? [])]));
}

function yearsOf(award: Award, rows: readonly DrawnRow[]): DrawingYear[] {
  const drawn = new Map(rows.map((row) => [row.budget_year, Money.ofCents(row.drawn_cents)]));
  const tranches = new Map(award.tranches.map(({ budgetYear, amount }) => [budgetYear, amount]));
  const years = [...new Set([...tranches.keys(), ...drawn.keys()])].sort((first, second) => first - second);
  return years.map((budgetYear) => ({
    budgetYear,
    tranche: tranches.get(budgetYear) ?? Money.ZERO,
    drawn: drawn.get(budgetYear) ?? Money.ZERO,
  }));
}
