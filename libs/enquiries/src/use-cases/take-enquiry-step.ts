import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { ENQUIRY_LIFECYCLE } from '../domain/enquiry-lifecycle.js';
import type { Enquiry } from '../domain/enquiry.js';
import { loadEnquiryForUpdate, markClosed, markRejected, markStatus } from '../persistence/enquiry.repository.js';
import { roomTermsOn } from '../persistence/room.repository.js';
import { recordStep, tellMember } from './record-step.js';

export const ENQUIRY_STEPS = ['accept-enquiry', 'reject-for-personal-data', 'close-enquiry'] as const;
export type EnquiryStep = (typeof ENQUIRY_STEPS)[number];

/**
 * A step without words: accept, reject for personal data, close. A rejection empties the enquiry at once, by the
 * database; a closed one gets the day on which it will be wiped, by the terms of the day of closing.
 */
export async function takeEnquiryStep(
  database: Database,
  actor: Actor,
  { enquiryId, action }: { readonly enquiryId: string; readonly action: EnquiryStep },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const enquiry = await loadEnquiryForUpdate(tx, enquiryId);
    if (!enquiry) return refuse('enquiry-not-found');
    const possible = ENQUIRY_LIFECYCLE.next(enquiry.status, action, actor.roles);
    if (!possible.ok) return possible;
    const done = await STEPS[action](tx, enquiry);
    if (!done.ok) return done;
    await recordStep(tx, enquiry, action, enquiry.status, possible.value);
    return ok(true);
  });
}

type Step = (tx: Transaction, enquiry: Enquiry) => Promise<Result<true, Refusal>>;

const STEPS: Readonly<Record<EnquiryStep, Step>> = {
  'accept-enquiry': async (tx, { id }) => {
    await markStatus(tx, id, 'ACCEPTED');
    return ok(true);
  },
  'reject-for-personal-data': async (tx, enquiry) => {
    await markRejected(tx, enquiry.id);
    await tellMember(tx, enquiry);
    return ok(true);
  },
  'close-enquiry': closeEnquiry,
};

async function closeEnquiry(tx: Transaction, { id }: Enquiry): Promise<Result<true, Refusal>> {
  const terms = await roomTermsOn(tx, tx.today);
  if (!terms) return refuse('room-terms-missing', { day: tx.today.toGerman() });
  await markClosed(tx, id, tx.today, tx.today.plusMonths(terms.retentionMonths));
  return ok(true);
}
