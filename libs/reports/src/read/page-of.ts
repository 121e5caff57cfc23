/** One page of a long list, counted from 1. */
export interface Paging {
  readonly page: number;
  readonly pageLength: number;
}

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly page: number;
  readonly pageCount: number;
  readonly total: number;
}

/** Reads one page with the number of all rows; a page beyond the end is the last one. */
export async function readPage<Row>(
  paging: Paging,
  count: () => Promise<number>,
  read: (limit: number, offset: number) => Promise<Row[]>,
): Promise<PageOf<Row>> {
  const total = await count();
  const pageCount = Math.max(1, Math.ceil(total / paging.pageLength));
  const page = Math.min(Math.max(1, paging.page), pageCount);
  const rows = total === 0 ? [] : await read(paging.pageLength, (page - 1) * paging.pageLength);
  return { rows, page, pageCount, total };
}
