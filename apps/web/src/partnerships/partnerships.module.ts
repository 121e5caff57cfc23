import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { AssociationController } from './association.controller.js';
import { FoundingController } from './founding.controller.js';
import { FundsController } from './funds.controller.js';
import { LocalProjectsApiController } from './local-projects-api.controller.js';
import { LocalProjectsController } from './local-projects.controller.js';
import { PartnershipActsApiController } from './partnership-acts-api.controller.js';
import { PartnershipChangeController } from './partnership-change.controller.js';
import { PartnershipsApiController } from './partnerships-api.controller.js';
import { PartnershipsController } from './partnerships.controller.js';
import { PublicFormController } from './public-form.controller.js';

/** Partnerships, their funds and local projects: pages for the office, the public form, the association's page, API. */
@Module({
  controllers: [
    // Before the pages by id: /partnerschaften/neu is no id.
    FoundingController,
    PartnershipChangeController,
    PartnershipsController,
    FundsController,
    LocalProjectsController,
    PublicFormController,
    AssociationController,
    PartnershipsApiController,
    PartnershipActsApiController,
    LocalProjectsApiController,
  ],
  providers: [Acts],
})
export class PartnershipsModule {}
