import { Controller, Get, Inject, Param, Post, Res, StreamableFile } from '@nestjs/common';
import type { Response } from 'express';
import { submitApplication } from '#applications';
import { listPeopleOf } from '#identity';
import { hasRole, type Actor } from '#kernel';
import { renderNotice } from '#notices';
import { Database } from '#platform';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentenceOf,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { formatDateTime } from '../layout/index.js';
import { applicationPrint } from './application-print.js';
import { asDownload } from './file-answer.js';
import { loadStep } from './load-step.js';
import { summaryPage } from './summary-page.js';

/** Refusals after which the summary is shown again with the sentence on top. */
const SHOWN_HERE: readonly string[] = [
  'application-incomplete',
  'draft-changed-meanwhile',
  'call-closed',
  'call-not-open',
];

@Controller('antraege/:id')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class SubmissionController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('pruefen')
  summary(@Param('id', AnId) id: string, @CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<PageAnswer> {
    return this.page(actor, frame, id, null);
  }

  @Post('einreichen')
  @Access.roles('APPLICANT_SIGNATORY')
  async submit(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const version = form.text('draftVersion');
    const submitted = await submitApplication(this.database, actor, {
      applicationId: id,
      draftVersion: /^\d{1,9}$/.test(version) ? Number(version) : 0,
    });
    if (!submitted.ok && SHOWN_HERE.includes(submitted.refusal.kind)) {
      return shownAgain(await this.page(actor, frame, id, sentenceOf(submitted.refusal)), 409);
    }
    const { fileNumber, submittedAt, isLate } = accepted(submitted);
    const late = isLate ? ' Er ist nach der Antragsfrist eingegangen.' : '';
    const receipt = `Ihr Antrag ${fileNumber} ist am ${formatDateTime(submittedAt)} Uhr eingegangen.${late}`;
    return seeOther(`/antraege/${id}`, receipt);
  }

  @Get('pdf')
  async print(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const content = await this.database.read(actor, async (tx) => {
      const view = await loadStep(tx, { applicationId: id, slug: 'pruefen', shown: 'none' });
      return applicationPrint(tx, view.opened, view.organisation, view.programmeName);
    });
    const printed = accepted(content);
    const pdf = await renderNotice(printed);
    const state = printed.isDraft ? 'Entwurf' : `Fassung-${printed.versionNumber}`;
    asDownload(response, { name: `Antrag-${printed.fileNumber}-${state}.pdf`, mediaType: 'application/pdf' });
    return new StreamableFile(pdf);
  }

  private page(actor: Actor, frame: PageFrame, id: string, refusal: string | null): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const view = await loadStep(tx, { applicationId: id, slug: 'pruefen', shown: 'none' });
      const colleagues = await listPeopleOf(tx, view.organisation.id);
      return summaryPage(frame, {
        view,
        canSign: hasRole(actor, 'APPLICANT_SIGNATORY'),
        signatories: colleagues.filter(({ roles }) => roles.includes('APPLICANT_SIGNATORY')).map(({ name }) => name),
        refusal,
        isDraft: view.opened.application.status === 'DRAFT',
      });
    });
  }
}
