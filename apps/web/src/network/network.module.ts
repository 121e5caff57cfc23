import { Module } from '@nestjs/common';
import { BodiesController } from './bodies.controller.js';
import { EventsController } from './events.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { MembersController } from './members.controller.js';
import { PublicEventsController } from './public-events.controller.js';
import { RegistersController } from './registers.controller.js';
import { VotesController } from './votes.controller.js';

@Module({
  controllers: [
    BodiesController,
    MeetingsController,
    VotesController,
    MembersController,
    EventsController,
    PublicEventsController,
    RegistersController,
  ],
})
export class NetworkModule {}
