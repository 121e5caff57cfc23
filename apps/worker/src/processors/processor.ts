import type { JobHandler, JobName } from '#outbox';

/** One job of the catalogue and who does it. Holds no rule: it hands the ids to a use case. */
export interface Processor<Name extends JobName> {
  readonly job: Name;
  readonly run: JobHandler<Name>;
}

/** Any processor, as the list holds them. */
export type AnyProcessor = { [Name in JobName]: Processor<Name> }[JobName];
