import { Controller, Get, Inject } from '@nestjs/common';
import { PUBLIC_ACTOR } from '#kernel';
import { Database } from '#platform';
import { openAwards } from '#reports';
import { Access, Frame, type PageFrame } from '../access/index.js';
import { openAwardsPage } from './open-awards-page.js';
import { LICENCE } from './public-frame.js';

/** What is published of awards, what is withheld and why, and the files to take away. */
@Controller('offene-daten')
@Access.public()
export class OpenAwardsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(@Frame() frame: PageFrame): Promise<string> {
    const awards = await this.database.read(PUBLIC_ACTOR, (tx) => openAwards(tx, LICENCE.url));
    return openAwardsPage(frame, awards);
  }
}
