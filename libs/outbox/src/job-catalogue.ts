/** Every job of the system with its payload: ids and days only, so that a job never carries a stale or secret text. */
export interface JobCatalogue {
  'render-notice': { readonly noticeId: string };
  'send-mail': { readonly mailId: string };
  /** Days are YYYY-MM-DD. */
  'remind-deadlines': { readonly day: string };
  'seal-audit-day': { readonly day: string };
  'expire-reservations': { readonly day: string };
  'make-report-file': { readonly fileId: string };
  'run-scheduled-reports': { readonly day: string };
  'expire-report-files': { readonly day: string };
  'follow-annulment': { readonly noticeId: string };
  'release-change-reservation': { readonly requestId: string };
  'end-enquiries': { readonly day: string };
  'discard-withdrawn-decision': { readonly applicationId: string };
  /** Votes of bodies whose deadline has passed; one by its id, or all of a day. */
  'close-vote': { readonly voteId: string };
  'close-due-votes': { readonly day: string };
  'remind-body-tasks': { readonly day: string };
  'wipe-registrations': { readonly day: string };
  /** Public forms that nobody confirmed by mail in time. */
  'expire-local-forms': { readonly day: string };
}

export type JobName = keyof JobCatalogue;

export type JobPayload<Name extends JobName> = JobCatalogue[Name];

/** What a use case asks for. */
export interface JobRequest<Name extends JobName> {
  readonly name: Name;
  readonly payload: JobPayload<Name>;
  /** Not before this instant; at once by default. */
  readonly runAt?: Date;
  /** A second request with the same key is ignored, also after the job is done. */
  readonly dedupeKey?: string;
  readonly maxAttempts?: number;
}

export const MAX_ATTEMPTS_DEFAULT = 8;
