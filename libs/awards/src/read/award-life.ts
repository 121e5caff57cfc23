import { monthPeriod, holidaysOfLand, wordsOfLaw } from '#funding-law';
import { CalendarDate, groupedBy, type LifeDuty, type LifeEvent } from '#kernel';
import type { Transaction } from '#platform';
import { listProgrammes } from '#programmes';
import type { Award } from '../persistence/award.repository.js';
import { awardVersions, type VersionCause } from '../persistence/award-version.repository.js';
import { changeRequestsOf, changeRequestsOfAll, type ChangeRequest } from '../persistence/change-request.repository.js';

const VERSION_EVENTS: Partial<Readonly<Record<VersionCause, string>>> = {
  AWARD: 'award-signed',
  AMENDMENT: 'award-amended',
  WAIVER: 'award-waived',
  ANNULMENT: 'award-annulled',
};

/**
 * What happened to an award by its own acts, and what was asked about it. Settlement, revocation and reduction are told
 * by the context whose acts they are.
 */
export async function awardEventsOf(tx: Transaction, award: Award): Promise<LifeEvent[]> {
  const versions = await awardVersions(tx, award.id);
  const made = versions.flatMap((version) => {
    const kind = VERSION_EVENTS[version.cause];
    if (!kind) return [];
    const before = versions.find((each) => each.version === version.version - 1);
    const facts = { version: version.version, beforeCents: before?.amount.toCents() ?? 0 };
    return [at(version.signedAt, kind, { amount: version.amount, noticeId: version.noticeId, facts })];
  });
  const asked = (await changeRequestsOf(tx, award.applicationId)).flatMap(eventsOfRequest);
  const [first = [], later = []] = [made.slice(0, 1), made.slice(1)];
  return [...first, ...asked, ...later]
    .sort((one, other) => one.at.getTime() - other.at.getTime())
    .map(({ event }) => event);
}

interface TimedEvent {
  readonly at: Date;
  readonly event: LifeEvent;
}

const at = (instant: Date, kind: string, more: Omit<LifeEvent, 'on' | 'kind'>): TimedEvent => ({
  at: instant,
  event: { on: CalendarDate.inBerlin(instant), kind, ...more },
});

/** Approved amendments are told by their version; an early start and a refusal have none. */
function eventsOfRequest(request: ChangeRequest): TimedEvent[] {
  const facts = { changeId: request.id, changeKind: request.kind, number: request.number };
  const { endedAt, noticeId, status, submittedAt } = request;
  if (!submittedAt) return [];
  const events = [at(submittedAt, 'change-submitted', { amount: null, noticeId: null, facts })];
  const kind = endKinds(request);
  if (!endedAt || !kind) return events;
  const startOn = status === 'APPROVED' ? { startOn: request.content.startOn ?? '' } : {};
  return [...events, at(endedAt, kind, { amount: null, noticeId, facts: { ...facts, ...startOn } })];
}

function endKinds({ status, kind }: ChangeRequest): string | null {
  if (status === 'REJECTED') return 'change-rejected';
  if (status === 'WITHDRAWN') return 'change-withdrawn';
  return status === 'APPROVED' && kind === 'EARLY_START' ? 'early-start-consented' : null;
}

const MONTHS_TO_DECIDE = 3;

/** A question waits for the recipient; a request waits for the authority, three months at most (§ 75 VwGO). */
export const awardDutiesOf = async (tx: Transaction, award: Award): Promise<LifeDuty[]> =>
  (await awardDutiesOfAll(tx, [award])).get(award.id) ?? [];

/** The same for many awards, by award, in two queries. */
export async function awardDutiesOfAll(
  tx: Transaction,
  awards: readonly Award[],
): Promise<ReadonlyMap<string, LifeDuty[]>> {
  const lands = new Map((await listProgrammes(tx)).map(({ code, land }) => [code, land]));
  const ids = awards.map(({ applicationId }) => applicationId);
  const requests = groupedBy(await changeRequestsOfAll(tx, ids), ({ applicationId }) => applicationId);
  return new Map(
    awards.map((award) => [
      award.id,
      dutiesOfRequests(requests.get(award.applicationId) ?? [], lands.get(award.programmeCode) ?? '', tx.today),
    ]),
  );
}

function dutiesOfRequests(requests: readonly ChangeRequest[], land: string, today: CalendarDate): LifeDuty[] {
  return requests.flatMap((request): LifeDuty[] => {
    const facts = { changeId: request.id, changeKind: request.kind, number: request.number };
    if (request.status === 'QUESTION' && request.questionDeadline)
      return [
        {
          due: request.questionDeadline,
          kind: 'answer-change-question',
          by: 'RECIPIENT',
          amount: null,
          basis: `§ 26 Abs. 2 ${wordsOfLaw(land, today).procedureAct}`,
          facts,
        },
      ];
    if (!['SUBMITTED', 'PREPARED', 'IN_REVIEW'].includes(request.status) || !request.submittedAt) return [];
    if (request.origin === 'AUTHORITY') return [];
    const eventDay = CalendarDate.inBerlin(request.submittedAt);
    const due = monthPeriod({ eventDay, months: MONTHS_TO_DECIDE, holidays: holidaysOfLand(land) }).endShifted;
    return [{ due, kind: 'decide-change', by: 'AUTHORITY', amount: null, basis: '§ 75 VwGO', facts }];
  });
}
