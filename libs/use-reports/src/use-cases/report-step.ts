import { recordAudit } from '#audit';
import type { Refusal } from '#kernel';
import type { Transaction } from '#platform';
import { REPORT_LIFECYCLE, type ReportAction, type ReportStatus } from '../domain/report-lifecycle.js';
import type { UseReport } from '../persistence/report.repository.js';

export const chainOfReport = (reportId: string): string => `use-report:${reportId}`;

/** The next status, or why not. */
export const nextOf = (report: UseReport, tx: Transaction, action: ReportAction) =>
  REPORT_LIFECYCLE.next(report.status, action, tx.actor.roles);

export async function auditStep(
  tx: Transaction,
  report: UseReport,
  step: {
    readonly action: string;
    readonly to: ReportStatus;
    readonly reason?: string;
    readonly facts?: Refusal['facts'];
    /** Kept from the district: how an examination proceeds. */
    readonly isInternal?: boolean;
  },
): Promise<void> {
  await recordAudit(tx, {
    chain: chainOfReport(report.id),
    action: step.action,
    statusBefore: report.status,
    statusAfter: step.to,
    reason: step.reason ?? null,
    facts: { awardId: report.awardId, ...step.facts },
    organisationId: report.organisationId,
    ...(step.isInternal ? { visibility: 'INTERNAL' as const } : {}),
  });
}
