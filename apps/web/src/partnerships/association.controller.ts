import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Money, SYSTEM_ACTOR, type Actor, type Refusal, type Result } from '#kernel';
import { findNotice, pdfOf, retrieveNotice } from '#notices';
import { termsOn } from '#programmes';
import {
  acceptDecision,
  associationActor,
  completeApplication,
  findPartnership,
  findProject,
  latestProof,
  paymentsOf,
  projectOfLink,
  requestLocalPayment,
  submitProof,
  withdrawProject,
  type LocalProject,
} from '#partnerships';
import { Database, FILE_STORE, type FileStore } from '#platform';
import { IMPORT_BYTES_MAX, writeShortTemplate } from '#use-reports';
import { receiveUpload } from '../applicant/receive-upload.js';
import {
  accepted,
  Access,
  atFields,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { readApplication, typedIn, typedOf } from './application-form.js';
import { associationPage } from './association-page.js';
import { readProof } from './proof-form.js';
import { readReceiptList } from './receipt-file.js';
import type { ReceiptImportView } from './receipt-panel.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const TEMPLATE_NAME = 'attachment; filename="belegliste.xlsx"';

type Outcome = Result<unknown, Refusal | readonly Refusal[]>;

/** The page of one project for its association. The secret in the address is the key; unknown ones are not found. */
@Controller('mein-projekt/:secret')
@Access.public()
export class AssociationController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(FILE_STORE) private readonly files: FileStore,
  ) {}

  @Get()
  show(@Param('secret') secret: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(secret, frame, null, {});
  }

  @Post('angaben')
  complete(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    return this.act(secret, frame, form, async (actor, projectId) => {
      const read = readApplication(form);
      return read.ok ? completeApplication(this.database, actor, { projectId, application: read.value }) : read;
    });
  }

  @Post('zurueckziehen')
  withdraw(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    return this.act(secret, frame, form, (actor, projectId) => withdrawProject(this.database, actor, projectId));
  }

  @Post('abrufen')
  retrieve(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    return this.act(secret, frame, form, async (actor, projectId) => {
      const project = await this.database.read(actor, (tx) => findProject(tx, projectId));
      const noticeId = form.text('which') === 'abrechnung' ? project?.settlementNoticeId : project?.noticeId;
      if (!noticeId) throw new NotFoundException();
      return retrieveNotice(this.database, actor, noticeId);
    });
  }

  @Post('empfang')
  accept(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const waived = form.isChecked('waived');
    return this.act(secret, frame, form, (actor, projectId) =>
      acceptDecision(this.database, actor, { projectId, waived }),
    );
  }

  @Post('mittel')
  pay(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    return this.act(secret, frame, form, async (actor, projectId) => {
      const amount = Money.parseGerman(form.text('amount'));
      if (!amount.ok) return { ok: false, refusal: { ...amount.refusal, pointer: '/amount' } };
      const account = { holder: form.text('holder'), iban: form.text('iban') };
      return requestLocalPayment(this.database, actor, { projectId, amount: amount.value, ...account });
    });
  }

  @Post('nachweis')
  prove(@Param('secret') secret: string, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    return this.act(secret, frame, form, async (actor, projectId) => {
      const read = readProof(form);
      return read.ok ? submitProof(this.database, actor, { projectId, proof: read.value }) : read;
    });
  }

  /** Into the form with all that was typed, not into the database: what counts is what the association hands in. */
  @Post('belege')
  async readReceipts(
    @Param('secret') secret: string,
    @Frame() frame: PageFrame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer> {
    await this.open(secret);
    const received = await receiveUpload(request, response, IMPORT_BYTES_MAX, PROOF_FIELDS);
    const typed = typedIn(new FormBody(request.body));
    const read = received.ok ? await readReceiptList(received.value.bytes) : received;
    if (!read.ok) return shownAgain(await this.page(secret, frame, typed, sentencesByField([read.refusal])));
    const { list, count, faults } = read.value;
    const values = faults.length === 0 ? { ...typed, list: withLines(typed['list'] ?? '', list) } : typed;
    const page = await this.page(secret, frame, values, {}, { count, faults });
    return faults.length === 0 ? page : shownAgain(page);
  }

  @Get('vorlage.xlsx')
  async template(@Param('secret') secret: string): Promise<StreamableFile> {
    await this.open(secret);
    return new StreamableFile(await writeShortTemplate(), { type: XLSX, disposition: TEMPLATE_NAME });
  }

  @Get('entscheidung.pdf')
  decision(@Param('secret') secret: string): Promise<PageAnswer | StreamableFile> {
    return this.pdf(secret, ({ noticeId }) => noticeId);
  }

  @Get('abrechnung.pdf')
  settlement(@Param('secret') secret: string): Promise<PageAnswer | StreamableFile> {
    return this.pdf(secret, ({ settlementNoticeId }) => settlementNoticeId);
  }

  /** Handed out only after the retrieval was recorded by POST. */
  private async pdf(
    secret: string,
    which: (project: LocalProject) => string | null,
  ): Promise<PageAnswer | StreamableFile> {
    const { actor, id } = await this.open(secret);
    const pdf = await this.database.read(actor, async (tx) => {
      const project = await findProject(tx, id);
      const noticeId = project ? which(project) : null;
      const notice = noticeId === null ? null : await findNotice(tx, noticeId);
      if (!notice?.deliveries.some(({ kind }) => kind === 'PORTAL_RETRIEVED')) return null;
      return accepted(await pdfOf(tx, notice.id));
    });
    if (!pdf) return seeOther(`/mein-projekt/${secret}`);
    return new StreamableFile(await this.files.get(pdf.sha256), {
      type: 'application/pdf',
      disposition: `inline; filename="${pdf.fileName}"`,
      length: pdf.sizeBytes,
    });
  }

  private async act(
    secret: string,
    frame: PageFrame,
    form: FormBody,
    work: (actor: Actor, projectId: string) => Promise<Outcome>,
  ): Promise<PageAnswer> {
    const { actor, id } = await this.open(secret);
    const done = await work(actor, id);
    if (done.ok) return seeOther(`/mein-projekt/${secret}`);
    return shownAgain(await this.page(secret, frame, typedIn(form), atFields(done.refusal)));
  }

  private async open(secret: string): Promise<{ readonly actor: Actor; readonly id: string }> {
    const found = await this.database.read(SYSTEM_ACTOR, (tx) => projectOfLink(tx, secret));
    if (!found) throw new NotFoundException();
    return { actor: associationActor(found), id: found.id };
  }

  private async page(
    secret: string,
    frame: PageFrame,
    typed: Typed | null,
    errors: Typed,
    imported: ReceiptImportView | null = null,
  ): Promise<string> {
    const { actor, id } = await this.open(secret);
    return this.database.read(actor, async (tx) => {
      const project = await findProject(tx, id);
      const partnership = project ? await findPartnership(tx, project.partnershipId) : null;
      if (!project || !partnership) throw new NotFoundException();
      const terms = accepted(await termsOn(tx, partnership.programmeCode, tx.today)).terms;
      return associationPage(frame, {
        ...{ secret, partnership, project, errors, imported, today: tx.today, useOfFunds: terms.useOfFunds },
        notice: project.noticeId ? await findNotice(tx, project.noticeId) : null,
        settlementNotice: project.settlementNoticeId ? await findNotice(tx, project.settlementNoticeId) : null,
        payments: await paymentsOf(tx, id),
        proof: await latestProof(tx, id),
        values: typed ?? (project.status === 'INCOMPLETE' ? typedOf(project.application) : {}),
      });
    });
  }
}

/** The proof as it may be typed when a file is read: ten rows of receipts, a report, a pasted list. */
const PROOF_FIELDS = { fields: 80, fieldSize: 1_000_000 };

/** Lines of a file behind those that stand in the list; a line that stands there already is not taken twice. */
function withLines(list: string, read: string): string {
  const before = list.split(/\r?\n/).filter((line) => line.trim() !== '');
  return [...before, ...read.split('\n').filter((line) => !before.includes(line))].join('\n');
}
