import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { ENQUIRY_LIFECYCLE } from '../domain/enquiry-lifecycle.js';
import { redact } from '../domain/redaction.js';
import { loadEnquiryForUpdate } from '../persistence/enquiry.repository.js';
import { passagesOf, rewritePassage } from '../persistence/passage.repository.js';
import { recordStep } from './record-step.js';

export interface RedactPassage {
  readonly enquiryId: string;
  readonly passageId: string;
  /** What is struck out, wherever it stands in the passage. */
  readonly places: readonly string[];
}

/** The team strikes out single places instead of rejecting the whole. The words struck out are kept nowhere. */
export async function redactPassage(
  database: Database,
  actor: Actor,
  { enquiryId, passageId, places }: RedactPassage,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const enquiry = await loadEnquiryForUpdate(tx, enquiryId);
    if (!enquiry) return refuse('enquiry-not-found');
    const possible = ENQUIRY_LIFECYCLE.next(enquiry.status, 'redact-passage', actor.roles);
    if (!possible.ok) return possible;
    const passage = (await passagesOf(tx, enquiryId)).find(({ id }) => id === passageId);
    if (!passage) return refuse('enquiry-not-found');
    const redacted = redact(passage.body, places);
    if (!redacted.ok) return redacted;
    await rewritePassage(tx, passage.id, redacted.value);
    await recordStep(tx, enquiry, 'redact-passage', enquiry.status, possible.value);
    return ok(true);
  });
}
