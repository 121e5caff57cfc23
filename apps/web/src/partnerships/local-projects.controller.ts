import { Controller, Get, Inject, NotFoundException, Param, Post, StreamableFile } from '@nestjs/common';
import { historyOf } from '#audit';
import { rollOf, seatsOf, voteOfSubject } from '#bodies';
import type { Actor, Refusal } from '#kernel';
import { pdfOf, renderNotice } from '#notices';
import {
  decisionContent,
  findFrame,
  findPartnership,
  findProject,
  LOCAL_ACTIONS,
  latestProof,
  partsOf,
  paymentsOf,
  projectNumber,
  settlementContent,
  type LocalProject,
} from '#partnerships';
import { Database, FILE_STORE, type FileStore, type Transaction } from '#platform';
import {
  accepted,
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  Refused,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { formatDateTime } from '../layout/index.js';
import { typedIn } from './application-form.js';
import { LOCAL_ACTION_WORDS } from './partnership-words.js';
import { projectPage } from './project-page.js';
import type { ProjectScreen } from './project-screen.js';
import { PARTNERSHIP_READERS, PARTNERSHIP_WORKERS } from './readers.js';
import { takeLocalStep } from './take-local-step.js';

/** Local projects as the lead office and the authority see them. */
@Controller('projekte')
@Access.roles(...PARTNERSHIP_READERS)
export class LocalProjectsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(actor, id, frame, {}, {});
  }

  @Post(':id/schritt')
  @Access.roles(...PARTNERSHIP_WORKERS)
  async step(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    if (!(await this.database.read(actor, (tx) => findProject(tx, id)))) throw new NotFoundException();
    const action = LOCAL_ACTIONS.find((each) => each === form.text('action'));
    if (!action) throw new NotFoundException();
    const taken = await takeLocalStep(this.database, actor, { projectId: id, action, form });
    if (taken.ok) return seeOther(`/projekte/${id}`, `${LOCAL_ACTION_WORDS[action]}: erledigt.`);
    const refusals: readonly Refusal[] = Array.isArray(taken.refusal) ? taken.refusal : [taken.refusal];
    if (refusals.some(({ pointer }) => pointer === undefined)) throw new Refused(refusals);
    const named = refusals.map((refusal) => ({ ...refusal, pointer: `/${action}-${refusal.pointer?.slice(1) ?? ''}` }));
    return shownAgain(await this.page(actor, id, frame, typedIn(form), sentencesByField(named)));
  }

  @Get(':id/entscheidung.pdf')
  decision(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.pdf(
      actor,
      id,
      'Entscheidung',
      ({ signed, noticeId }) => (signed ? noticeId : null),
      async (tx, project) => {
        if (!project.decision || tx.actor.scope === 'COORDINATION') throw new NotFoundException();
        return accepted(await decisionContent(tx, project, project.decision, null));
      },
    );
  }

  @Get(':id/abrechnung.pdf')
  settlement(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.pdf(
      actor,
      id,
      'Abrechnung',
      ({ settlementNoticeId }) => settlementNoticeId,
      async (tx, project) => {
        if (!project.settlement || tx.actor.scope === 'COORDINATION') throw new NotFoundException();
        return accepted(await settlementContent(tx, project, project.settlement, null));
      },
    );
  }

  /** The issued document from the store, or the draft as it would go out today. */
  private async pdf(
    actor: Actor,
    id: string,
    name: string,
    issued: (project: LocalProject) => string | null,
    draft: (tx: Transaction, project: LocalProject) => Promise<Parameters<typeof renderNotice>[0]>,
  ): Promise<StreamableFile> {
    const found = await this.database.read(actor, async (tx) => {
      const project = await findProject(tx, id);
      if (!project) throw new NotFoundException();
      const noticeId = issued(project);
      if (noticeId !== null) return { stored: accepted(await pdfOf(tx, noticeId)), number: projectNumber(project) };
      return { content: await draft(tx, project), number: projectNumber(project) };
    });
    const bytes = found.content ? await renderNotice(found.content) : await this.files.get(found.stored.sha256);
    return new StreamableFile(bytes, {
      type: 'application/pdf',
      disposition: `inline; filename="${found.number}-${name}.pdf"`,
      length: bytes.length,
    });
  }

  private page(actor: Actor, id: string, frame: PageFrame, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => projectPage(frame, { ...(await screenOf(tx, id)), values, errors }));
  }
}

async function screenOf(tx: Transaction, id: string): Promise<Omit<ProjectScreen, 'values' | 'errors'>> {
  const project = await findProject(tx, id);
  const partnership = project ? await findPartnership(tx, project.partnershipId) : null;
  const frame = project ? await findFrame(tx, project.frameId) : null;
  const fund = frame?.funds.find(({ code }) => code === project?.fundCode);
  if (!project || !partnership || !fund) throw new NotFoundException();
  const vote = project.voteId ? await voteOfSubject(tx, { kind: 'LOCAL_PROJECT', id }) : null;
  const bodyId = fund.rules.recommendedBy === 'YOUTH_FORUM' ? partnership.youthForumBodyId : partnership.allianceBodyId;
  const chains = [`local-project:${id}`, `local-project-association:${id}`];
  const entries = (await Promise.all(chains.map((chain) => historyOf(tx, chain, { limit: 100 })))).flat();
  return {
    ...{ partnership, project, fund, parts: partsOf(tx.actor, project), today: tx.today },
    vote: vote ? { project, vote, roll: await rollOf(tx, vote.voteId) } : null,
    seats: bodyId ? await seatsOf(tx, bodyId) : [],
    payments: await paymentsOf(tx, id),
    proof: await latestProof(tx, id),
    history: entries
      .sort((first, second) => second.at.getTime() - first.at.getTime())
      .map(({ at, action, actorName }) => ({ when: formatDateTime(at), text: `${wordOf(action)} (${actorName})` })),
  };
}

const wordOf = (action: string): string => {
  const known = LOCAL_ACTIONS.find((each) => each === action);
  return known ? LOCAL_ACTION_WORDS[known] : 'Antrag eingegangen';
};
