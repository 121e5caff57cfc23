import { Module } from '@nestjs/common';
import { ApplicationsController } from './applications.controller.js';
import { AttachmentsController } from './attachments.controller.js';
import { CaseController } from './case.controller.js';
import { DraftController } from './draft.controller.js';
import { OrganisationController } from './organisation.controller.js';
import { SubmissionController } from './submission.controller.js';

/** The pages of a district. The draft's `:step` matches whatever the others leave over, so it comes last. */
@Module({
  controllers: [
    ApplicationsController,
    OrganisationController,
    AttachmentsController,
    SubmissionController,
    CaseController,
    DraftController,
  ],
})
export class ApplicantModule {}
