import type { Actor } from '#kernel';
import type { Database } from '#platform';
import type { JobName, JobPayload } from './job-catalogue.js';

/** What a handler is given besides ids: who acts, where to write, and the how-manieth try this is. */
export interface JobContext {
  /** 1 for the first try. Tries of killed workers count. */
  readonly attempt: number;
  readonly isLastAttempt: boolean;
  readonly database: Database;
  readonly actor: Actor;
}

/** Does the job's work. May be called again after it succeeded: it must be safe to repeat. Throws to be tried again. */
export type JobHandler<Name extends JobName> = (payload: JobPayload<Name>, context: JobContext) => Promise<void>;

/** The handlers of a worker. A job without a handler waits for a worker that has one. */
export type JobHandlers = { readonly [Name in JobName]?: JobHandler<Name> };
