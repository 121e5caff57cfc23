import { latestSubmission } from '#applications';
import { findAward } from '#awards';
import { queueMail } from '#mail';
import type { Transaction } from '#platform';
import type { PaymentRequest } from '../persistence/payment-request.repository.js';

/**
 * Tells the district by mail that its money is on the way (Auszahlungsmitteilung), or that it will not come. Amount, days
 * and reasons stand in the portal only: mails travel in the open.
 */
export async function tellDistrict(
  tx: Transaction,
  request: PaymentRequest,
  template: 'payment-sent' | 'payment-not-sent',
): Promise<void> {
  const award = await findAward(tx, request.awardId);
  const submission = award ? await latestSubmission(tx, award.applicationId) : null;
  if (!award || !submission) return;
  await queueMail(tx, {
    template,
    to: submission.content.applicant.contactEmail,
    facts: {
      fileNumber: award.fileNumber,
      projectTitle: award.title,
      link: `${tx.publicUrl}/auszahlungen/${request.id}`,
      requestNumber: request.number,
    },
    dedupeKey: `${template}:${request.id}`,
    organisationId: request.organisationId,
  });
}
