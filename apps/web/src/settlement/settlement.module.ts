import { Module } from '@nestjs/common';
import { ClaimsController } from './claims.controller.js';
import { RecoveriesController } from './recoveries.controller.js';
import { RecoveryController } from './recovery.controller.js';
import { SettlementController } from './settlement.controller.js';

@Module({ controllers: [SettlementController, RecoveriesController, RecoveryController, ClaimsController] })
export class SettlementModule {}
