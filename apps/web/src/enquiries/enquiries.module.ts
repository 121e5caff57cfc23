import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { EnquiriesApiController } from './enquiries-api.controller.js';
import { EnquiriesController } from './enquiries.controller.js';
import { RoomController } from './room.controller.js';
import { SituationController } from './situation.controller.js';

/** The closed room for enquiries of municipalities. Named addresses come before those with an id. */
@Module({
  controllers: [RoomController, SituationController, EnquiriesController, EnquiriesApiController],
  providers: [Acts],
})
export class EnquiriesModule {}
