import { SYSTEM_ACTOR } from '#kernel';
import type { Database } from '#platform';

/** How the jobs stand, for monitoring. */
export interface JobFigures {
  readonly waiting: number;
  readonly running: number;
  readonly failed: number;
  /** Seconds for which the oldest due job has been waiting; 0 if none is. */
  readonly oldestDueSeconds: number;
}

interface FiguresRow {
  waiting: string;
  running: string;
  failed: string;
  oldest: number | null;
}

/** Counts jobs that are not done. */
export async function jobFigures(database: Database): Promise<JobFigures> {
  const [row] = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<FiguresRow>(
      `SELECT count(*) FILTER (WHERE state = 'WAITING') AS waiting, count(*) FILTER (WHERE state = 'RUNNING') AS running,
              (SELECT count(*) FROM outbox.job WHERE state = 'FAILED') AS failed,
              extract(epoch FROM $1 - min(run_at) FILTER (WHERE state = 'WAITING' AND run_at <= $1))::float8 AS oldest
         FROM outbox.job WHERE state IN ('WAITING', 'RUNNING')`,
      [tx.now],
    ),
  );
  return {
    waiting: Number(row?.waiting ?? 0),
    running: Number(row?.running ?? 0),
    failed: Number(row?.failed ?? 0),
    oldestDueSeconds: row?.oldest ?? 0,
  };
}
