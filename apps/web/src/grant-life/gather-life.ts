import { awardDutiesOf, awardEventsOf } from '#awards';
import { drawingSituation, paymentDutiesOf, paymentEventsOf, useInTime, type DrawingSituation } from '#disbursements';
import { findOrganisation } from '#districts';
import { ok, type Actor, type Refusal, type Result } from '#kernel';
import { listNotices, serviceDutiesOf, serviceEventsOf, type NoticeView } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme } from '#programmes';
import { settlementDutiesOf, settlementEventsOf } from '#settlement';
import { provedGrantOf, useReportDutiesOf, useReportEventsOf } from '#use-reports';
import { expectedOf } from './expected.js';
import { inOrder, type GrantLife } from './life.js';
import type { Told } from './told.js';

/** Reads the life of a grant. Refuses `award-not-found` for unknown awards and those of other organisations alike. */
export async function gatherLife(tx: Transaction, actor: Actor, awardId: string): Promise<Result<GrantLife, Refusal>> {
  const situation = await drawingSituation(tx, awardId);
  if (!situation.ok) return situation;
  const { award } = situation.value;
  const recipient = await findOrganisation(tx, award.organisationId);
  if (!recipient) throw new Error(`award ${award.id} without recipient`);
  const notices = await listNotices(tx, award.applicationId);
  const told = await toldBy(tx, situation.value, notices);
  const expected = expectedOf(situation.value);
  return ok({
    actor,
    award,
    recipient,
    programme: (await findProgramme(tx, award.programmeCode))?.name ?? award.programmeCode,
    situation: situation.value,
    use: await useInTime(tx, situation.value),
    notices,
    events: [...told.events, ...expected.events].sort((one, other) => one.on.compare(other.on)),
    duties: inOrder({ award, events: told.events, duties: [...told.duties, ...expected.duties], today: tx.today }),
    proved: await provedGrantOf(tx, award),
    today: tx.today,
    asOf: tx.now,
  });
}

/** One line per context: what it tells about this grant. */
async function toldBy(
  tx: Transaction,
  { award, notice }: DrawingSituation,
  notices: readonly NoticeView[],
): Promise<Told> {
  return {
    events: [
      ...(await awardEventsOf(tx, award)),
      ...(notice ? serviceEventsOf(notice) : []),
      ...(await paymentEventsOf(tx, award)),
      ...(await useReportEventsOf(tx, award)),
      ...(await settlementEventsOf(tx, award)),
    ],
    duties: [
      ...notices.flatMap(serviceDutiesOf),
      ...(await awardDutiesOf(tx, award)),
      ...(await paymentDutiesOf(tx, award)),
      ...(await useReportDutiesOf(tx, award)),
      ...(await settlementDutiesOf(tx, award)),
    ],
  };
}
