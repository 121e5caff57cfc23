import { Module } from '@nestjs/common';
import { Acts } from '../api/frame/acts.js';
import { BodiesApiController } from './bodies-api.controller.js';
import { BodiesController } from './bodies.controller.js';
import { EventChangesController } from './event-changes.controller.js';
import { EventsApiController } from './events-api.controller.js';
import { EventsController } from './events.controller.js';
import { MeetingsApiController, VotesApiController } from './meetings-api.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { MembersController } from './members.controller.js';
import { PublicEventsController } from './public-events.controller.js';
import { RegisterEntriesController } from './register-entries.controller.js';
import { RegisterEntriesApiController } from './register-entries-api.controller.js';
import { RegistersApiController } from './registers-api.controller.js';
import { RegistersController } from './registers.controller.js';
import { VotesController } from './votes.controller.js';

@Module({
  controllers: [
    BodiesController,
    MeetingsController,
    VotesController,
    MembersController,
    EventChangesController,
    EventsController,
    PublicEventsController,
    RegistersController,
    RegisterEntriesController,
    BodiesApiController,
    MeetingsApiController,
    VotesApiController,
    RegistersApiController,
    EventsApiController,
    RegisterEntriesApiController,
  ],
  providers: [Acts],
})
export class NetworkModule {}
