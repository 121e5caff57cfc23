import { Controller, Get, Inject, NotFoundException, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import type { Actor } from '#kernel';
import { renderNotice } from '#notices';
import { Database } from '#platform';
import {
  answerQuestion,
  dutiesOfAward,
  findUseReport,
  openReport,
  questionsOf,
  submissionOf,
  submitReport,
  takeBackReport,
  toContent,
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
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { asDownload } from '../applicant/file-answer.js';
import { REPORT_READERS } from './report-readers.js';
import { reportPrint } from './report-print.js';
import { submitPage } from './submit-page.js';

/** Handing a report in, answering questions about it, and the report on paper. */
@Controller('bewilligungen/:id/nachweise/:reportId')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class ReportSubmissionController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('abgabe')
  show(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    return this.page(actor, reportId, frame);
  }

  @Post('abgabe')
  async submit(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const version = Number(form.text('draftVersion'));
    const seen = Number.isSafeInteger(version) && version > 0 ? { draftVersion: version } : {};
    const submitted = await submitReport(this.database, actor, { reportId, ...seen });
    if (!submitted.ok) throw new Refused([submitted.refusal]);
    return seeOther(
      `/bewilligungen/${id}/nachweise`,
      `Der Nachweis ist vorgelegt (Fassung ${submitted.value.submission}).`,
    );
  }

  @Post('antwort')
  async answer(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const answer = form.text('answer');
    const answered = await answerQuestion(this.database, actor, { reportId, answer });
    if (answered.ok) return seeOther(`/bewilligungen/${id}/nachweise`, 'Ihre Antwort ist eingegangen.');
    return shownAgain(await this.page(actor, reportId, frame, answer, atFields(answered.refusal)));
  }

  @Post('zurueckholen')
  async takeBack(
    @Param('id', AnId) id: string,
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
  ): Promise<PageAnswer> {
    accepted(await takeBackReport(this.database, actor, reportId));
    return seeOther(`/bewilligungen/${id}/nachweise/${reportId}/abgabe`, 'Der Nachweis ist wieder ein Entwurf.');
  }

  /** The latest version as handed in; for the district before that its draft, with a watermark. */
  @Get('nachweis.pdf')
  @Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...REPORT_READERS)
  async print(
    @Param('reportId', AnId) reportId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const content = await this.database.read(actor, async (tx) => {
      const report = await findUseReport(tx, reportId);
      if (!report) throw new NotFoundException();
      const submission = report.status === 'DRAFT' ? null : await submissionOf(tx, reportId);
      if (submission) {
        const { award, version } = accepted(await dutiesOfAward(tx, report.awardId));
        return accepted(await reportPrint(tx, { award, version, report, submission, content: submission.content }));
      }
      const opened = accepted(await openReport(tx, reportId));
      const draft = toContent(opened.draft.fields, opened.reading, opened.basis);
      return accepted(await reportPrint(tx, { ...opened, submission: null, content: draft }));
    });
    asDownload(response, { name: `${content.heading}-${content.fileNumber}.pdf`, mediaType: 'application/pdf' });
    return new StreamableFile(await renderNotice(content), { type: 'application/pdf' });
  }

  private page(
    actor: Actor,
    reportId: string,
    frame: PageFrame,
    typed = '',
    errors: Readonly<Record<string, string>> = {},
  ): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const opened = accepted(await openReport(tx, reportId));
      const question = (await questionsOf(tx, reportId)).find(({ answeredAt }) => answeredAt === null) ?? null;
      return submitPage(frame, { actor, opened, question, typed, errors });
    });
  }
}
