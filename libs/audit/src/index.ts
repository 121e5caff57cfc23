export { recordAudit } from './record-audit.js';
export { sealDay } from './seal-day.js';
export { historyOf } from './history-of.js';
export { describeAuditFinding, verifyAudit, type BrokenLink } from './verify-audit.js';
export type { AuditEntry, AuditFacts, AuditRecord, Visibility } from './entry.js';
