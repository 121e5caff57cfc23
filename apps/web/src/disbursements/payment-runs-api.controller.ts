import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  NotFoundException,
  Param,
  Post,
  StreamableFile,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  enterPayerAccount,
  exportPaymentRun,
  filesOfRun,
  importFeedback,
  listPaymentRuns,
  type PaymentRun,
} from '#disbursements';
import type { Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { Access, AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Cents, Code, Day, Id, Instant, ListOf, NoDetails, Text, Whole } from '../api/frame/fields.js';
import { PAYMENT_READERS } from './payment-readers.js';

const FEEDBACK_LENGTH_MAX = 2_000_000;

export class PaymentRunView {
  @Id() id: string;
  @Text({ description: 'Message id in both files.' }) messageId: string;
  @Day() executionOn: string;
  @Whole() payments: number;
  @Cents() controlSumCents: number;
  @Code({ description: 'SHA-256 of the pain.001 file, hexadecimal.' }) painSha256: string;
  @Instant() createdAt: string;
}

export class PaymentRunList {
  @ListOf(() => PaymentRunView) runs: PaymentRunView[];
}

export class FeedbackBody {
  @Text({ max: FEEDBACK_LENGTH_MAX, description: 'camt.054, or CSV as the page of payment runs describes it.' })
  feedback: string;
}

export class FeedbackTaken {
  @Whole() lines: number;
}

export class PayerAccountBody {
  @Text({ max: 200 }) holder: string;
  @Text({ max: 60 }) iban: string;
  @Text({ max: 60 }) city: string;
}

export class PayerAccountEntered {
  @Text() holder: string;
}

/** Payment runs, their files, and the answers of the bank. */
@ApiArea('payments')
@Controller('api/v1')
@Access.roles(...PAYMENT_READERS)
export class PaymentRunsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('payment-runs')
  @ApiOperation({ operationId: 'listPaymentRuns', summary: 'Payment runs, newest first' })
  @ApiOkResponse({ type: PaymentRunList })
  list(@CurrentActor() actor: Actor): Promise<PaymentRunList> {
    return this.database.read(actor, async (tx) => ({ runs: (await listPaymentRuns(tx)).map(toView) }));
  }

  @Get('payment-runs/:id')
  @ApiOperation({ operationId: 'getPaymentRun', summary: 'A payment run' })
  @ApiOkResponse({ type: PaymentRunView })
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<PaymentRunView> {
    return this.database.read(actor, (tx) => viewOf(tx, id));
  }

  @Post('payment-runs')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'exportPaymentRun', summary: 'Put everything authorised into one run' })
  @ApiCreatedResponse({ type: PaymentRunView })
  export(@Call() call: ApiCall, @Body() _: NoDetails): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => exportPaymentRun(database, actor),
      answer: async (tx, { id }) => ({
        status: 201,
        body: await viewOf(tx, id),
        location: `/api/v1/payment-runs/${id}`,
      }),
    });
  }

  @Get('payment-runs/:id/pain-001')
  @ApiOperation({ operationId: 'getPain001', summary: 'The pain.001.001.09 of a run, the same bytes every time' })
  @ApiOkResponse({ content: { 'application/xml': { schema: { type: 'string', format: 'binary' } } } })
  pain(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'pain', 'application/xml', 'xml');
  }

  @Get('payment-runs/:id/epos-csv')
  @ApiOperation({ operationId: 'getEposCsv', summary: 'The table of a run for EPOS.NRW' })
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string', format: 'binary' } } } })
  epos(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<StreamableFile> {
    return this.file(actor, id, 'eposCsv', 'text/csv; charset=utf-8', 'csv');
  }

  @Post('payment-feedback')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'importFeedback', summary: 'Take what the bank says; booked whole or not at all' })
  @ApiOkResponse({ type: FeedbackTaken })
  feedback(@Call() call: ApiCall, @Body() body: FeedbackBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: (database, actor) => importFeedback(database, actor, body.feedback),
      answer: async (_tx, { lines }) => ({ status: 200, body: { lines } }),
    });
  }

  @Post('payer-account')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'enterPayerAccount', summary: 'Enter the account from which the authority pays' })
  @ApiCreatedResponse({ type: PayerAccountEntered })
  payer(@Call() call: ApiCall, @Body() body: PayerAccountBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      useCase: async (database, actor) => {
        const entered = await enterPayerAccount(database, actor, body);
        if (entered.ok) return entered;
        const [first] = entered.refusal;
        if (!first) throw new Error('a refusal without a reason');
        return { ok: false, refusal: first };
      },
      answer: async () => ({ status: 201, body: { holder: body.holder } }),
    });
  }

  private async file(
    actor: Actor,
    id: string,
    kind: 'pain' | 'eposCsv',
    type: string,
    ending: string,
  ): Promise<StreamableFile> {
    const files = await this.database.read(actor, (tx) => filesOfRun(tx, id));
    if (!files) throw new NotFoundException();
    const disposition = `attachment; filename="${files.messageId}.${ending}"`;
    return new StreamableFile(files[kind], { type, disposition, length: files[kind].length });
  }
}

async function viewOf(tx: Transaction, id: string): Promise<PaymentRunView> {
  const run = (await listPaymentRuns(tx)).find((each) => each.id === id);
  if (!run) throw new NotFoundException();
  return toView(run);
}

const toView = (run: PaymentRun): PaymentRunView => ({
  id: run.id,
  messageId: run.messageId,
  executionOn: run.executionOn.toString(),
  payments: run.payments,
  controlSumCents: run.controlSum.toCents(),
  painSha256: run.painSha256,
  createdAt: run.createdAt.toISOString(),
});
