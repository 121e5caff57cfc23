import { Module } from '@nestjs/common';
import { AccountsController } from './accounts.controller.js';
import { DemoClockController } from './demo-clock.controller.js';
import { Invitations } from './invitations.js';
import { OutgoingMailController } from './outgoing-mail.controller.js';

@Module({
  controllers: [AccountsController, OutgoingMailController, DemoClockController],
  providers: [Invitations],
})
export class AdministrationModule {}
