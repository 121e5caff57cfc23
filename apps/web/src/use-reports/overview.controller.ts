import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { APPLICANT_ROLES, CalendarDate, hasRole, refuse, type Actor, type Refusal } from '#kernel';
import { Database } from '#platform';
import {
  decideExtension,
  dutiesOfAward,
  overdueReportsOf,
  requestExtension,
  setDueDay,
  startReport,
  useReportsOf,
  type ReportKey,
} from '#use-reports';
import {
  accepted,
  Access,
  AnId,
  atFields,
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
} from '../access/index.js';
import { overviewPage } from './overview-page.js';
import { REPORT_READERS } from './report-readers.js';

const DUE_NAMES = ['report', 'basis', 'dueOn', 'reason'] as const;
const BASES = ['EXTENSION', 'NOTICE', 'INVESTMENT'] as const;

/** The reports of an award and their due days, for both sides. */
@Controller('bewilligungen/:id/nachweise')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class ReportOverviewController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...REPORT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(actor, id, frame);
  }

  @Post()
  async start(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const { id } = accepted(
      await startReport(this.database, actor, { awardId, ...keyOf(form.text('kind'), form.text('budgetYear')) }),
    );
    return seeOther(`/bewilligungen/${awardId}/nachweise/${id}/sachbericht`);
  }

  @Post('fristen')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', 'CASEWORKER', 'USE_AUDITOR')
  async due(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const moved = await this.move(actor, awardId, form);
    const isDistrict = hasRole(actor, ...APPLICANT_ROLES);
    if (moved === null)
      return seeOther(
        `/bewilligungen/${awardId}/nachweise`,
        isDistrict ? 'Ihr Antrag ist gestellt.' : 'Die Frist ist festgelegt.',
      );
    const typed = Object.fromEntries(DUE_NAMES.map((name) => [name, form.text(name)]));
    return shownAgain(await this.page(actor, awardId, frame, typed, atFields(moved)));
  }

  @Post('fristen/:changeId')
  @Access.roles('CASEWORKER', 'USE_AUDITOR')
  async decide(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Param('changeId', AnId) changeId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const isGranted = form.text(`decision-${changeId}`) === 'JA';
    const decided = await decideExtension(this.database, actor, {
      changeId,
      isGranted,
      reason: form.text(`reason-${changeId}`),
    });
    if (decided.ok)
      return seeOther(
        `/bewilligungen/${awardId}/nachweise`,
        isGranted ? 'Die Frist ist verlängert.' : 'Der Antrag ist abgelehnt.',
      );
    if (decided.refusal.pointer !== '/reason') throw new Refused([decided.refusal]);
    const errors = sentencesByField([{ ...decided.refusal, pointer: `/reason-${changeId}` }]);
    return shownAgain(await this.page(actor, awardId, frame, {}, errors));
  }

  /** Null when it worked. */
  private async move(actor: Actor, awardId: string, form: FormBody): Promise<Refusal | null> {
    const [kind = '', year = ''] = form.text('report').split(':');
    if (kind === '') return refuse('entry-missing', {}, '/report').refusal;
    const day = CalendarDate.parse(form.text('dueOn'));
    const wish = { awardId, ...keyOf(kind, year), reason: form.text('reason') };
    if (hasRole(actor, ...APPLICANT_ROLES)) {
      if (!day.ok) return { ...day.refusal, pointer: '/dueOn' };
      const asked = await requestExtension(this.database, actor, { ...wish, dueOn: day.value });
      return asked.ok ? null : asked.refusal;
    }
    const basis = BASES.find((each) => each === form.text('basis'));
    if (!basis) return refuse('entry-missing', {}, '/basis').refusal;
    if (!day.ok && basis !== 'INVESTMENT') return { ...day.refusal, pointer: '/dueOn' };
    const set = await setDueDay(this.database, actor, { ...wish, basis, ...(day.ok ? { dueOn: day.value } : {}) });
    return set.ok ? null : set.refusal;
  }

  private page(
    actor: Actor,
    id: string,
    frame: PageFrame,
    typed: Readonly<Record<string, string>> = {},
    errors: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const duties = accepted(await dutiesOfAward(tx, id));
      const reports = await useReportsOf(tx, id);
      const overdue = actor.scope === 'AUTHORITY' ? await overdueReportsOf(tx, duties.award.organisationId) : [];
      return overviewPage(frame, { actor, today: tx.today, duties, reports, overdue, typed, errors });
    });
  }
}

/** Anything else is a report that no award owes. */
const keyOf = (kind: string, year: string): ReportKey =>
  kind === 'INTERIM' ? { kind, budgetYear: Number(year) || 0 } : { kind: 'FINAL', budgetYear: null };
