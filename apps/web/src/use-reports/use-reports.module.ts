import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { ExaminationController } from './examination.controller.js';
import { ReportOverviewController } from './overview.controller.js';
import { ReceiptsController } from './receipts.controller.js';
import { ReportWritingController } from './report-writing.controller.js';
import { ReportSubmissionController } from './submission.controller.js';
import { ExaminationsApiController } from './examinations-api.controller.js';
import { UseReportsApiController } from './use-reports-api.controller.js';

/** Interim reports and proofs of use: pages and API. The writing controller takes what the others leave over. */
@Module({
  controllers: [
    ExaminationsApiController,
    UseReportsApiController,
    ReportOverviewController,
    ExaminationController,
    ReceiptsController,
    ReportSubmissionController,
    ReportWritingController,
  ],
  providers: [Acts],
})
export class UseReportsModule {}
