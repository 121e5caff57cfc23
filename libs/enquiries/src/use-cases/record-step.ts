import { recordAudit } from '#audit';
import { queueMail } from '#mail';
import type { Transaction } from '#platform';
import type { EnquiryAction, EnquiryStatus } from '../domain/enquiry-lifecycle.js';
import type { Enquiry } from '../domain/enquiry.js';
import { membershipOn, roomTermsOn } from '../persistence/room.repository.js';

/** The trace of a step: who, what, when. No word of the enquiry, no reason, nobody's name but the actor's. */
export async function recordStep(
  tx: Transaction,
  enquiry: Pick<Enquiry, 'id' | 'municipalityId'>,
  action: EnquiryAction | 'ask-enquiry',
  before: EnquiryStatus | null,
  after: EnquiryStatus,
): Promise<void> {
  await recordAudit(tx, {
    chain: `enquiry:${enquiry.id}`,
    action,
    statusBefore: before,
    statusAfter: after,
    organisationId: enquiry.municipalityId,
  });
}

/** Tells the team's mailbox that something came in; says neither what nor from whom. */
export async function tellTeam(tx: Transaction, key: string): Promise<void> {
  const terms = await roomTermsOn(tx, tx.today);
  if (!terms) return;
  await queueMail(tx, {
    template: 'enquiry-received',
    to: terms.teamMailbox,
    facts: { link: `${tx.publicUrl}/anfragen` },
    dedupeKey: `enquiry-received:${key}`,
  });
}

/** Tells the municipality's mailbox that there is something to read. */
export async function tellMember(tx: Transaction, { id, municipalityId, version }: Enquiry): Promise<void> {
  const membership = await membershipOn(tx, municipalityId, tx.today);
  if (!membership) return;
  await queueMail(tx, {
    template: 'enquiry-news',
    to: membership.mailbox,
    facts: { link: `${tx.publicUrl}/anfragen` },
    dedupeKey: `enquiry-news:${id}:${version}`,
  });
}
