import { totalOf, type ChangeContent, type ChangeKind, type GrantPlan } from '#awards';
import { CalendarDate, Money, ok, type Refusal, type Result } from '#kernel';
import type { FormBody, Typed } from '../access/index.js';

export const grantField = (year: number): string => `grant.${year}`;
export const itemField = (id: string, year: number): string => `item.${id}.${year}`;

const MORE_YEARS = 1;

/** The years of the form: those of the plan, the next one, and whatever lies in the period. */
export function formYears(plan: GrantPlan): number[] {
  const planned = [...Object.keys(plan.grantCents), ...plan.items.flatMap((item) => Object.keys(item.amountsCents))];
  const known = [...planned.map(Number), yearIn(plan.periodFrom), yearIn(plan.periodTo)];
  const [first, last] = [Math.min(...known), Math.max(...known) + MORE_YEARS];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const yearIn = (text: string): number => {
  const day = CalendarDate.parse(text);
  return day.ok ? day.value.year : CalendarDate.iso('2027-01-01').year;
};

/** A plan as the form shows it. */
export function typedOf(plan: GrantPlan, reason: string): Typed {
  const years = formYears(plan);
  return {
    reason,
    purpose: plan.purpose,
    periodFrom: germanDay(plan.periodFrom),
    periodTo: germanDay(plan.periodTo),
    ...Object.fromEntries(years.map((year) => [grantField(year), german(plan.grantCents[year])])),
    ...Object.fromEntries(
      plan.items.flatMap((item) =>
        years.map((year) => [itemField(item.id, year), german(item.amountsCents[year])] as const),
      ),
    ),
  };
}

const german = (cents: number | undefined): string => (cents ? Money.ofCents(cents).toGerman() : '');

const germanDay = (text: string): string => {
  const day = CalendarDate.parse(text);
  return day.ok ? day.value.toGerman() : text;
};

export interface ReadChange {
  readonly content: ChangeContent;
  readonly reason: string;
}

/** Reads the form over the plan that counts. Every field that cannot be read is refused at once; empty amounts are zero. */
export function readChange(
  form: FormBody,
  kind: ChangeKind,
  current: GrantPlan,
): Result<ReadChange, readonly Refusal[]> {
  const refusals: Refusal[] = [];
  const cents = (field: string): number => {
    const text = form.text(field);
    if (text === '') return 0;
    const read = Money.parseGerman(text);
    if (read.ok) return read.value.toCents();
    refusals.push({ ...read.refusal, pointer: `/${field}` });
    return 0;
  };
  const day = (field: string): string => {
    const read = CalendarDate.parse(form.text(field));
    if (read.ok) return read.value.toString();
    refusals.push({ ...read.refusal, pointer: `/${field}` });
    return '';
  };
  const years = formYears(current).filter((year) => form.has(grantField(year)));
  const grantCents = withoutZeros(current.grantCents, years, (year) => cents(grantField(year)));
  const isWaiver = kind === 'WAIVER';
  const plan: GrantPlan = isWaiver
    ? { ...current, grantCents }
    : {
        periodFrom: day('periodFrom'),
        periodTo: day('periodTo'),
        purpose: form.text('purpose'),
        grantCents,
        items: current.items.map((item) => ({
          ...item,
          amountsCents: withoutZeros(item.amountsCents, years, (year) => cents(itemField(item.id, year))),
        })),
      };
  return refusals.length > 0
    ? { ok: false, refusal: refusals }
    : ok({ content: { plan }, reason: form.text('reason') });
}

/** Years that had an amount keep their entry even at zero; other years appear only with an amount. */
function withoutZeros(
  known: Readonly<Record<string, number>>,
  years: readonly number[],
  read: (year: number) => number,
): Record<string, number> {
  const entries = years.map((year) => [String(year), read(year)] as const);
  return Object.fromEntries(entries.filter(([year, amount]) => amount !== 0 || year in known));
}

/** Own funds that a plan leaves to the recipient, for the hint below the table. */
export const ownFunds = (plan: GrantPlan): Money =>
  Money.sum(plan.items.map((item) => totalOf(item.amountsCents))).minus(totalOf(plan.grantCents));
