import { historyOf, type AuditEntry } from '#audit';
import type { Transaction } from '#platform';
import type { TermsVersion, Call } from '#programmes';
import { loadApplication, type ApplicationCase } from '../persistence/application.repository.js';
import { listAttachments, type Attachment } from '../persistence/attachment.repository.js';
import { latestCheckResults, type CheckResult } from '../persistence/check.repository.js';
import { listInfoRequests, type InfoRequest } from '../persistence/info-request.repository.js';
import { listMessages, type Message } from '../persistence/message.repository.js';
import { listSubmissions, type Submission } from '../persistence/submission.repository.js';
import { chainOf } from '../use-cases/take-step.js';
import { termsOfApplication } from './application-terms.js';

export interface CheckPoint {
  readonly code: string;
  readonly stage: 'FORMAL' | 'MATERIAL';
  readonly label: string;
  readonly hint: string;
  readonly latest: CheckResult | null;
}

/** Everything a case page shows, in one consistent picture; what the actor may not see is not in it. */
export interface CaseView {
  readonly application: ApplicationCase;
  readonly terms: TermsVersion;
  readonly call: Call;
  readonly submissions: readonly Submission[];
  readonly attachments: readonly Attachment[];
  readonly checks: readonly CheckPoint[];
  readonly infoRequests: readonly InfoRequest[];
  readonly messages: readonly Message[];
  readonly history: readonly AuditEntry[];
}

const HISTORY_SHOWN = 200;

/** Reads a case whole. Null for an unknown case and for one of somebody else: they cannot be told apart. */
export async function caseView(tx: Transaction, applicationId: string): Promise<CaseView | null> {
  const application = await loadApplication(tx, applicationId);
  if (!application) return null;
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return null;
  const latest = await latestCheckResults(tx, applicationId);
  return {
    application,
    terms: context.value.version,
    call: context.value.call,
    submissions: await listSubmissions(tx, applicationId),
    attachments: await listAttachments(tx, applicationId),
    checks: context.value.version.terms.checks.map((check) => ({ ...check, latest: latest.get(check.code) ?? null })),
    infoRequests: await listInfoRequests(tx, applicationId),
    messages: await listMessages(tx, applicationId),
    history: await historyOf(tx, chainOf(applicationId), { limit: HISTORY_SHOWN }),
  };
}
