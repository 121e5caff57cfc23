import { Controller, Get, Inject, NotFoundException, Param, Post, Query, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { rollOf, seatsOf, isInTerm, meetingsOf, voteOfSubject } from '#bodies';
import { findOrganisation, listOrganisations } from '#districts';
import { APPLICANT_ROLES, CalendarDate, hasRole, type Actor, type Refusal } from '#kernel';
import {
  coordinates,
  endMember,
  enterMember,
  findPartnership,
  framesOf,
  frameSituation,
  listPartnerships,
  LOCAL_STATUSES,
  MEMBER_ROLES,
  membersOf,
  projectsOf,
  type Frame,
  type LocalProject,
  type Partnership,
} from '#partnerships';
import { Database, isId, type Transaction } from '#platform';
import { CONTENT_TYPES, csvOf } from '#reports';
import {
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame as PageFrameOf,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { typedIn } from './application-form.js';
import { membersPage, partnershipsPage, projectsPage } from './list-pages.js';
import { partnershipPage, type PartnershipScreen } from './partnership-page.js';
import { csvName, PROJECTS_TABLE } from './projects-download.js';
import { PARTNERSHIP_READERS, PARTNERSHIP_WORKERS } from './readers.js';
import type { RunningVote } from './vote-panel.js';

/** Partnerships: the list, the page of each, its projects and members. */
@Controller('partnerschaften')
@Access.roles(...PARTNERSHIP_READERS)
export class PartnershipsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async list(@CurrentActor() actor: Actor, @PageFrameOf() frame: PageFrame): Promise<string> {
    const listed = await this.database.read(actor, async (tx) => {
      const organisations = await listOrganisations(tx);
      return Promise.all(
        (await listPartnerships(tx)).map(async (partnership) => {
          const frames = await framesOf(tx, partnership.id);
          const year = presentFrame(frames, tx.today.year);
          return {
            partnership,
            organisationName: organisations.find(({ id }) => id === partnership.organisationId)?.name ?? '',
            frame: year,
            projects: year ? (await projectsOf(tx, partnership.id, year.budgetYear)).length : 0,
          };
        }),
      );
    });
    return partnershipsPage(frame, listed, actor.scope === 'ORGANISATION' && hasRole(actor, ...APPLICANT_ROLES));
  }

  @Get(':id')
  async show(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
    @Query('jahr') asked?: string,
  ): Promise<string> {
    return partnershipPage(frame, await this.database.read(actor, (tx) => screenOf(tx, id, Number(asked))));
  }

  @Get(':id/projekte')
  async projects(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
    @Query() query: Record<string, unknown>,
  ): Promise<string> {
    const found = await this.chosen(actor, id, query);
    return projectsPage(frame, found);
  }

  @Get(':id/projekte.csv')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) _: Response,
  ): Promise<StreamableFile> {
    const { projects, partnership, today } = await this.chosen(actor, id, query);
    return new StreamableFile(Buffer.from(csvOf(PROJECTS_TABLE, projects)), {
      type: CONTENT_TYPES.csv,
      disposition: `attachment; filename="${csvName(partnership.slug, today)}"`,
    });
  }

  @Get(':id/beteiligte')
  members(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @PageFrameOf() frame: PageFrame,
  ): Promise<string> {
    return this.membersAgain(actor, id, frame, {}, {});
  }

  @Post(':id/beteiligte')
  @Access.roles(...PARTNERSHIP_WORKERS)
  async enter(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) partnershipId: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const from = CalendarDate.parse(form.text('from'));
    const to = form.text('to') === '' ? null : CalendarDate.parse(form.text('to'));
    const role = MEMBER_ROLES.find((each) => each === form.text('role'));
    const faults: Refusal[] = [
      ...(from.ok ? [] : [{ ...from.refusal, pointer: '/from' }]),
      ...(to === null || to.ok ? [] : [{ ...to.refusal, pointer: '/to' }]),
      ...(role ? [] : [{ kind: 'entry-missing', facts: {}, pointer: '/role' }]),
    ];
    if (from.ok && role && (to === null || to.ok)) {
      const entered = await enterMember(this.database, actor, {
        ...{ partnershipId, name: form.text('name'), role, from: from.value },
        to: to?.value ?? null,
      });
      if (entered.ok) return seeOther(`/partnerschaften/${partnershipId}/beteiligte`, 'Die Angabe ist eingetragen.');
      faults.push(entered.refusal);
    }
    return shownAgain(await this.membersAgain(actor, partnershipId, frame, typedIn(form), atFields(faults)));
  }

  @Post(':id/beteiligte/beenden')
  @Access.roles(...PARTNERSHIP_WORKERS)
  async end(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) partnershipId: string,
    @PageFrameOf() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const last = CalendarDate.parse(form.text('last'));
    const memberId = form.text('member');
    const faults: Refusal[] = [
      ...(isId(memberId) ? [] : [{ kind: 'entry-missing', facts: {}, pointer: '/member' }]),
      ...(last.ok ? [] : [{ ...last.refusal, pointer: '/last' }]),
    ];
    if (last.ok && isId(memberId)) {
      const ended = await endMember(this.database, actor, { partnershipId, memberId, to: last.value });
      if (ended.ok) return seeOther(`/partnerschaften/${partnershipId}/beteiligte`, 'Die Mitgliedschaft ist beendet.');
      faults.push(ended.refusal.pointer === '/to' ? { ...ended.refusal, pointer: '/last' } : ended.refusal);
    }
    return shownAgain(await this.membersAgain(actor, partnershipId, frame, typedIn(form), atFields(faults)));
  }

  private membersAgain(actor: Actor, id: string, frame: PageFrame, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const partnership = await found(tx, id);
      const members = await membersOf(tx, id);
      return membersPage(frame, {
        partnership,
        members,
        mayChange: mayRun(actor, partnership) || coordinates(actor, partnership),
        values,
        errors,
      });
    });
  }

  private chosen(actor: Actor, id: string, query: Record<string, unknown>) {
    return this.database.read(actor, async (tx) => {
      const partnership = await found(tx, id);
      const year = Number(query['jahr']);
      const all = await projectsOf(tx, id, Number.isInteger(year) && year > 2000 ? year : null);
      const status = LOCAL_STATUSES.find((each) => each === query['stand']) ?? '';
      const projects = all.filter((project) => status === '' || project.status === status);
      return { partnership, projects, all, status, query: status === '' ? '' : `?stand=${status}`, today: tx.today };
    });
  }
}

async function found(tx: Transaction, id: string): Promise<Partnership> {
  const partnership = await findPartnership(tx, id);
  if (!partnership) throw new NotFoundException();
  return partnership;
}

/** The lead office: it founds, decides and pays. */
export const mayRun = (actor: Actor, { organisationId }: Partnership): boolean =>
  actor.organisationId === organisationId && hasRole(actor, ...APPLICANT_ROLES);

/** The frame of this year, else the newest that has begun, else the newest. */
const presentFrame = (frames: readonly Frame[], year: number): Frame | null =>
  frames.find(({ budgetYear }) => budgetYear <= year) ?? frames[0] ?? null;

async function screenOf(tx: Transaction, id: string, asked: number): Promise<PartnershipScreen> {
  const partnership = await found(tx, id);
  const organisation = await findOrganisation(tx, partnership.organisationId);
  const frames = await framesOf(tx, id);
  const frame = frames.find(({ budgetYear }) => budgetYear === asked) ?? presentFrame(frames, tx.today.year);
  const [newest] = frames;
  const projects = frame ? await projectsOf(tx, id, frame.budgetYear) : [];
  const meetings = partnership.allianceBodyId ? await meetingsOf(tx, partnership.allianceBodyId) : [];
  const upcoming = meetings.filter(({ endsAt, status }) => endsAt > tx.now && status !== 'CANCELLED');
  const seats = partnership.allianceBodyId ? await seatsOf(tx, partnership.allianceBodyId) : [];
  return {
    partnership,
    organisationName: organisation?.name ?? '',
    ags: organisation?.districtAgs ?? '',
    frame,
    frames,
    drawing: newest ? { frame: newest, situation: await frameSituation(tx, newest) } : null,
    projects,
    votes: await runningVotes(tx, projects),
    nextMeeting: upcoming.at(-1) ?? null,
    seats: seats.filter((seat) => isInTerm(seat, tx.today)),
    members: await membersOf(tx, id),
    today: tx.today,
    mayRun: mayRun(tx.actor, partnership),
  };
}

async function runningVotes(tx: Transaction, projects: readonly LocalProject[]): Promise<RunningVote[]> {
  const votes: RunningVote[] = [];
  for (const project of projects.filter(({ status }) => status === 'IN_VOTE')) {
    const vote = await voteOfSubject(tx, { kind: 'LOCAL_PROJECT', id: project.id });
    if (vote) votes.push({ project, vote, roll: await rollOf(tx, vote.voteId) });
  }
  return votes;
}
