import { historyOf } from '#audit';
import type { Transaction } from '#platform';
import { ENQUIRY_LIFECYCLE, type EnquiryAction } from '../domain/enquiry-lifecycle.js';
import type { Enquiry, Passage } from '../domain/enquiry.js';
import { loadEnquiry, selectEnquiries } from '../persistence/enquiry.repository.js';
import { passagesOf } from '../persistence/passage.repository.js';
import { listReferralTargets, type ReferralTarget } from '../persistence/room.repository.js';

export interface EnquiryView {
  readonly enquiry: Enquiry;
  readonly passages: readonly Passage[];
  readonly referral: ReferralTarget | null;
  /** What the actor may do now, by the lifecycle. */
  readonly actions: readonly EnquiryAction[];
  readonly history: readonly { readonly at: Date; readonly action: string }[];
}

const LIST_MAX = 500;
const HISTORY_MAX = 100;

/** An enquiry with all that is left of it, if the actor may see it. */
export async function enquiryView(tx: Transaction, id: string): Promise<EnquiryView | null> {
  const enquiry = await loadEnquiry(tx, id);
  if (!enquiry) return null;
  const targets = enquiry.referralTargetId === null ? [] : await listReferralTargets(tx);
  const entries = await historyOf(tx, `enquiry:${id}`, { limit: HISTORY_MAX });
  return {
    enquiry,
    passages: await passagesOf(tx, id),
    referral: targets.find((target) => target.id === enquiry.referralTargetId) ?? null,
    actions: ENQUIRY_LIFECYCLE.actionsFor(enquiry.status, tx.actor.roles),
    history: entries.map(({ at, action }) => ({ at, action })),
  };
}

/** Facts of the enquiries that the actor may see, at most 500; no text, and so nothing to search in. */
export const listEnquiries = (tx: Transaction): Promise<Enquiry[]> => selectEnquiries(tx, LIST_MAX);
