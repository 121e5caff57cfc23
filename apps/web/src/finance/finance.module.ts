import { Module } from '@nestjs/common';
import { AwardsController } from './awards.controller.js';
import { BudgetController } from './budget.controller.js';
import { MovementsController } from './movements.controller.js';
import { ReportsPageController } from './reports-page.controller.js';

@Module({ controllers: [BudgetController, MovementsController, AwardsController, ReportsPageController] })
export class FinanceModule {}
