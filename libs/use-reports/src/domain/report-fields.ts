import type { Refusal } from '#kernel';

/** Narrative and financial part as they were typed, field by field: wrong entries stay until somebody mends them. */
export type ReportFields = Readonly<Record<string, string>>;

export const FIELD_LENGTH_MAX = 6000;
export const FIELD_COUNT_MAX = 400;

/** The texts of the narrative report (ANBest-G No. 7.2, domain part 3.6). */
export const NARRATIVE_FIELDS = [
  'narrative.result',
  'narrative.activities',
  'narrative.cooperation',
  'narrative.problems',
  'narrative.conclusions',
  'narrative.publicity',
] as const;
/** Numbers of people and events; never names. */
export const COUNT_FIELDS = ['count.events', 'count.participants', 'count.cooperations'] as const;
export const INCOME_KINDS = ['GRANT', 'THIRD_PARTY', 'OTHER_PUBLIC', 'OWN_CASH', 'OWN_STAFF'] as const;
export type IncomeKind = (typeof INCOME_KINDS)[number];
export const CONFIRMATIONS = ['confirm.anbest', 'confirm.necessary', 'confirm.economical', 'confirm.books'] as const;
const OTHER_FIELDS = [
  'vat.deductible',
  'books.total',
  'balance.reason',
  'audit.office',
  'audit.certifiedBy',
  'audit.certifiedOn',
  'audit.result',
];

const PLAIN: ReadonlySet<string> = new Set<string>([
  ...NARRATIVE_FIELDS,
  ...COUNT_FIELDS,
  ...CONFIRMATIONS,
  ...OTHER_FIELDS,
  ...INCOME_KINDS.map((kind) => `income.${kind}`),
]);
const ITEM_FIELD = /^(?:goal\.[a-z0-9]{1,24}\.(?:actual|note)|item\.[A-Za-z0-9_-]{1,60}\.reason)$/;

export const isReportField = (name: string): boolean => PLAIN.has(name) || ITEM_FIELD.test(name);

/** Something wrong in a report, tied to where it can be mended: a field, or the number of a receipt. An ERROR bars submission. */
export interface ReportFinding {
  readonly kind: string;
  readonly severity: 'ERROR' | 'WARNING';
  readonly field: string | null;
  readonly receipt: number | null;
  readonly facts: Refusal['facts'];
}

export const onField = (
  kind: string,
  field: string,
  facts: Refusal['facts'] = {},
  severity: ReportFinding['severity'] = 'ERROR',
): ReportFinding => ({ kind, severity, field, receipt: null, facts });

export const onReceipt = (
  kind: string,
  receipt: number,
  facts: Refusal['facts'] = {},
  severity: ReportFinding['severity'] = 'ERROR',
  field: string | null = null,
): ReportFinding => ({ kind, severity, field, receipt, facts: { ...facts, line: receipt } });
