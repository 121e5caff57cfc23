import { Module } from '@nestjs/common';
import { CapsController } from './caps.controller.js';
import { ReportsController } from './reports.controller.js';

@Module({ controllers: [CapsController, ReportsController] })
export class ReportsApiModule {}
