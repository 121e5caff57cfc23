import { Module } from '@nestjs/common';
import { CaseFormsController } from './case/case-forms.controller.js';
import { CaseReadingController } from './case/case-reading.controller.js';
import { ExceptionController } from './case/exception.controller.js';
import { CaseController } from './case/case.controller.js';
import { DecisionStepsController } from './decision/decision-steps.controller.js';
import { DecisionController } from './decision/decision.controller.js';
import { BulkController } from './worklist/bulk.controller.js';
import { SavedViewsController } from './worklist/saved-views.controller.js';
import { WorklistDownloadController } from './worklist/worklist-download.controller.js';
import { WorklistController } from './worklist/worklist.controller.js';

/** Pages of the authority: worklist, case, decision, notice. */
@Module({
  controllers: [
    WorklistController,
    WorklistDownloadController,
    SavedViewsController,
    BulkController,
    CaseController,
    CaseFormsController,
    CaseReadingController,
    ExceptionController,
    DecisionController,
    DecisionStepsController,
  ],
})
export class AuthorityModule {}
