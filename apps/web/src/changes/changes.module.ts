import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { ChangesApiController } from './changes-api.controller.js';
import { ChangesController } from './changes.controller.js';
import { EarlyStartController } from './early-start.controller.js';
import { GrantChangesController } from './grant-changes.controller.js';

@Module({
  controllers: [GrantChangesController, ChangesController, EarlyStartController, ChangesApiController],
  providers: [Acts],
})
export class ChangesModule {}
