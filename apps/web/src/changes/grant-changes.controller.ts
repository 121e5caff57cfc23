import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import {
  awardVersions,
  changeRequestsOf,
  followAnnulment,
  grantSituation,
  startChange,
  type AwardVersion,
  type GrantSituation,
} from '#awards';
import { drawingSituation } from '#disbursements';
import type { Actor, Refusal } from '#kernel';
import { findNotice, type NoticeView } from '#notices';
import { Database, type Transaction } from '#platform';
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
  typedIn,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { CHANGE_READERS } from './change-people.js';
import { changesPath, grantChangesPage } from './grant-changes-page.js';
import { newChangePage } from './new-change-page.js';
import { readChange, typedOf } from './plan-fields.js';

/** The changes of one grant, for both sides. */
@Controller('bewilligungen/:id/aenderungen')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'CASEWORKER')
export class GrantChangesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...CHANGE_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const situation = accepted(await grantSituation(tx, id));
      const versions = await awardVersions(tx, id);
      const drawing = await drawingSituation(tx, id);
      const drawn = drawing.ok ? drawing.value.years.map((year) => [year.budgetYear, year.drawn] as const) : [];
      return grantChangesPage(frame, {
        actor,
        situation,
        versions,
        requests: (await changeRequestsOf(tx, situation.application.id)).filter(({ awardId }) => awardId === id),
        annulled: actor.scope === 'AUTHORITY' ? await annulledActs(tx, versions) : [],
        drawn: Object.fromEntries(drawn),
      });
    });
  }

  @Get('neu')
  form(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Query('art') sort: string | undefined,
    @Frame() frame: PageFrame,
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const situation = accepted(await grantSituation(tx, id));
      return newForm(frame, actor, { situation, sort, values: typedOf(situation.current, ''), errors: {} });
    });
  }

  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Query('art') sort: string | undefined,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const situation = await this.database.read(actor, async (tx) => accepted(await grantSituation(tx, awardId)));
    const kind = kindOf(sort, actor);
    const read = readChange(form, kind, situation.current);
    const again = (refusals: readonly Refusal[]): PageAnswer => {
      const errors = sentencesByField(refusals);
      return shownAgain(newForm(frame, actor, { situation, sort, values: typedIn(form), errors }));
    };
    if (!read.ok) return again(read.refusal);
    const started = await startChange(this.database, actor, { kind, awardId, ...read.value });
    if (!started.ok) {
      if (started.refusal.pointer === undefined) throw new Refused([started.refusal]);
      return again([started.refusal]);
    }
    const done =
      actor.scope === 'AUTHORITY'
        ? 'Die Änderung ist geöffnet.'
        : 'Der Entwurf ist gespeichert. Beantragt ist noch nichts.';
    return seeOther(`/aenderungen/${started.value.id}`, done);
  }

  @Post('aufhebung')
  @Access.roles('CASEWORKER', 'SIGNATORY')
  async follow(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const noticeId = form.text('noticeId');
    const versions = await this.database.read(actor, (tx) => awardVersions(tx, id));
    if (versions.some((version) => version.noticeId === noticeId))
      accepted(await followAnnulment(this.database, actor, noticeId));
    return seeOther(changesPath(id), 'Die Bewilligung folgt der Aufhebung; Höchstbetrag und Haushalt sind angepasst.');
  }
}

interface FormParts {
  readonly situation: GrantSituation;
  readonly sort: string | undefined;
  readonly values: Typed;
  readonly errors: Typed;
}

/** Only the recipient waives. */
const kindOf = (sort: string | undefined, actor: Actor): 'CHANGE' | 'WAIVER' =>
  sort === 'verzicht' && actor.scope === 'ORGANISATION' ? 'WAIVER' : 'CHANGE';

function newForm(frame: PageFrame, actor: Actor, { sort, ...parts }: FormParts): string {
  return newChangePage(frame, { ...parts, kind: kindOf(sort, actor), isAuthority: actor.scope === 'AUTHORITY' });
}

/** Acts of this grant that a court annulled and that no version has followed yet. */
async function annulledActs(tx: Transaction, versions: readonly AwardVersion[]): Promise<NoticeView[]> {
  const followed = versions.filter(({ cause }) => cause === 'ANNULMENT').map(({ noticeId }) => noticeId);
  const notices: NoticeView[] = [];
  for (const { noticeId } of versions.filter((version) => !followed.includes(version.noticeId))) {
    const notice = await findNotice(tx, noticeId);
    if (notice?.service.status === 'ANNULLED') notices.push(notice);
  }
  return notices;
}
