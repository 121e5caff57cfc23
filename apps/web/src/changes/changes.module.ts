import { Module } from '@nestjs/common';
import { ChangesController } from './changes.controller.js';
import { EarlyStartController } from './early-start.controller.js';
import { GrantChangesController } from './grant-changes.controller.js';

@Module({ controllers: [GrantChangesController, ChangesController, EarlyStartController] })
export class ChangesModule {}
