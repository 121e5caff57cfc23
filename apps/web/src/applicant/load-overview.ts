import { NotFoundException } from '@nestjs/common';
import {
  listApplicationsOfOrganisation,
  listMessagesOfOrganisation,
  openInfoRequest,
  type ApplicationCase,
  type Message,
} from '#applications';
import { awardOfApplication, readCapSituations, type Award, type CapSituation } from '#awards';
import { findOrganisation, type OrganisationView } from '#districts';
import { type CalendarDate, Money, type Actor } from '#kernel';
import { listNoticesOfOrganisation } from '#notices';
import type { Transaction } from '#platform';
import { letterheadOn, listProgrammes, openCalls, type Call, type Letterhead, type Programme } from '#programmes';
import { isFinished } from './case-words.js';
import { answerTask, draftTask, messageTasks, noticeTasks, type Task } from './overview-tasks.js';

export interface CaseCard {
  readonly application: ApplicationCase;
  readonly award: Award | null;
  readonly askedIn: 'FORMAL_CHECK' | 'MATERIAL_CHECK' | null;
}

export interface RoomOfYear {
  readonly situation: CapSituation;
  /** Submitted and not decided. */
  readonly applied: Money;
  readonly drafted: Money;
}

export interface ProgrammeRoom {
  readonly programme: Programme;
  readonly years: readonly RoomOfYear[];
}

export interface Overview {
  readonly organisation: OrganisationView;
  readonly today: CalendarDate;
  readonly now: Date;
  readonly tasks: readonly Task[];
  readonly cards: readonly CaseCard[];
  readonly finishedCount: number;
  readonly rooms: readonly ProgrammeRoom[];
  readonly messages: readonly Message[];
  readonly letterhead: Letterhead | null;
  readonly calls: readonly Call[];
}

/** Everything the start page of a district shows, in one consistent picture. */
export async function loadOverview(tx: Transaction, actor: Actor): Promise<Overview> {
  const organisation = actor.organisationId ? await findOrganisation(tx, actor.organisationId) : null;
  if (!organisation) throw new NotFoundException();
  const applications = await listApplicationsOfOrganisation(tx, organisation.id);
  const messages = await listMessagesOfOrganisation(tx, organisation.id);
  const calls = (await openCalls(tx)).filter(({ closesAt }) => closesAt >= tx.now);
  const cards: CaseCard[] = [];
  const notices = await listNoticesOfOrganisation(tx, organisation.id);
  const tasks: Task[] = [
    ...messageTasks(messages, applications),
    ...notices.flatMap((notice) => noticeTasks(notice, actor)),
  ];
  // A decided case stays on the start page for the year in which its money is spent.
  for (const application of applications.filter((each) => isShown(each, tx.today.year))) {
    const { card, task } = await openCard(tx, application);
    cards.push(card);
    if (task) tasks.push(task);
  }
  const programmes = programmesConcerned(await listProgrammes(tx), applications, calls);
  const letterhead = await letterheadOf(tx, programmes[0]);
  return {
    organisation,
    today: tx.today,
    now: tx.now,
    tasks: tasks.sort((one, other) => one.due.compare(other.due)),
    cards,
    finishedCount: applications.filter(isFinished).length,
    rooms: await roomsOf(tx, organisation, applications, programmes),
    messages: messages.slice(0, 4),
    letterhead,
    calls,
  };
}

/** Where the organisation has applied, programmes for districts first; before its first application the first open call. */
function programmesConcerned(
  programmes: readonly Programme[],
  applications: readonly ApplicationCase[],
  calls: readonly Call[],
): Programme[] {
  const isOf = (each: readonly { readonly programmeCode: string }[], { code }: Programme): boolean =>
    each.some(({ programmeCode }) => programmeCode === code);
  const ordered = [...programmes].sort((one, other) => rankOf(one) - rankOf(other));
  const applied = ordered.filter((programme) => isOf(applications, programme));
  return applied.length > 0 ? applied : ordered.filter((programme) => isOf(calls, programme)).slice(0, 1);
}

const rankOf = ({ capHolder }: Programme): number => (capHolder === 'DISTRICT' ? 0 : 1);

async function letterheadOf(tx: Transaction, programme: Programme | undefined): Promise<Letterhead | null> {
  if (!programme) return null;
  const version = await letterheadOn(tx, programme.code, tx.today);
  return version.ok ? version.value.letterhead : null;
}

const isShown = (application: ApplicationCase, year: number): boolean =>
  !isFinished(application) || (application.status === 'APPROVED' && application.budgetYear >= year);

async function openCard(tx: Transaction, application: ApplicationCase): Promise<{ card: CaseCard; task: Task | null }> {
  const award = application.status === 'APPROVED' ? await awardOfApplication(tx, application.id) : null;
  if (application.status === 'INFO_REQUESTED') {
    const request = await openInfoRequest(tx, application.id);
    const card = { application, award, askedIn: request?.askedIn ?? null };
    return { card, task: request ? answerTask(application, request) : null };
  }
  const task = application.status === 'DRAFT' ? await draftTask(tx, application) : null;
  return { card: { application, award, askedIn: null }, task };
}

async function roomsOf(
  tx: Transaction,
  organisation: OrganisationView,
  applications: readonly ApplicationCase[],
  programmes: readonly Programme[],
): Promise<ProgrammeRoom[]> {
  const rooms: ProgrammeRoom[] = [];
  for (const programme of programmes) {
    const { code } = programme;
    const capHolder = programme.capHolder === 'DISTRICT' ? organisation.districtAgs : organisation.id;
    const holder = { programmeCode: code, capHolder, districtAgs: organisation.districtAgs };
    const situations = await readCapSituations(tx, holder, [tx.today.year, tx.today.year + 1]);
    const own = applications.filter((each) => each.programmeCode === code && each.capHolder === capHolder);
    const years = situations.map((situation) => ({
      situation: { ...situation, reserved: Money.ZERO },
      applied: requested(
        own.filter((each) => each.status !== 'DRAFT' && !isFinished(each)),
        situation.budgetYear,
      ),
      drafted: requested(
        own.filter(({ status }) => status === 'DRAFT'),
        situation.budgetYear,
      ),
    }));
    rooms.push({ programme, years });
  }
  return rooms;
}

const requested = (applications: readonly ApplicationCase[], year: number): Money =>
  Money.sum(applications.map(({ requestedByYear }) => requestedByYear[year] ?? Money.ZERO));
