import { inWordsOf, wordsOfLaw } from '#funding-law';
import { CalendarDate, groupedBy, Money, ok, refuse, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { completeTerms, type StoredTerms } from '../domain/complete-terms.js';
import type { Letterhead, ProgrammeTerms } from '../domain/programme-terms.js';

export interface Programme {
  readonly code: string;
  readonly name: string;
  readonly shortName: string;
  readonly capHolder: 'DISTRICT' | 'ORGANISATION';
  /** Two letters; holidays and norms follow it. */
  readonly land: string;
}

/** One version of a programme's terms with its validity and source. */
export interface TermsVersion {
  readonly id: string;
  readonly programmeCode: string;
  readonly label: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly terms: ProgrammeTerms;
  /** Parameters the stored version lacks; their defaults count and stay unverified. */
  readonly assumed?: readonly string[];
  readonly source: string;
  readonly verifiedBy: string | null;
  /** Of the programme: its deadlines and words follow the law of this Land. */
  readonly land: string;
}

export interface Call {
  readonly id: string;
  readonly programmeCode: string;
  readonly name: string;
  readonly budgetYear: number;
  readonly opensAt: Date;
  readonly closesAt: Date;
  readonly latePolicy: 'REFUSE' | 'MARK';
  readonly periodFrom: CalendarDate;
  readonly periodTo: CalendarDate;
}

export interface CapRule {
  readonly budgetYear: number;
  readonly version: number;
  readonly amount: Money;
  readonly source: string;
  readonly verifiedBy: string | null;
}

export interface TextBlock {
  readonly code: string;
  readonly version: number;
  readonly noticeKind: string;
  readonly title: string;
  readonly body: string;
  readonly choice: 'ALWAYS' | 'PRESELECTED' | 'OPTIONAL';
  readonly source: string;
  readonly verifiedBy: string | null;
}

export interface LetterheadVersion {
  readonly letterhead: Letterhead;
  readonly validFrom: CalendarDate;
  readonly source: string;
  readonly verifiedBy: string | null;
}

const PROGRAMME = `SELECT code, name, short_name AS "shortName", cap_holder AS "capHolder", land FROM programmes.programme`;

export const listProgrammes = (tx: Transaction): Promise<Programme[]> =>
  tx.query<Programme>(`${PROGRAMME} ORDER BY name DESC`);

export async function findProgramme(tx: Transaction, code: string): Promise<Programme | null> {
  const [programme] = await tx.query<Programme>(`${PROGRAMME} WHERE code = $1`, [code]);
  return programme ?? null;
}

interface TermsRow {
  id: string;
  programme_code: string;
  label: string;
  valid_from: string;
  valid_to: string | null;
  terms: StoredTerms;
  source: string;
  verified_by: string | null;
  land: string;
}

const TERMS = `SELECT id, programme_code, label, valid_from, valid_to, terms, source, verified_by,
    (SELECT p.land FROM programmes.programme p WHERE p.code = programme_code) AS land
  FROM programmes.terms_version`;

const toTermsVersion = (row: TermsRow): TermsVersion => ({
  id: row.id,
  programmeCode: row.programme_code,
  label: row.label,
  validFrom: CalendarDate.iso(row.valid_from),
  validTo: row.valid_to === null ? null : CalendarDate.iso(row.valid_to),
  ...completeTerms(row.terms),
  source: row.source,
  verifiedBy: row.verified_by,
  land: row.land,
});

/** The version in force on a day. Refuses `no-terms-for-date` instead of falling back to another one (H25). */
export async function termsOn(
  tx: Transaction,
  programmeCode: string,
  day: CalendarDate,
): Promise<Result<TermsVersion>> {
  const [row] = await tx.query<TermsRow>(
    `${TERMS} WHERE programme_code = $1 AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
     ORDER BY valid_from DESC LIMIT 1`,
    [programmeCode, day.toString()],
  );
  return row
    ? ok(toTermsVersion(row))
    : refuse('no-terms-for-date', { programme: programmeCode, date: day.toGerman() });
}

/** Finds the version in force on a day among all versions, which it reads at once: for lists. Refuses like `termsOn`. */
export async function termsFinder(
  tx: Transaction,
): Promise<(programmeCode: string, day: CalendarDate) => Result<TermsVersion>> {
  const rows = await tx.query<TermsRow>(`${TERMS} ORDER BY valid_from DESC`);
  const versions = groupedBy(rows.map(toTermsVersion), ({ programmeCode }) => programmeCode);
  return (programmeCode, day) => {
    const found = versions
      .get(programmeCode)
      ?.find(({ validFrom, validTo }) => !validFrom.isAfter(day) && (validTo === null || !validTo.isBefore(day)));
    return found ? ok(found) : refuse('no-terms-for-date', { programme: programmeCode, date: day.toGerman() });
  };
}

export async function termsById(tx: Transaction, id: string): Promise<TermsVersion | null> {
  const [row] = await tx.query<TermsRow>(`${TERMS} WHERE id = $1`, [id]);
  return row ? toTermsVersion(row) : null;
}

export async function listTermsVersions(tx: Transaction, programmeCode: string): Promise<TermsVersion[]> {
  const rows = await tx.query<TermsRow>(`${TERMS} WHERE programme_code = $1 ORDER BY valid_from DESC`, [programmeCode]);
  return rows.map(toTermsVersion);
}

/** The caps in force, one per budget year. */
export async function listCaps(tx: Transaction, programmeCode: string): Promise<CapRule[]> {
  const rows = await tx.query<{
    budget_year: number;
    version: number;
    amount_cents: string;
    source: string;
    verified_by: string | null;
  }>(
    `SELECT DISTINCT ON (budget_year) budget_year, version, amount_cents, source, verified_by
     FROM programmes.cap_rule WHERE programme_code = $1 ORDER BY budget_year, version DESC`,
    [programmeCode],
  );
  return rows.map((row) => ({
    budgetYear: row.budget_year,
    version: row.version,
    amount: Money.ofCents(row.amount_cents),
    source: row.source,
    verifiedBy: row.verified_by,
  }));
}

interface CallRow {
  id: string;
  programme_code: string;
  name: string;
  budget_year: number;
  opens_at: Date;
  closes_at: Date;
  late_policy: 'REFUSE' | 'MARK';
  period_from: string;
  period_to: string;
}

const CALL = `SELECT id, programme_code, name, budget_year, opens_at, closes_at, late_policy, period_from, period_to FROM programmes.call`;

const toCall = (row: CallRow): Call => ({
  id: row.id,
  programmeCode: row.programme_code,
  name: row.name,
  budgetYear: row.budget_year,
  opensAt: row.opens_at,
  closesAt: row.closes_at,
  latePolicy: row.late_policy,
  periodFrom: CalendarDate.iso(row.period_from),
  periodTo: CalendarDate.iso(row.period_to),
});

/** Calls under which an application can be begun now: open, or closed but marking late ones within the same year. */
export async function openCalls(tx: Transaction): Promise<Call[]> {
  const rows = await tx.query<CallRow>(
    `${CALL} WHERE opens_at <= $1 AND (closes_at >= $1 OR (late_policy = 'MARK' AND period_to >= $2)) ORDER BY closes_at`,
    [tx.now, tx.today.toString()],
  );
  return rows.map(toCall);
}

export async function listCalls(tx: Transaction, programmeCode?: string): Promise<Call[]> {
  const rows = await tx.query<CallRow>(`${CALL} WHERE $1::text IS NULL OR programme_code = $1 ORDER BY opens_at DESC`, [
    programmeCode ?? null,
  ]);
  return rows.map(toCall);
}

export async function findCall(tx: Transaction, id: string): Promise<Call | null> {
  const [row] = await tx.query<CallRow>(`${CALL} WHERE id = $1`, [id]);
  return row ? toCall(row) : null;
}

/** The text blocks for a kind of notice on a day, in their order; each in the version in force and in the words of the Land's law. */
export async function textBlocksOn(
  tx: Transaction,
  {
    programme,
    noticeKind,
    date,
  }: { readonly programme: string; readonly noticeKind: string; readonly date: CalendarDate },
): Promise<TextBlock[]> {
  const blocks = await tx.query<TextBlock>(
    `SELECT code, version, notice_kind AS "noticeKind", title, body, choice, source, verified_by AS "verifiedBy" FROM (
       SELECT DISTINCT ON (code) * FROM programmes.text_block
       WHERE (programme_code IS NULL OR programme_code = $1) AND notice_kind = $2
         AND valid_from <= $3 AND (valid_to IS NULL OR valid_to >= $3)
       ORDER BY code, version DESC) AS block ORDER BY position, code`,
    [programme, noticeKind, date.toString()],
  );
  if (!blocks.some(({ body }) => body.includes('{'))) return blocks;
  const law = wordsOfLaw((await findProgramme(tx, programme))?.land ?? '', date);
  return blocks.map((block) => ({ ...block, body: inWordsOf(law, block.body) }));
}

interface LetterheadRow {
  letterhead: Letterhead;
  valid_from: string;
  source: string;
  verified_by: string | null;
}

const toLetterheadVersion = (row: LetterheadRow): LetterheadVersion => ({
  letterhead: row.letterhead,
  validFrom: CalendarDate.iso(row.valid_from),
  source: row.source,
  verifiedBy: row.verified_by,
});

/** All letterheads of a programme, newest first. */
export async function listLetterheads(tx: Transaction, programmeCode: string): Promise<LetterheadVersion[]> {
  const rows = await tx.query<LetterheadRow>(
    `SELECT letterhead, valid_from, source, verified_by FROM programmes.authority_version
     WHERE programme_code = $1 ORDER BY valid_from DESC, recorded_at DESC`,
    [programmeCode],
  );
  return rows.map(toLetterheadVersion);
}

/** The authority's letterhead on a day. Refuses where none is recorded. */
export async function letterheadOn(
  tx: Transaction,
  programmeCode: string,
  date: CalendarDate,
): Promise<Result<LetterheadVersion>> {
  const [row] = await tx.query<LetterheadRow>(
    `SELECT letterhead, valid_from, source, verified_by FROM programmes.authority_version
     WHERE programme_code = $1 AND valid_from <= $2 ORDER BY valid_from DESC, recorded_at DESC LIMIT 1`,
    [programmeCode, date.toString()],
  );
  if (!row) return refuse('no-letterhead-for-date', { programme: programmeCode, date: date.toGerman() });
  return ok(toLetterheadVersion(row));
}
