import { CloseDueVotesProcessor } from './close-due-votes.processor.js';
import { CloseVoteProcessor } from './close-vote.processor.js';
import { DiscardWithdrawnDecisionProcessor } from './discard-withdrawn-decision.processor.js';
import { EndEnquiriesProcessor } from './end-enquiries.processor.js';
import { ExpireLocalFormsProcessor } from './expire-local-forms.processor.js';
import { ExpireReservationsProcessor } from './expire-reservations.processor.js';
import { FollowAnnulmentProcessor } from './follow-annulment.processor.js';
import { RemindBodyTasksProcessor } from './remind-body-tasks.processor.js';
import { RemindDeadlinesProcessor } from './remind-deadlines.processor.js';
import { ReleaseChangeReservationProcessor } from './release-change-reservation.processor.js';
import { RenderNoticeProcessor } from './render-notice.processor.js';
import { SealAuditDayProcessor } from './seal-audit-day.processor.js';
import { SendMailProcessor } from './send-mail.processor.js';
import { WipeRegistrationsProcessor } from './wipe-registrations.processor.js';
import { ExpireReportFilesProcessor } from './expire-report-files.processor.js';
import { MakeReportFileProcessor } from './make-report-file.processor.js';
import { RunScheduledReportsProcessor } from './run-scheduled-reports.processor.js';

/** Every processor of the worker. A job whose processor is missing here waits. */
export const PROCESSORS = [
  CloseDueVotesProcessor,
  CloseVoteProcessor,
  DiscardWithdrawnDecisionProcessor,
  EndEnquiriesProcessor,
  ExpireLocalFormsProcessor,
  ExpireReservationsProcessor,
  FollowAnnulmentProcessor,
  RemindBodyTasksProcessor,
  RemindDeadlinesProcessor,
  ReleaseChangeReservationProcessor,
  RenderNoticeProcessor,
  SealAuditDayProcessor,
  SendMailProcessor,
  WipeRegistrationsProcessor,
  ExpireReportFilesProcessor,
  MakeReportFileProcessor,
  RunScheduledReportsProcessor,
];
