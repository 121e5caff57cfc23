import { Controller, Get, Headers, Inject, NotFoundException, Param, Post, Res } from '@nestjs/common';
import type { Response } from 'express';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { openReport, saveReport, type OpenReport, type SavedReport } from '#use-reports';
import {
  Access,
  accepted,
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
} from '../access/index.js';
import { financePage, narrativePage, shownErrors, type FieldsScreen } from './fields-pages.js';
import { ConflictChoices, PlanTable, type ShownReportConflict } from './fields-parts.js';
import { FindingList } from './finding-list.js';
import { reportPath } from './report-frame.js';
import { readSentFields, type SentFields } from './sent-fields.js';

const PAGES = { sachbericht: narrativePage, finanzen: financePage } as const;
type FieldsStep = keyof typeof PAGES;

interface AutosaveAnswer {
  readonly savedAt: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly html: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly isRefused?: boolean;
}

/** Narrative and figures of a report, written by several people at once. Registered last: `:step` takes what is left. */
@Controller('bewilligungen/:id/nachweise/:reportId')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class ReportWritingController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get(':step')
  async show(
    @Param('reportId', AnId) reportId: string,
    @Param('step') step: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const slug = stepOf(step);
    const opened = await this.opened(actor, reportId);
    return PAGES[slug](frame, screenOf(opened, slug));
  }

  @Post(':step')
  async save(
    @Param('reportId', AnId) reportId: string,
    @Param('step') step: string,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer | AutosaveAnswer> {
    const slug = stepOf(step);
    const isAutosave = accept?.startsWith('application/json') ?? false;
    const sent = readSentFields(form, !isAutosave);
    const saved = await saveReport(this.database, actor, {
      reportId,
      baseVersion: sent.baseVersion,
      entries: sent.entries,
    });
    if (!saved.ok) {
      if (isAutosave || saved.refusal.pointer === undefined) throw new Refused([saved.refusal]);
      const errors = sentencesByField([saved.refusal]);
      return shownAgain(
        PAGES[slug](frame, { ...screenOf(await this.opened(actor, reportId), slug), typed: sent.entries, errors }),
      );
    }
    const opened = await this.opened(actor, reportId);
    const conflicts = conflictsOf(opened, saved.value, sent);
    if (isAutosave) {
      response.type('json').status(conflicts.length > 0 ? 409 : 200);
      return autosaveAnswer(opened, slug, saved.value, conflicts);
    }
    if (conflicts.length > 0) return shownAgain(PAGES[slug](frame, { ...screenOf(opened, slug), conflicts }), 409);
    return seeOther(`${reportPath(opened.report)}/${slug}`, 'Ihre Angaben sind gespeichert.');
  }

  private opened(actor: Actor, reportId: string): Promise<OpenReport> {
    return this.database.read(actor, async (tx) => accepted(await openReport(tx, reportId)));
  }
}

function stepOf(step: string): FieldsStep {
  if (step === 'sachbericht' || step === 'finanzen') return step;
  throw new NotFoundException();
}

const screenOf = (opened: OpenReport, slug: FieldsStep): FieldsScreen => ({
  opened,
  conflicts: [],
  typed: {},
  errors: shownErrors(opened, slug),
});

function conflictsOf(opened: OpenReport, saved: SavedReport, sent: SentFields): ShownReportConflict[] {
  const waiting = sent.undecided.map(({ field, sinceVersion, mine }) => ({
    field,
    sinceVersion,
    mine,
    before: '',
    theirs: opened.draft.fields[field] ?? '',
    theirName: opened.draft.savedByName,
    theirTime: opened.draft.savedAt,
  }));
  return [...saved.conflicts.map((conflict) => ({ ...conflict, sinceVersion: sent.baseVersion })), ...waiting];
}

function autosaveAnswer(
  opened: OpenReport,
  slug: FieldsStep,
  saved: SavedReport,
  conflicts: readonly ShownReportConflict[],
): AutosaveAnswer {
  const findings = h(FindingList, { findings: opened.reading.findings, base: reportPath(opened.report) });
  return {
    savedAt: saved.savedAt.toISOString(),
    fields: { baseVersion: String(saved.version) },
    errors: shownErrors(opened, slug),
    html: {
      'feststellungen-liste': renderToString(findings),
      ...(slug === 'finanzen' ? { 'finanzen-tabelle': renderToString(h(PlanTable, { opened })) } : {}),
      konflikte: renderToString(h(ConflictChoices, { conflicts })),
    },
    ...(conflicts.length === 0
      ? {}
      : { isRefused: true, message: 'Ein Feld wurde gleichzeitig geändert. Wählen Sie dort, was gelten soll.' }),
  };
}
