import { awardDutiesOfAll, type Award } from '#awards';
import { paymentDutiesOfAll } from '#disbursements';
import { groupedBy } from '#kernel';
import { listNoticesOfCases, serviceDutiesOf, serviceEventsOf } from '#notices';
import type { Transaction } from '#platform';
import { settlementStandingsOf } from '#settlement';
import { reportStandingsOf } from '#use-reports';
import { inOrder, type LifeStanding } from './life.js';

/**
 * How far each of many grants is and what is due next, for lists. Tells what the page of the grant tells, by the same
 * functions, in a number of queries that does not depend on how many grants there are.
 */
export async function gatherStandings(tx: Transaction, awards: readonly Award[]): Promise<LifeStanding[]> {
  const cases = awards.map(({ applicationId }) => applicationId);
  const notices = groupedBy(await listNoticesOfCases(tx, cases), ({ caseId }) => caseId);
  const asked = await awardDutiesOfAll(tx, awards);
  const payments = await paymentDutiesOfAll(tx, awards);
  const reports = await reportStandingsOf(tx, awards);
  const settlements = await settlementStandingsOf(tx, awards);
  return awards.map((award): LifeStanding => {
    const letters = notices.get(award.applicationId) ?? [];
    const notice = letters.find(({ id }) => id === award.noticeId);
    const [report, settlement] = [reports.get(award.id), settlements.get(award.id)];
    const duties = [
      ...letters.flatMap(serviceDutiesOf),
      ...(asked.get(award.id) ?? []),
      ...(payments.get(award.id) ?? []),
      ...(report?.duties ?? []),
      ...(settlement?.duties ?? []),
    ];
    const standing: LifeStanding = {
      award,
      events: [...(notice ? serviceEventsOf(notice) : []), ...(report?.events ?? []), ...(settlement?.events ?? [])],
      duties,
      today: tx.today,
    };
    return { ...standing, duties: inOrder(standing) };
  });
}
