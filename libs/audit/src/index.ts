export { recordAudit } from './record-audit.js';
export { sealDay } from './seal-day.js';
export { historyOf } from './history-of.js';
export type { AuditEntry, AuditFacts, AuditRecord, Visibility } from './entry.js';
