import type { Transaction } from '#platform';
import type { ApplicationStatus } from '../domain/application-lifecycle.js';
import { loadApplications, type ApplicationCase } from '../persistence/application.repository.js';
import { searchWords } from './search-words.js';

export interface ApplicationFilter {
  readonly statuses?: readonly ApplicationStatus[];
  readonly programme?: string;
  readonly budgetYear?: number;
  readonly ags?: string;
  /** Words of file number, title or district. */
  readonly search?: string;
  /** The id of the last case of the page before. */
  readonly after?: string;
  readonly limit: number;
}

const SEARCH_LIMIT = 2000;

/** Cases that the actor may see, newest first. Pages by key: the hundredth page costs what the first costs. */
export async function listApplications(tx: Transaction, filter: ApplicationFilter): Promise<ApplicationCase[]> {
  const words = searchWords(filter.search ?? '');
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM applications.application
     WHERE ($1::text[] IS NULL OR status = ANY ($1)) AND ($2::text IS NULL OR programme_code = $2)
       AND ($3::int IS NULL OR budget_year = $3) AND ($4::text IS NULL OR district_ags = $4)
       AND ($5 = '' OR id IN (SELECT applications.find($5, ${SEARCH_LIMIT})))
       AND ($6::uuid IS NULL OR id < $6)
     ORDER BY id DESC LIMIT $7`,
    [
      filter.statuses ?? null,
      filter.programme ?? null,
      filter.budgetYear ?? null,
      filter.ags ?? null,
      words,
      filter.after ?? null,
      filter.limit,
    ],
  );
  return loadApplications(
    tx,
    rows.map(({ id }) => id),
  );
}
