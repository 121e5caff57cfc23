import { Module } from '@nestjs/common';
import { CaseController } from './case/case.controller.js';
import { BulkController } from './worklist/bulk.controller.js';
import { WorklistDownloadController } from './worklist/worklist-download.controller.js';
import { WorklistController } from './worklist/worklist.controller.js';

/** Pages of the authority: worklist, case, decision, notice. */
@Module({
  controllers: [WorklistController, WorklistDownloadController, BulkController, CaseController],
})
export class AuthorityModule {}
