import type pg from 'pg';
import type { Reader } from './copy-csv.js';
import { ledgerSql, tableOf, type LedgerRow, type LedgerTable } from './ledger-table.js';
import { jsonRow } from './write-json.js';

/** Few enough to be forgotten young: rows that outlive a collection make the memory grow. */
const ROWS_PER_FETCH = 500;

/**
 * The rows of a statement in batches, through a cursor: memory does not grow with their number. The server prepares the
 * next batch while this one is written. As objects by column, or as arrays.
 */
export async function* fetched<Row extends object>(
  { client }: Reader,
  sql: string,
  parameters: readonly string[],
  rowMode?: 'array',
): AsyncGenerator<readonly Row[]> {
  // All rows will be read: a plan that only begins fast would be the slower one.
  await client.query('SET LOCAL cursor_tuple_fraction = 1');
  await client.query(`DECLARE ledger NO SCROLL CURSOR FOR ${sql}`, [...parameters]);
  const fetch = (): Promise<pg.QueryResult<Row>> => {
    const batch = client.query<Row>({ text: `FETCH ${ROWS_PER_FETCH} FROM ledger`, ...(rowMode ? { rowMode } : {}) });
    // Whoever leaves early never asks for it; everybody else hears of a failure where the batch is awaited.
    batch.catch(() => undefined);
    return batch;
  };
  let coming = fetch();
  try {
    for (;;) {
      const { rows } = await coming;
      const isLast = rows.length < ROWS_PER_FETCH;
      if (!isLast) coming = fetch();
      yield rows;
      if (isLast) return;
    }
  } finally {
    await coming.catch(() => undefined);
    await client.query('CLOSE ledger');
  }
}

/** The rows of a ledger one after the other, whatever their number. */
export async function* ledgerRows(
  reader: Reader,
  table: LedgerTable,
  parameters: readonly string[],
): AsyncGenerator<LedgerRow> {
  for await (const rows of fetched<LedgerRow>(reader, ledgerSql(table), parameters)) yield* rows;
}

/** A ledger as one JSON document, in pieces: the head's members, then `rows`. */
export async function* ledgerJson(
  head: Readonly<Record<string, unknown>>,
  reader: Reader,
  table: LedgerTable,
  parameters: readonly string[],
): AsyncGenerator<string> {
  const written = tableOf(table);
  yield `${JSON.stringify(head).slice(0, -1)},"rows":[`;
  let isFirst = true;
  for await (const rows of fetched<LedgerRow>(reader, ledgerSql(table), parameters)) {
    if (rows.length === 0) continue;
    yield (isFirst ? '' : ',') + rows.map((row) => JSON.stringify(jsonRow(written, row))).join(',');
    isFirst = false;
  }
  yield ']}';
}
