import { Module } from '@nestjs/common';
import { GrantLifeController } from './grant-life.controller.js';

@Module({ controllers: [GrantLifeController] })
export class GrantLifeModule {}
