import { latestCheckResults, type ApplicationCase } from '#applications';
import { CalendarDate, ok, type Refusal, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { startMustBeAllowed } from '../domain/measure-start.js';
import { changeRequestsOf } from '../persistence/change-request.repository.js';

/** The check point at which a continuation of a running measure is recorded with its reason. */
const NOT_BEGUN = 'not-begun';

/** First day to which the authority has consented before its decision (vorzeitiger Maßnahmebeginn), if it has. */
export async function earliestStartOf(tx: Transaction, applicationId: string): Promise<CalendarDate | null> {
  const consents = (await changeRequestsOf(tx, applicationId)).filter(
    ({ kind, status }) => kind === 'EARLY_START' && status === 'APPROVED',
  );
  const days = consents.flatMap(({ content }) => (content.startOn ? [CalendarDate.iso(content.startOn)] : []));
  return days.sort((first, second) => (first.isBefore(second) ? -1 : 1))[0] ?? null;
}

/** H9 for a case as it stands now. */
export async function measureStartRule(tx: Transaction, application: ApplicationCase): Promise<Result<true, Refusal>> {
  if (!application.periodFrom) return ok(true);
  const check = (await latestCheckResults(tx, application.id)).get(NOT_BEGUN);
  return startMustBeAllowed({
    startOn: application.periodFrom,
    today: tx.today,
    earliestStart: await earliestStartOf(tx, application.id),
    continuationReason: check?.result === 'MET' ? check.note : '',
  });
}
