import { Controller, Get, Inject, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Actor, Refusal } from '#kernel';
import { Database, FILE_STORE, type FileStore } from '#platform';
import {
  changeReceipt,
  discardImport,
  IMPORT_BYTES_MAX,
  importsOf,
  openReport,
  RECEIPT_FIELDS,
  removeReceipt,
  takeImport,
  uploadReceipts,
  writeReceipts,
  writeReceiptTemplate,
  type OpenReport,
  type ReceiptEntries,
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
import { asDownload } from '../applicant/file-answer.js';
import { receiveUpload } from '../applicant/receive-upload.js';
import { importPage } from './import-page.js';
import { LINES_PER_PAGE, receiptsPage } from './receipts-page.js';
import { reportPath } from './report-frame.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The receipt list of a report: typed in, or read from a file. */
@Controller('bewilligungen/:id/nachweise/:reportId')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class ReceiptsController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get('belege')
  async show(
    @Param('reportId', AnId) reportId: string,
    @Query('seite') page: unknown,
    @Query('zeile') line: unknown,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const opened = await this.opened(actor, reportId);
    const editing = opened.receipts.find(({ id }) => id === line) ?? null;
    const typed = editing?.entries ?? {};
    return receiptsPage(frame, { opened, page: pageOf(page, opened), editing, typed, errors: {}, conflicts: [] });
  }

  @Post('belege')
  async add(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const typed = entriesIn(form);
    const written = await writeReceipts(this.database, actor, { reportId, mode: 'APPEND', lines: [typed] });
    if (!written.ok) return this.refused(actor, reportId, frame, form, written.refusal);
    const opened = await this.opened(actor, reportId);
    return seeOther(`${reportPath(opened.report)}/belege?seite=${lastPage(opened)}`, 'Der Beleg ist eingetragen.');
  }

  @Post('belege/:receiptId')
  async change(
    @Param('reportId', AnId) reportId: string,
    @Param('receiptId', AnId) receiptId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const command = { reportId, receiptId, before: entriesIn(form, 'before.'), entries: entriesIn(form) };
    const changed = await changeReceipt(this.database, actor, command);
    if (!changed.ok) return this.refused(actor, reportId, frame, form, changed.refusal);
    const opened = await this.opened(actor, reportId);
    const page = pageOf(form.text('seite'), opened);
    if (changed.value.conflicts.length === 0)
      return seeOther(`${reportPath(opened.report)}/belege?seite=${page}`, 'Die Zeile ist gespeichert.');
    const editing = opened.receipts.find(({ id }) => id === receiptId) ?? null;
    const screen = { opened, page, editing, typed: command.entries, errors: {}, conflicts: changed.value.conflicts };
    return shownAgain(receiptsPage(frame, screen), 409);
  }

  @Post('belege/:receiptId/entfernen')
  async remove(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @Param('receiptId', AnId) receiptId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    const removed = accepted(await removeReceipt(this.database, actor, { reportId, receiptId }));
    return seeOther(`/bewilligungen/${id}/nachweise/${reportId}/belege`, `Zeile ${removed.number} ist entfernt.`);
  }

  @Get('import')
  showImport(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return this.importPage(actor, reportId, frame);
  }

  @Post('import')
  async upload(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer> {
    await this.opened(actor, reportId);
    const received = await receiveUpload(request, response, IMPORT_BYTES_MAX);
    const read = received.ok
      ? await uploadReceipts(this.database, this.files, actor, { reportId, ...received.value })
      : received;
    if (!read.ok) {
      return shownAgain(await this.importPage(actor, reportId, frame, atFields(read.refusal)));
    }
    const { faults } = read.value;
    return seeOther(
      `/bewilligungen/${id}/nachweise/${reportId}/import#vorschau`,
      faults === 0
        ? 'Die Datei ist gelesen. Prüfen Sie die Vorschau.'
        : `Die Datei ist gelesen, ${faults} Stellen sind zu berichtigen.`,
    );
  }

  @Post('import/:importId/uebernehmen')
  async take(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @Param('importId', AnId) importId: string,
    @CurrentActor() actor: Actor,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const mode = form.text('mode') === 'APPEND' ? 'APPEND' : 'REPLACE';
    const taken = accepted(await takeImport(this.database, actor, { reportId, importId, mode }));
    return seeOther(`/bewilligungen/${id}/nachweise/${reportId}/belege`, `${taken.lines} Zeilen sind übernommen.`);
  }

  @Post('import/:importId/verwerfen')
  async discard(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @Param('importId', AnId) importId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    accepted(await discardImport(this.database, actor, { reportId, importId }));
    return seeOther(
      `/bewilligungen/${id}/nachweise/${reportId}/import`,
      'Die Datei ist verworfen. Ihre Belegliste ist unverändert.',
    );
  }

  @Get('vorlage.xlsx')
  async template(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const opened = await this.opened(actor, reportId);
    asDownload(response, { name: `Belegliste-${opened.award.fileNumber}.xlsx`, mediaType: XLSX });
    return new StreamableFile(await writeReceiptTemplate(opened.basis.items), { type: XLSX });
  }

  private async refused(
    actor: Actor,
    reportId: string,
    frame: PageFrame,
    form: FormBody,
    refusal: Refusal,
  ): Promise<PageAnswer> {
    if (refusal.pointer === undefined) throw new Refused([refusal]);
    const opened = await this.opened(actor, reportId);
    const page = pageOf(form.text('seite'), opened);
    const screen = {
      opened,
      page,
      editing: null,
      typed: entriesIn(form),
      errors: sentencesByField([refusal]),
      conflicts: [],
    };
    return shownAgain(receiptsPage(frame, screen));
  }

  private importPage(
    actor: Actor,
    reportId: string,
    frame: PageFrame,
    errors: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const opened = accepted(await openReport(tx, reportId));
      return importPage(frame, opened, await importsOf(tx, reportId), errors);
    });
  }

  private opened(actor: Actor, reportId: string): Promise<OpenReport> {
    return this.database.read(actor, async (tx) => accepted(await openReport(tx, reportId)));
  }
}

const lastPage = ({ receipts }: OpenReport): number => Math.max(1, Math.ceil(receipts.length / LINES_PER_PAGE));

function pageOf(wanted: unknown, opened: OpenReport): number {
  const page = typeof wanted === 'string' && /^\d{1,4}$/.test(wanted) ? Number(wanted) : 1;
  return Math.min(Math.max(1, page), lastPage(opened));
}

const entriesIn = (form: FormBody, prefix = ''): ReceiptEntries =>
  Object.fromEntries(RECEIPT_FIELDS.map((name) => [name, form.text(`${prefix}${name}`)]));
