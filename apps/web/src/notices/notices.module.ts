import { Module } from '@nestjs/common';
import { DeliveryController } from './delivery.controller.js';
import { NoticesController } from './notices.controller.js';

@Module({ controllers: [NoticesController, DeliveryController] })
export class NoticesModule {}
