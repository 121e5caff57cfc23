import type { CaseView } from '#applications';
import type { Decision, DecisionKind, PrepareDecision, Recognition } from '#awards';
import { Money, type Refusal, type Result } from '#kernel';
import type { TextBlock } from '#programmes';
import { sentenceOf, type FormBody } from '../../access/index.js';

/** The decision as text in fields, with the errors at them. */
export interface DecisionForm {
  readonly kind: DecisionKind;
  /** Recognised amounts by field name `betrag.<item>.<year>`. */
  readonly amounts: Readonly<Record<string, string>>;
  readonly cutReasons: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  readonly clauses: readonly string[];
  readonly reasons: string;
  readonly errors: Readonly<Record<string, string>>;
}

export const amountField = (item: string, year: number): string => `betrag.${item}.${year}`;
export const reasonField = (item: string): string => `grund.${item}`;
export const limitField = (year: number): string => `grenze.${year}`;

const KINDS: readonly DecisionKind[] = ['AWARD', 'REJECTION', 'INADMISSIBLE'];

/** What the page shows before anything is typed: the decision as prepared, or the application as submitted. */
export function formOfCase(view: CaseView, decision: Decision | null, blocks: readonly TextBlock[]): DecisionForm {
  const content = view.submissions.at(-1)?.content;
  const eligible = new Set(view.terms.terms.costCategories.filter((each) => each.eligible).map(({ code }) => code));
  const amounts: Record<string, string> = {};
  const cutReasons: Record<string, string> = {};
  for (const item of content?.costItems ?? []) {
    const decided = decision?.content.items.find(({ id }) => id === item.id);
    cutReasons[item.id] =
      decided?.cutReason ?? (eligible.has(item.category) ? '' : 'Im Programm nicht zuwendungsfähig');
    for (const year of content?.years ?? []) {
      const asked = eligible.has(item.category) ? (item.amountsCents[year] ?? 0) : 0;
      amounts[amountField(item.id, year)] = Money.ofCents(decided?.recognisedCents[year] ?? asked).toGerman();
    }
  }
  const isFormalOnly = view.application.status === 'FORMAL_CHECK';
  return {
    kind: decision?.kind ?? (isFormalOnly ? 'INADMISSIBLE' : 'AWARD'),
    amounts,
    cutReasons,
    limits: Object.fromEntries(
      Object.entries(decision?.content.grantLimitsCents ?? {}).map(([year, cents]) => [
        year,
        Money.ofCents(cents).toGerman(),
      ]),
    ),
    clauses:
      decision?.kind === 'AWARD'
        ? decision.content.clauses.map(({ code }) => code)
        : blocks.filter(({ choice }) => choice !== 'OPTIONAL').map(({ code }) => code),
    reasons: decision?.content.reasons.join('\n') ?? '',
    errors: {},
  };
}

/** What was typed, as it was typed. */
export function formAsTyped(form: FormBody, view: CaseView, errors: Readonly<Record<string, string>>): DecisionForm {
  const content = view.submissions.at(-1)?.content;
  const items = content?.costItems ?? [];
  const years = content?.years ?? [];
  return {
    kind: KINDS.find((kind) => kind === form.text('art')) ?? 'AWARD',
    amounts: Object.fromEntries(
      items.flatMap(({ id }) => years.map((year) => [amountField(id, year), form.text(amountField(id, year))])),
    ),
    cutReasons: Object.fromEntries(items.map(({ id }) => [id, form.text(reasonField(id))])),
    limits: Object.fromEntries(years.map((year) => [String(year), form.text(limitField(year))])),
    clauses: form.all('nebenbestimmung'),
    reasons: form.text('begruendung'),
    errors,
  };
}

/** The command, or every field that cannot be read as an amount. An empty limit is no limit. */
export function readDecisionForm(
  form: FormBody,
  view: CaseView,
): Result<PrepareDecision, Readonly<Record<string, string>>> {
  const content = view.submissions.at(-1)?.content;
  const years = content?.years ?? [];
  const errors: Record<string, string> = {};
  const amountOf = (field: string): Money | null => {
    const text = form.text(field);
    if (text === '') return null;
    const amount = Money.parseGerman(text);
    if (!amount.ok) errors[field] = sentenceOf(amount.refusal);
    return amount.ok ? amount.value : null;
  };
  const byYear = (fieldOf: (year: number) => string): Record<number, Money> =>
    Object.fromEntries(
      years.flatMap((year): [number, Money][] => {
        const amount = amountOf(fieldOf(year));
        return amount ? [[year, amount]] : [];
      }),
    );
  const recognitions: Recognition[] = (content?.costItems ?? []).map(({ id }) => ({
    id,
    recognised: byYear((year) => amountField(id, year)),
    cutReason: form.text(reasonField(id)).slice(0, 1000),
  }));
  const grantLimits = byYear(limitField);
  if (Object.keys(errors).length > 0) return { ok: false, refusal: errors };
  const version = Number(form.text('fassung'));
  return {
    ok: true,
    value: {
      applicationId: view.application.id,
      ...(Number.isInteger(version) && version > 0 ? { expectedVersion: version } : {}),
      kind: KINDS.find((kind) => kind === form.text('art')) ?? 'AWARD',
      recognitions,
      grantLimits,
      clauseCodes: form.all('nebenbestimmung'),
      reasons: form.text('begruendung').slice(0, 20_000).split(/\r?\n/),
    },
  };
}

/** The field at which a refusal of the decision belongs: /items/<item>/<year>, /items/<item>/cutReason, /reasons. */
export function fieldOfRefusal({ pointer }: Refusal, years: readonly number[]): string | null {
  if (pointer === '/reasons') return 'begruendung';
  const [, group, item, part] = (pointer ?? '').split('/');
  if (group !== 'items' || item === undefined) return null;
  if (part === 'cutReason') return reasonField(item);
  return amountField(item, Number(part ?? years[0]));
}
