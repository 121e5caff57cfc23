import { Money } from '#kernel';

/** One cost item of a grant, in cents by year. */
export interface PlanItem {
  readonly id: string;
  readonly category: string;
  readonly label: string;
  readonly amountsCents: Readonly<Record<string, number>>;
}

/** What a grant is for, as plain JSON: the same shape for what counts and for what is asked. Days are YYYY-MM-DD. */
export interface GrantPlan {
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly purpose: string;
  readonly items: readonly PlanItem[];
  /** The grant of each budget year (Jahresscheibe). */
  readonly grantCents: Readonly<Record<string, number>>;
}

export type ChangeSubject = 'PERIOD' | 'PURPOSE' | 'GRANT' | 'TRANCHE' | 'COSTS' | 'ITEM';

/** One difference between two plans, with what it means under the rule of single items. */
export interface PlanChange {
  readonly subject: ChangeSubject;
  /** The year of a tranche, the label of an item. */
  readonly name: string;
  readonly before: string | Money;
  readonly after: string | Money;
  /** False where the notice lets the recipient do it without asking. */
  readonly needsConsent: boolean;
  /** The most an item may cost without consent; only for items. */
  readonly limit: Money | null;
}

export const totalOf = (cents: Readonly<Record<string, number>>): Money =>
  Money.sum(Object.values(cents).map((each) => Money.ofCents(each)));

export const costsOf = ({ items }: GrantPlan): Money => Money.sum(items.map((item) => totalOf(item.amountsCents)));

export const grantOf = ({ grantCents }: GrantPlan): Money => totalOf(grantCents);

/**
 * The most that may be spent on an item without consent: its amount and the tolerance on top, to the cent, never rounded
 * up (ANBest No. 1.2: single items may be exceeded if the money is saved elsewhere).
 */
export const itemLimit = (planned: Money, toleranceBps: number): Money =>
  planned.plus(planned.shareFloor(BigInt(toleranceBps)));

/** All differences between what counts and what is asked, in the order of the notice. */
export function changesBetween(current: GrantPlan, asked: GrantPlan, toleranceBps: number): PlanChange[] {
  const changes: PlanChange[] = [];
  const note = (change: Omit<PlanChange, 'needsConsent' | 'limit'> & Partial<PlanChange>): void => {
    const { before, after } = change;
    const isSame = before instanceof Money && after instanceof Money ? before.equals(after) : before === after;
    if (!isSame) changes.push({ needsConsent: true, limit: null, ...change });
  };
  note({ subject: 'PERIOD', name: '', before: periodOf(current), after: periodOf(asked) });
  note({ subject: 'PURPOSE', name: '', before: current.purpose, after: asked.purpose });
  note({ subject: 'GRANT', name: '', before: grantOf(current), after: grantOf(asked) });
  for (const year of yearsOf(current, asked))
    note({ subject: 'TRANCHE', name: String(year), before: inYear(current, year), after: inYear(asked, year) });
  const costsRise = costsOf(asked).exceeds(costsOf(current));
  note({
    subject: 'COSTS',
    name: '',
    before: costsOf(current),
    after: costsOf(asked),
    needsConsent: costsRise,
  });
  for (const { id, label, amountsCents } of asked.items) {
    const known = current.items.find((item) => item.id === id);
    const before = known ? totalOf(known.amountsCents) : Money.ZERO;
    const limit = itemLimit(before, toleranceBps);
    const after = totalOf(amountsCents);
    note({ subject: 'ITEM', name: label, before, after, limit, needsConsent: after.exceeds(limit) });
  }
  return changes;
}

/** Years with a grant in one of the plans, in their order. */
export function yearsOf(...plans: readonly GrantPlan[]): number[] {
  const years = new Set(plans.flatMap(({ grantCents }) => Object.keys(grantCents).map(Number)));
  return [...years].sort((first, second) => first - second);
}

const inYear = ({ grantCents }: GrantPlan, year: number): Money => Money.ofCents(grantCents[year] ?? 0);

const periodOf = ({ periodFrom, periodTo }: GrantPlan): string => `${german(periodFrom)} bis ${german(periodTo)}`;

const german = (iso: string): string => iso.split('-').reverse().join('.');
