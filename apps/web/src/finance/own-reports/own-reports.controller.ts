import { Controller, Get, Inject, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { ROLES, type Actor, type Refusal } from '#kernel';
import { Database, FILE_STORE, type FileStore, type Transaction } from '#platform';
import {
  arrangeReport,
  checkDefinition,
  composeTable,
  CONTENT_TYPES,
  findReportFile,
  findSavedReport,
  findSubject,
  readTable,
  removeReport,
  reportFiles,
  requestReportFile,
  savedReports,
  saveReport,
  type FileFormat,
  type ReportDefinition,
} from '#reports';
import {
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
} from '../../access/index.js';
import { FINANCE_READERS } from '../../api/reports/finance-readers.js';
import { asDownload } from '../../applicant/file-answer.js';
import { builderPage, subjectPage, type BuilderView } from './builder-page.js';
import { parseDefinition, readDefinition, type DefinitionQuery } from './definition-form.js';
import { ownReportsPage } from './own-reports-page.js';
import { savedReportPage, type SavedReportView } from './saved-report-page.js';

const LIST = '/berichte/eigene';

/** Reports that people build for themselves: choose, look, keep, share, have sent, fetch as a file. */
@Controller('berichte')
@Access.roles(...FINANCE_READERS)
export class OwnReportsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get('eigene')
  async list(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.database.read(actor, async (tx) =>
      ownReportsPage(frame, {
        accountId: actor.accountId,
        reports: await savedReports(tx),
        files: await reportFiles(tx),
      }),
    );
  }

  @Get('eigene/neu')
  async build(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: DefinitionQuery,
  ): Promise<PageAnswer> {
    const definition = readDefinition(query);
    if (definition.subject === '') return subjectPage(frame);
    const view = await this.database.read(actor, (tx) => readBuilder(tx, definition));
    return view.preview === null ? shownAgain(builderPage(frame, view)) : builderPage(frame, view);
  }

  @Post('eigene')
  async save(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const definition = parseDefinition(form.text('definition'));
    const name = form.text('name');
    const saved = await saveReport(this.database, actor, { name, definition });
    if (saved.ok) return seeOther(`${LIST}/${saved.value.id}`, 'Der Bericht ist gespeichert.');
    const unfit = saved.refusal.filter(({ pointer }) => pointer !== '/name');
    if (unfit.length > 0) throw new Refused(unfit);
    const view = await this.database.read(actor, (tx) => readBuilder(tx, definition));
    return shownAgain(builderPage(frame, { ...view, name, errors: sentencesByField(saved.refusal) }));
  }

  @Post('eigene/datei')
  async makeFile(@CurrentActor() actor: Actor, @Form() form: FormBody): Promise<PageAnswer> {
    const definition = parseDefinition(form.text('definition'));
    const name = findSubject(definition.subject)?.title ?? '';
    return this.request(actor, { name, definition, format: formatIn(form), savedReportId: null });
  }

  @Get('eigene/:id')
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Param('id', AnId) id: string): Promise<string> {
    return savedReportPage(frame, await this.savedView(actor, id));
  }

  @Post('eigene/:id/datei')
  async makeSavedFile(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const report = await this.database.read(actor, (tx) => findSavedReport(tx, id));
    if (!report) throw new NotFoundException();
    const { name, definition } = report;
    return this.request(actor, { name, definition, format: formatIn(form), savedReportId: id });
  }

  @Post('eigene/:id/einrichten')
  async arrange(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Param('id', AnId) id: string,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const view = await this.savedView(actor, id);
    const schedule = form.text('schedule');
    const arranged = await arrangeReport(this.database, actor, {
      id,
      expectedVersion: Number(form.text('version')),
      sharedWith: ROLES.find((role) => role === form.text('sharedWith')) ?? null,
      schedule: schedule === 'WEEKLY' || schedule === 'MONTHLY' ? schedule : 'NONE',
      format: formatIn(form),
      mailTo: form.text('mailTo'),
    });
    if (arranged.ok) return seeOther(`${LIST}/${id}`, 'Die Einstellungen sind gespeichert.');
    const errors = atFields(arranged.refusal);
    const typed = Object.fromEntries(
      ['sharedWith', 'schedule', 'format', 'mailTo'].map((name) => [name, form.text(name)]),
    );
    return shownAgain(savedReportPage(frame, { ...view, typed, errors }));
  }

  @Post('eigene/:id/loeschen')
  async remove(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PageAnswer> {
    const removed = await removeReport(this.database, actor, id);
    if (!removed.ok) throw new Refused(removed.refusal);
    return seeOther(LIST, 'Der Bericht ist gelöscht.');
  }

  @Get('dateien/:id')
  async download(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) id: string,
    @Res() response: Response,
  ): Promise<void> {
    const file = await this.database.read(actor, (tx) => findReportFile(tx, id));
    if (file?.state !== 'READY' || file.sha256 === null) throw new NotFoundException();
    asDownload(response, { name: `${file.name}.${file.format}`, mediaType: CONTENT_TYPES[file.format] });
    this.files.stream(file.sha256).pipe(response);
  }

  private async request(
    actor: Actor,
    command: { name: string; definition: ReportDefinition; format: FileFormat; savedReportId: string | null },
  ): Promise<PageAnswer> {
    const asked = await requestReportFile(this.database, actor, command);
    if (!asked.ok) throw new Refused(asked.refusal);
    return seeOther(`${LIST}#dateien`, 'Die Datei wird erstellt.');
  }

  private savedView(actor: Actor, id: string): Promise<SavedReportView> {
    return this.database.read(actor, async (tx) => {
      const report = await findSavedReport(tx, id);
      if (!report) throw new NotFoundException();
      const checked = checkDefinition(report.definition);
      if (!checked.ok) throw new Refused(checked.refusal);
      const { table, parameters, totals } = composeTable(checked.value, report.name);
      const read = await readTable(tx, table, parameters, totals);
      const isOwner = report.ownerId === actor.accountId;
      return { report, isOwner, table, read, standAt: tx.now, typed: {}, errors: {} };
    });
  }
}

const formatIn = (form: FormBody): FileFormat => {
  const format = form.text('format');
  return format === 'csv' || format === 'json' ? format : 'xlsx';
};

/** The builder with its preview, or with what has to be mended before there is one. */
async function readBuilder(tx: Transaction, definition: ReportDefinition): Promise<BuilderView> {
  const subject = findSubject(definition.subject);
  const checked = checkDefinition(definition);
  if (!subject) throw new Refused(checked.ok ? [] : checked.refusal);
  if (!checked.ok) {
    return { subject, definition, preview: null, name: '', errors: sentencesByField(checked.refusal.map(atField)) };
  }
  const { table, parameters, totals } = composeTable(checked.value, subject.title);
  const read = await readTable(tx, table, parameters, totals);
  return { subject, definition, preview: { table, read }, name: '', errors: {} };
}

/** Pointers of the definition as fields of the form. */
function atField(refusal: Refusal): Refusal {
  const { pointer = '' } = refusal;
  const row = /^\/filters\/(\d+)\/value$/.exec(pointer)?.[1];
  const fields: Readonly<Record<string, string>> = {
    '/columns': '/spalte',
    '/groupBy': '/gruppe-0',
    '/filters': '/wert-0',
  };
  return { ...refusal, pointer: row === undefined ? (fields[pointer] ?? pointer) : `/wert-${row}` };
}
