import { revisedTranches, reviseAward, type Award, type RevisionCause } from '#awards';
import { Money, type Refusal, type Result } from '#kernel';
import { issueNotice } from '#notices';
import { RECOVERY } from '#notices/testing';
import type { Transaction } from '#platform';
import { caseworker, signatory, type Office } from '../support/case-builder.js';

const actTowards = (tx: Transaction, award: Award): Promise<string> =>
  issueNotice(tx, {
    content: { ...RECOVERY, kind: 'AMENDMENT' },
    isAct: true,
    caseId: award.applicationId,
    organisationId: award.organisationId,
    preparedBy: caseworker.accountId,
  });

/** Changes the grant by an act of its own to these amounts of years in cents; other years stay. */
export async function changeGrant(
  office: Pick<Office, 'database'>,
  award: Award,
  years: Readonly<Record<number, number>>,
  cause: RevisionCause = 'AMENDMENT',
): Promise<Result<Award, Refusal>> {
  return office.database.transaction(signatory, async (tx) => {
    const amounts = Object.fromEntries(Object.entries(years).map(([year, cents]) => [year, Money.ofCents(cents)]));
    const tranches = revisedTranches(award.tranches, amounts, tx.today);
    const amount = Money.sum(tranches.map((tranche) => tranche.amount));
    return reviseAward(tx, {
      awardId: award.id,
      expectedVersion: award.version,
      cause,
      noticeId: await actTowards(tx, award),
      amount,
      eligible: Money.max(award.eligible, amount),
      periodFrom: award.periodFrom,
      periodTo: award.periodTo,
      tranches,
    });
  });
}
