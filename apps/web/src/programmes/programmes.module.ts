import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { BaseRatesApiController } from './base-rates-api.controller.js';
import { BaseRatesController } from './base-rates.controller.js';
import { CapsAndCallsController } from './caps-and-calls.controller.js';
import { DistrictsController } from './districts.controller.js';
import { LeadBodiesController } from './lead-bodies.controller.js';
import { NewProgrammeController } from './new-programme.controller.js';
import { ProgrammesController } from './programmes.controller.js';
import { TermsController } from './terms.controller.js';
import { TextsController } from './texts.controller.js';

@Module({
  // "neu" before ":code": Express takes the first address that fits.
  controllers: [
    NewProgrammeController,
    TermsController,
    CapsAndCallsController,
    TextsController,
    LeadBodiesController,
    ProgrammesController,
    DistrictsController,
    BaseRatesController,
    BaseRatesApiController,
  ],
  providers: [Acts],
})
export class ProgrammesModule {}
