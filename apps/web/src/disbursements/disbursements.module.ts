import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { AccountReviewController } from './account-review.controller.js';
import { BankAccountController } from './bank-account.controller.js';
import { BankAccountsApiController } from './bank-accounts-api.controller.js';

/** Bank accounts, payment requests and payment runs: pages and API. */
@Module({
  controllers: [BankAccountController, AccountReviewController, BankAccountsApiController],
  providers: [Acts],
})
export class DisbursementsModule {}
