import { Module } from '@nestjs/common';
import { AccessModule } from '../access/access.module.js';
import { CalculatorApiController, CalculatorPagesController } from './calculators.controller.js';

@Module({ imports: [AccessModule], controllers: [CalculatorPagesController, CalculatorApiController] })
export class CalculatorsModule {}
