import { DiscardWithdrawnDecisionProcessor } from './discard-withdrawn-decision.processor.js';
import { ExpireReservationsProcessor } from './expire-reservations.processor.js';
import { FollowAnnulmentProcessor } from './follow-annulment.processor.js';
import { RemindDeadlinesProcessor } from './remind-deadlines.processor.js';
import { RenderNoticeProcessor } from './render-notice.processor.js';
import { SealAuditDayProcessor } from './seal-audit-day.processor.js';
import { SendMailProcessor } from './send-mail.processor.js';

/** Every processor of the worker. A job whose processor is missing here waits. */
export const PROCESSORS = [
  DiscardWithdrawnDecisionProcessor,
  ExpireReservationsProcessor,
  FollowAnnulmentProcessor,
  RemindDeadlinesProcessor,
  RenderNoticeProcessor,
  SealAuditDayProcessor,
  SendMailProcessor,
];
