import { Module } from '@nestjs/common';
import { KnowledgeController } from './knowledge.controller.js';
import { OpenAwardsApiController } from './open-awards-api.controller.js';
import { OpenAwardsController } from './open-awards.controller.js';
import { PublicApiController } from './public-api.controller.js';
import { PublicController } from './public.controller.js';

@Module({
  controllers: [
    PublicController,
    KnowledgeController,
    PublicApiController,
    OpenAwardsController,
    OpenAwardsApiController,
  ],
})
export class PublicModule {}
