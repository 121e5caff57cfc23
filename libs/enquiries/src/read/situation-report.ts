import type { Transaction } from '#platform';
import { ENQUIRY_KINDS, PHENOMENA } from '../domain/enquiry.js';
import { hideSmall, type ShownCounts } from '../domain/small-numbers.js';

export const OUTCOMES = ['ANSWERED', 'REFERRED', 'REJECTED_PERSONAL_DATA', 'OPEN'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** One region with its counts; null is hidden. The parts stand in the order of PHENOMENA, ENQUIRY_KINDS and OUTCOMES. */
export interface RegionSituation {
  readonly region: string;
  readonly members: number;
  readonly total: number | null;
  readonly byPhenomenon: readonly (number | null)[];
  readonly byKind: readonly (number | null)[];
  readonly byOutcome: readonly (number | null)[];
}

export interface SituationReport {
  readonly year: number;
  readonly regions: readonly RegionSituation[];
  /** Of the whole Land; null where a hidden region could be found by subtraction. */
  readonly total: number | null;
}

interface CountRow {
  readonly region: string;
  readonly phenomenon: string;
  readonly kind: string;
  readonly outcome: string;
  readonly count: number;
}

/** The yearly situation by region, from counts alone: it reads no text, so a wipe changes nothing in it. */
export async function situationReport(tx: Transaction, year: number): Promise<SituationReport> {
  const counted = await tx.query<CountRow>(
    `SELECT admin_region AS region, phenomenon, kind, count(*)::int AS count,
       CASE WHEN status = 'REJECTED_PERSONAL_DATA' THEN 'REJECTED_PERSONAL_DATA' WHEN status IN ('NEW', 'ACCEPTED') THEN 'OPEN'
         WHEN referral_target_id IS NOT NULL THEN 'REFERRED' ELSE 'ANSWERED' END AS outcome
     FROM enquiries.enquiry WHERE extract(year FROM asked_on) = $1 GROUP BY 1, 2, 3, 5`,
    [year],
  );
  const members = await tx.query<{ region: string; count: number }>(
    `SELECT m.admin_region AS region, count(DISTINCT m.id)::int AS count
     FROM enquiries.membership s JOIN enquiries.municipality m ON m.id = s.municipality_id
     WHERE s.member_from <= make_date($1, 12, 31) AND (s.member_to IS NULL OR s.member_to >= make_date($1, 1, 1)) GROUP BY 1`,
    [year],
  );
  const names = [...new Set([...members, ...counted].map(({ region }) => region))].sort((a, b) =>
    a.localeCompare(b, 'de'),
  );
  const totals = hideSmall(names.map((name) => sum(counted.filter(({ region }) => region === name))));
  return {
    year,
    total: totals.total,
    regions: names.map((name, index) =>
      regionOf(name, members.find(({ region }) => region === name)?.count ?? 0, {
        rows: counted.filter(({ region }) => region === name),
        isHidden: totals.parts[index] === null,
      }),
    ),
  };
}

function regionOf(
  region: string,
  members: number,
  { rows, isHidden }: { readonly rows: readonly CountRow[]; readonly isHidden: boolean },
): RegionSituation {
  const shown = (codes: readonly string[], column: 'phenomenon' | 'kind' | 'outcome'): ShownCounts => {
    const counts = hideSmall(codes.map((code) => sum(rows.filter((row) => row[column] === code))));
    return isHidden ? { total: null, parts: codes.map(() => null) } : counts;
  };
  const byPhenomenon = shown(PHENOMENA, 'phenomenon');
  const byKind = shown(ENQUIRY_KINDS, 'kind');
  const byOutcome = shown(OUTCOMES, 'outcome');
  return {
    region,
    members,
    total: isHidden ? null : sum(rows),
    byPhenomenon: byPhenomenon.parts,
    byKind: byKind.parts,
    byOutcome: byOutcome.parts,
  };
}

const sum = (rows: readonly CountRow[]): number => rows.reduce((total, { count }) => total + count, 0);
