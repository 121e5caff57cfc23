import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  ACCOUNT_CONFIRMERS,
  bankAccountsOf,
  confirmBankAccount,
  discardBankAccount,
  proposeBankAccount,
  type BankAccount,
} from '#disbursements';
import type { Actor } from '#kernel';
import { Database } from '#platform';
import { AnId, CurrentActor } from '../access/index.js';
import { Acts } from '../api/frame/acts.js';
import type { ApiAnswer } from '../api/frame/api-answer.js';
import { Acting, ApiArea } from '../api/frame/api-area.js';
import { Call, type ApiCall } from '../api/frame/api-call.js';
import { Choice, Day, Id, ListOf, Text } from '../api/frame/fields.js';

const NOTE_LENGTH_MAX = 500;

export class ProposeAccountBody {
  @Text({ max: 200 }) holder: string;
  @Text({ max: 60, description: 'A German IBAN, with or without blanks.' }) iban: string;
}

export class ConfirmAccountBody {
  @Text({ max: NOTE_LENGTH_MAX, description: 'Whom you rang back on which known number.' }) callBackNote: string;
}

export class DiscardAccountBody {
  @Text({ max: NOTE_LENGTH_MAX }) reason: string;
}

export class BankAccountView {
  @Id() id: string;
  @Text() holder: string;
  @Text() iban: string;
  @Text({ nullable: true }) bic: string | null;
  @Text({ nullable: true, description: 'Null where the list does not know the bank code.' }) bankName: string | null;
  @Day({ description: 'Last day for which the list of banks is valid.' }) bankListUntil: string;
  @Choice(['PROPOSED', 'CONFIRMED', 'REPLACED', 'DISCARDED']) state: string;
}

export class BankAccountList {
  @ListOf(() => BankAccountView) accounts: BankAccountView[];
}

export class AccountActed {
  @Id() id: string;
}

/** Bank accounts of organisations. */
@ApiArea('payments')
@Controller('api/v1')
export class BankAccountsApiController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Acts) private readonly acts: Acts,
  ) {}

  @Get('organisations/:id/bank-accounts')
  @ApiOperation({ operationId: 'listBankAccounts', summary: 'Accounts of an organisation, newest first' })
  @ApiOkResponse({ type: BankAccountList })
  list(@CurrentActor() actor: Actor, @Param('id', AnId) id: string): Promise<BankAccountList> {
    return this.database.read(actor, async (tx) => ({ accounts: (await bankAccountsOf(tx, id)).map(toView) }));
  }

  @Post('bank-accounts')
  @HttpCode(201)
  @Acting()
  @ApiOperation({ operationId: 'proposeBankAccount', summary: 'Propose the account of your organisation' })
  @ApiCreatedResponse({ type: AccountActed })
  propose(@Call() call: ApiCall, @Body() body: ProposeAccountBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
      useCase: async (database, actor) => {
        const proposed = await proposeBankAccount(database, actor, body);
        if (proposed.ok) return proposed;
        const [first] = proposed.refusal;
        if (!first) throw new Error('a refusal without a reason');
        return { ok: false, refusal: first };
      },
      answer: async (_tx, { id }) => ({ status: 201, body: { id } }),
    });
  }

  @Post('bank-accounts/:id/confirm')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'confirmBankAccount', summary: 'Confirm a proposed account after a call-back' })
  @ApiOkResponse({ type: AccountActed })
  confirm(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: ConfirmAccountBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      roles: ACCOUNT_CONFIRMERS,
      useCase: (database, actor) => confirmBankAccount(database, actor, { accountId: id, ...body }),
      answer: async () => ({ status: 200, body: { id } }),
    });
  }

  @Post('bank-accounts/:id/discard')
  @HttpCode(200)
  @Acting()
  @ApiOperation({ operationId: 'discardBankAccount', summary: 'Discard a proposed account' })
  @ApiOkResponse({ type: AccountActed })
  discard(@Call() call: ApiCall, @Param('id', AnId) id: string, @Body() body: DiscardAccountBody): Promise<ApiAnswer> {
    return this.acts.perform(call, {
      roles: ACCOUNT_CONFIRMERS,
      useCase: (database, actor) => discardBankAccount(database, actor, { accountId: id, ...body }),
      answer: async () => ({ status: 200, body: { id } }),
    });
  }
}

const toView = (account: BankAccount): BankAccountView => ({
  id: account.id,
  holder: account.holder,
  iban: account.iban,
  bic: account.bic,
  bankName: account.bankName,
  bankListUntil: account.bankListUntil.toString(),
  state: account.state,
});
