import { Controller, Get, Inject, NotFoundException, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { Request, Response } from 'express';
import {
  enterPayerAccount,
  exportPaymentRun,
  filesOfRun,
  importFeedback,
  listPaymentRuns,
  payerAccount,
  paymentRequestsIn,
} from '#disbursements';
import type { Actor, Refusal } from '#kernel';
import { Database } from '#platform';
import {
  accepted,
  Access,
  AnId,
  atFields,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { receiveUpload } from '../applicant/receive-upload.js';
import { PAYMENT_READERS } from './payment-readers.js';
import { FEEDBACK_BYTES_MAX, paymentRunsPage } from './payment-runs-page.js';
import { typedIn } from './request-form.js';

const PATH = '/zahlungslaeufe';

/** Payment runs: files for the bank and for EPOS.NRW, and the bank's answer. */
@Controller('zahlungslaeufe')
@Access.roles(...PAYMENT_READERS)
export class PaymentRunsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame): Promise<string> {
    return this.page(actor, frame, {}, {});
  }

  @Post()
  @Access.roles('PAYMENT_AUTHORISER')
  async export(@CurrentActor() actor: Actor): Promise<PageAnswer> {
    accepted(await exportPaymentRun(this.database, actor));
    return seeOther(PATH, 'Der Zahlungslauf ist gebildet. Die Dateien stehen bereit und bleiben unverändert.');
  }

  @Post('konto')
  @Access.roles('PROGRAMME_ADMIN')
  async enterPayer(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const typed = { holder: form.text('holder'), iban: form.text('iban'), city: form.text('city') };
    const entered = await enterPayerAccount(this.database, actor, typed);
    if (entered.ok) return seeOther(PATH, 'Das Konto ist eingetragen.');
    return this.again(actor, frame, typed, entered.refusal);
  }

  @Post('rueckmeldung')
  @Access.roles('PAYMENT_AUTHORISER')
  async feedback(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Form() form: FormBody): Promise<PageAnswer> {
    const imported = await importFeedback(this.database, actor, form.raw('feedback'));
    if (imported.ok) return seeOther(PATH, `Übernommen: ${imported.value.lines} Zeilen.`);
    return this.again(actor, frame, typedIn(form, ['feedback']), [imported.refusal]);
  }

  @Post('rueckmeldung/datei')
  @Access.roles('PAYMENT_AUTHORISER')
  async feedbackFile(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer> {
    const received = await receiveUpload(request, response, FEEDBACK_BYTES_MAX);
    const imported = received.ok ? await importFeedback(this.database, actor, received.value.bytes) : received;
    if (imported.ok) return seeOther(PATH, `Übernommen: ${imported.value.lines} Zeilen.`);
    const { refusal } = imported;
    const atTheFile = refusal.pointer === '/feedback' ? { ...refusal, pointer: '/datei' } : refusal;
    return this.again(actor, frame, {}, [atTheFile]);
  }

  @Get(':id/pain.xml')
  pain(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'pain');
  }

  @Get(':id/epos.csv')
  epos(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'eposCsv');
  }

  private async file(actor: Actor, id: string, kind: 'pain' | 'eposCsv'): Promise<StreamableFile> {
    const files = await this.database.read(actor, (tx) => filesOfRun(tx, id));
    if (!files) throw new NotFoundException();
    const [type, ending] = kind === 'pain' ? ['application/xml', 'xml'] : ['text/csv; charset=utf-8', 'csv'];
    return new StreamableFile(files[kind], {
      type,
      disposition: `attachment; filename="${files.messageId}.${ending}"`,
      length: files[kind].length,
    });
  }

  private async again(
    actor: Actor,
    frame: PageFrame,
    values: Typed,
    refusals: readonly Refusal[],
  ): Promise<PageAnswer> {
    return shownAgain(await this.page(actor, frame, values, atFields(refusals)));
  }

  private page(actor: Actor, frame: PageFrame, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const runs = await listPaymentRuns(tx);
      const payer = await payerAccount(tx);
      const waiting = await paymentRequestsIn(tx, ['AUTHORISED']);
      return paymentRunsPage(frame, { actor, runs, payer, waiting, values, errors });
    });
  }
}
