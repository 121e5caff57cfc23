import { publish } from '#outbox';
import { newId, type Transaction } from '#platform';
import { checkContent } from '../content/check-content.js';
import { canonicalJson, contentHash } from '../content/canonical-json.js';
import type { NoticeContent } from '../content/notice-content.js';
import { insertDelivery } from '../persistence/delivery.repository.js';

/** Names the wording of all templates; it changes whenever a template changes what it says. */
export const TEMPLATE_VERSION = '2026-2';

export interface IssueNotice {
  readonly content: NoticeContent;
  /** An administrative act is served and becomes final; a letter is just sent. */
  readonly isAct: boolean;
  readonly caseId: string;
  readonly organisationId: string;
  /** A municipality that issues in its own name; left out for the authority. The recipient is its case then. */
  readonly issuerOrganisationId?: string;
  /** Who prepared it; for an act somebody else than the actor, who signs (four eyes, kept by the database too). */
  readonly preparedBy: string;
}

/**
 * Issues a notice within the caller's transaction: the act and its notice are one act. The content is stored
 * unchangeably with its hash and made available in the portal; rendering happens after the commit. Throws on content
 * that could not be printed.
 */
export async function issueNotice(tx: Transaction, notice: IssueNotice): Promise<string> {
  const checked = checkContent(notice.content);
  if (!checked.ok) throw new Error(`notice content is faulty: ${JSON.stringify(checked.refusal)}`);
  const id = newId();
  const { content } = notice;
  await tx.query(
    `INSERT INTO notices.notice (id, kind, is_act, case_id, organisation_id, file_number, subject, content, content_hash,
       template_version, prepared_by, issued_by, issued_by_name, issued_at, issuer_organisation_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      id,
      content.kind,
      notice.isAct,
      notice.caseId,
      notice.organisationId,
      content.fileNumber,
      content.projectTitle,
      canonicalJson(content),
      contentHash(content),
      TEMPLATE_VERSION,
      notice.preparedBy,
      tx.actor.accountId,
      tx.actor.name,
      tx.now,
      notice.issuerOrganisationId ?? null,
    ],
  );
  await insertDelivery(
    tx,
    { id, organisationId: notice.organisationId },
    { kind: 'PORTAL_AVAILABLE', occurredOn: tx.today },
  );
  await publish(tx, { name: 'render-notice', payload: { noticeId: id }, dedupeKey: `render-notice:${id}` });
  return id;
}
