import { Module } from '@nestjs/common';
import { BudgetController } from './budget.controller.js';
import { MovementsController } from './movements.controller.js';

@Module({ controllers: [BudgetController, MovementsController] })
export class FinanceModule {}
