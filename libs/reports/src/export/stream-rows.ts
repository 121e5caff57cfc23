import type { Reader } from './copy-csv.js';
import { ledgerSql, tableOf, type LedgerRow, type LedgerTable } from './ledger-table.js';
import { jsonRow } from './write-json.js';

const ROWS_PER_FETCH = 2_000;

/** The rows of a ledger one after the other through a cursor: memory does not grow with their number. */
export async function* ledgerRows(
  reader: Reader,
  table: LedgerTable,
  parameters: readonly string[],
): AsyncGenerator<LedgerRow> {
  const { client } = reader;
  await client.query(`DECLARE ledger NO SCROLL CURSOR FOR ${ledgerSql(table)}`, [...parameters]);
  try {
    for (;;) {
      const { rows } = await client.query<LedgerRow>(`FETCH ${ROWS_PER_FETCH} FROM ledger`);
      yield* rows;
      if (rows.length < ROWS_PER_FETCH) return;
    }
  } finally {
    await client.query('CLOSE ledger');
  }
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
  let batch: string[] = [];
  let isFirst = true;
  for await (const row of ledgerRows(reader, table, parameters)) {
    batch.push(JSON.stringify(jsonRow(written, row)));
    if (batch.length < ROWS_PER_FETCH) continue;
    yield (isFirst ? '' : ',') + batch.join(',');
    batch = [];
    isFirst = false;
  }
  if (batch.length > 0) yield (isFirst ? '' : ',') + batch.join(',');
  yield ']}';
}
