import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { ClaimsApiController } from './claims-api.controller.js';
import { ClaimsController } from './claims.controller.js';
import { LateUseApiController } from './late-use-api.controller.js';
import { RecoveriesApiController } from './recoveries-api.controller.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { SettlementApiController } from './settlement-api.controller.js';
import { SettlementController } from './settlement.controller.js';

@Module({
  controllers: [
    SettlementController,
    RecoveriesController,
    RecoveryController,
    ClaimsController,
    SettlementApiController,
    LateUseApiController,
    RecoveriesApiController,
    ClaimsApiController,
  ],
  providers: [Acts],
})
export class SettlementModule {}
