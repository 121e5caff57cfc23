import { Module } from '@nestjs/common';
import { AwardsController } from './awards.controller.js';
import { BudgetYearController } from './budget-year.controller.js';
import { BudgetController } from './budget.controller.js';
import { MovementsController } from './movements.controller.js';
import { OwnReportsController } from './own-reports/own-reports.controller.js';
import { PortfolioController } from './portfolio/portfolio.controller.js';
import { ReadyReportsController } from './ready-reports.controller.js';
import { ReportsPageController } from './reports-page.controller.js';

@Module({
  controllers: [
    PortfolioController,
    BudgetYearController,
    BudgetController,
    MovementsController,
    AwardsController,
    ReportsPageController,
    ReadyReportsController,
    OwnReportsController,
  ],
})
export class FinanceModule {}
