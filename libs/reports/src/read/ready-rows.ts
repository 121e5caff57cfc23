import { Money } from '#kernel';
import type { Transaction } from '#platform';
import { ledgerSql, unorderedSql, type LedgerRow, type LedgerTable } from '../export/ledger-table.js';

const ROWS_ON_PAGE = 200;

export interface TableRead {
  readonly rows: readonly LedgerRow[];
  readonly rowCount: number;
  /** Sums over all rows, also those that are not on the page. */
  readonly totals: Readonly<Record<string, Money>>;
}

/** The first rows of a table for a page, with the number and the sums of all of them. */
export async function readTable(
  tx: Transaction,
  table: LedgerTable,
  parameters: readonly string[],
  totals: readonly string[],
): Promise<TableRead> {
  const rows = await tx.query<LedgerRow>(
    `SELECT * FROM (${ledgerSql(table)}) AS rows LIMIT ${ROWS_ON_PAGE}`,
    parameters,
  );
  const sums = totals.map((key) => `, coalesce(sum("${key}"), 0)::text AS "${key}"`).join('');
  const [all] = await tx.query<Record<string, string>>(
    `SELECT count(*)::text AS "rowCount"${sums} FROM (${unorderedSql(table)}) AS rows`,
    parameters,
  );
  return {
    rows,
    rowCount: Number(all?.['rowCount'] ?? 0),
    totals: Object.fromEntries(totals.map((key) => [key, Money.ofCents(all?.[key] ?? 0)])),
  };
}
