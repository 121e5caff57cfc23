import { Module, type MiddlewareConsumer, type NestModule } from '@nestjs/common';
import { ApplicantActionsController } from './applications/applicant-actions.controller.js';
import { ApplicationsController } from './applications/applications.controller.js';
import { CaseWorkController } from './applications/case-work.controller.js';
import { DecisionActionsController } from './applications/decision-actions.controller.js';
import { ExaminationActionsController } from './applications/examination-actions.controller.js';
import { AttachmentsController } from './applications/attachments.controller.js';
import { AwardsController } from './awards/awards.controller.js';
import { NoticesController } from './awards/notices.controller.js';
import { CatalogueController } from './catalogue/catalogue.controller.js';
import { Acts } from './frame/acts.js';
import { MethodNotAllowed } from './frame/method-not-allowed.js';
import { ApiDocument } from './openapi/api-document.js';
import { OpenApiController } from './openapi/openapi.controller.js';

/** The REST API under /api/v1. */
@Module({
  controllers: [
    CatalogueController,
    ApplicationsController,
    ApplicantActionsController,
    ExaminationActionsController,
    DecisionActionsController,
    CaseWorkController,
    AttachmentsController,
    AwardsController,
    NoticesController,
    OpenApiController,
  ],
  providers: [Acts, ApiDocument],
})
export class ApiModule implements NestModule {
  configure(consumer: MiddlewareConsumer): void {
    consumer.apply(MethodNotAllowed).forRoutes('api/v1/*path');
  }
}
