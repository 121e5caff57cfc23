import { recordAudit } from '#audit';
import {
  APPLICANT_ROLES,
  hasRole,
  ok,
  refuse,
  type Actor,
  type CalendarDate,
  type Refusal,
  type Result,
  type Role,
} from '#kernel';
import { violatedConstraint, type Database } from '#platform';
import { sameReport, type ReportKey } from '../domain/due-days.js';
import { decideDueChange, insertDueChange, loadDueChangeForUpdate } from '../persistence/due.repository.js';
import { dutiesOfAward } from '../read/report-basis.js';

const REASON_LENGTH_MIN = 5;
const REASON_LENGTH_MAX = 1000;
/** Who of the authority moves due days. */
export const DUE_DAY_OFFICERS: readonly Role[] = ['CASEWORKER', 'USE_AUDITOR'];

interface DueWish extends ReportKey {
  readonly awardId: string;
  readonly dueOn: CalendarDate;
  readonly reason: string;
}

/** The district asks for more time (§ 31 (7) VwVfG NRW), also after the day has passed. One open request per report. */
export async function requestExtension(
  database: Database,
  actor: Actor,
  wish: DueWish,
): Promise<Result<true, Refusal>> {
  try {
    return await database.transaction(actor, async (tx) => {
      if (!hasRole(actor, ...APPLICANT_ROLES))
        return refuse('action-not-permitted', {
          action: 'request-extension',
          allowedRoles: APPLICANT_ROLES,
          possible: [],
        });
      return enter(tx, wish, 'EXTENSION', 'REQUESTED');
    });
  } catch (error) {
    if (violatedConstraint(error) === 'due_change_open_once') return refuse('extension-asked-already', {});
    throw error;
  }
}

/** The authority sets a day itself: an extension of its own accord, the day named in the notice, or the period of an investment. */
export async function setDueDay(
  database: Database,
  actor: Actor,
  wish: Omit<DueWish, 'dueOn'> & {
    readonly dueOn?: CalendarDate;
    readonly basis: 'NOTICE' | 'INVESTMENT' | 'EXTENSION';
  },
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    if (!hasRole(actor, ...DUE_DAY_OFFICERS))
      return refuse('action-not-permitted', { action: 'set-due-day', allowedRoles: DUE_DAY_OFFICERS, possible: [] });
    const found = await dutiesOfAward(tx, wish.awardId);
    if (!found.ok) return found;
    const { award, version } = found.value;
    const investive = award.periodTo.plusMonths(version.terms.investiveUseReportMonths);
    const dueOn = wish.basis === 'INVESTMENT' ? investive : wish.dueOn;
    if (!dueOn) return refuse('entry-missing', {}, '/dueOn');
    return enter(tx, { ...wish, dueOn }, wish.basis, 'IN_FORCE');
  });
}

type Tx = Parameters<Parameters<Database['transaction']>[1]>[0];

async function enter(
  tx: Tx,
  wish: DueWish,
  basis: 'NOTICE' | 'INVESTMENT' | 'EXTENSION',
  state: 'REQUESTED' | 'IN_FORCE',
): Promise<Result<true, Refusal>> {
  const found = await dutiesOfAward(tx, wish.awardId);
  if (!found.ok) return found;
  const duty = found.value.duties.find((each) => sameReport(each, wish));
  if (!duty) return refuse('use-report-not-owed', { awardId: wish.awardId });
  const reason = wish.reason.trim();
  if (reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
  if (reason.length > REASON_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/reason');
  const laterThan = laterDayMustBe(wish.dueOn, duty.due, tx.today, basis);
  if (!laterThan.ok) return laterThan;
  const { award } = found.value;
  const change = { ...wish, reason, basis, dueBefore: duty.due, organisationId: award.organisationId };
  await insertDueChange(tx, change, state);
  await recordAudit(tx, {
    chain: `award-reports:${award.id}`,
    action: state === 'REQUESTED' ? 'request-extension' : 'set-due-day',
    reason,
    facts: {
      kind: wish.kind,
      budgetYear: wish.budgetYear,
      from: duty.due.toString(),
      to: wish.dueOn.toString(),
      basis,
    },
    organisationId: award.organisationId,
  });
  return ok(true);
}

function laterDayMustBe(
  dueOn: CalendarDate,
  before: CalendarDate,
  today: CalendarDate,
  basis: 'NOTICE' | 'INVESTMENT' | 'EXTENSION',
): Result<true, Refusal> {
  if (basis !== 'EXTENSION') return ok(true);
  if (!dueOn.isAfter(before)) return refuse('extension-not-later', { due: before.toGerman() }, '/dueOn');
  return dueOn.isAfter(today) ? ok(true) : refuse('date-in-the-past', { date: dueOn.toGerman() }, '/dueOn');
}

/** Grants a request, also for another day, or refuses it with a reason. */
export async function decideExtension(
  database: Database,
  actor: Actor,
  command: {
    readonly changeId: string;
    readonly isGranted: boolean;
    readonly dueOn?: CalendarDate;
    readonly reason: string;
  },
): Promise<Result<{ readonly awardId: string }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    if (!hasRole(actor, ...DUE_DAY_OFFICERS))
      return refuse('action-not-permitted', {
        action: 'decide-extension',
        allowedRoles: DUE_DAY_OFFICERS,
        possible: [],
      });
    const change = await loadDueChangeForUpdate(tx, command.changeId);
    if (!change) return refuse('extension-not-found', {});
    if (change.state !== 'REQUESTED') return refuse('extension-decided-already', {});
    const reason = command.reason.trim();
    if (!command.isGranted && reason.length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
    if (reason.length > REASON_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: REASON_LENGTH_MAX }, '/reason');
    const dueOn = command.dueOn ?? change.dueOn;
    const later = command.isGranted ? laterDayMustBe(dueOn, change.dueBefore, tx.today, 'EXTENSION') : ok(true);
    if (!later.ok) return later;
    await decideDueChange(tx, change.id, { state: command.isGranted ? 'IN_FORCE' : 'REFUSED', dueOn, reason });
    await recordAudit(tx, {
      chain: `award-reports:${change.awardId}`,
      action: command.isGranted ? 'grant-extension' : 'refuse-extension',
      reason: reason || null,
      facts: {
        kind: change.kind,
        budgetYear: change.budgetYear,
        from: change.dueBefore.toString(),
        to: dueOn.toString(),
      },
    });
    return ok({ awardId: change.awardId });
  });
}
