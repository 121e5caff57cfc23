import { SealAuditDayProcessor } from './seal-audit-day.processor.js';
import { SendMailProcessor } from './send-mail.processor.js';

/** Every processor of the worker. A job whose processor is missing here waits. */
export const PROCESSORS = [SealAuditDayProcessor, SendMailProcessor];
