import { Module } from '@nestjs/common';
import { PublicApiController } from './public-api.controller.js';
import { PublicController } from './public.controller.js';

@Module({ controllers: [PublicController, PublicApiController] })
export class PublicModule {}
