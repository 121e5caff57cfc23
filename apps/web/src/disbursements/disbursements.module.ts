import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { AccountReviewController } from './account-review.controller.js';
import { AwardPaymentsController } from './award-payments.controller.js';
import { BankAccountController } from './bank-account.controller.js';
import { BankAccountsApiController } from './bank-accounts-api.controller.js';
import { LocalConsentsApiController } from './local-consents-api.controller.js';
import { PaymentRunsApiController } from './payment-runs-api.controller.js';
import { PaymentRunsController } from './payment-runs.controller.js';
import { PaymentsApiController } from './payments-api.controller.js';
import { PaymentsController } from './payments.controller.js';

/** Bank accounts, payment requests and payment runs: pages and API. */
@Module({
  controllers: [
    BankAccountController,
    AccountReviewController,
    AwardPaymentsController,
    PaymentsController,
    PaymentRunsController,
    BankAccountsApiController,
    PaymentsApiController,
    PaymentRunsApiController,
    LocalConsentsApiController,
  ],
  providers: [Acts],
})
export class DisbursementsModule {}
