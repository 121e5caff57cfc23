import { Controller, Get, Inject, NotFoundException, Param, Query, StreamableFile } from '@nestjs/common';
import { listEvents } from '#events';
import { PUBLIC_ACTOR } from '#kernel';
import { listConcepts, searchOrganisations } from '#network';
import { Database } from '#platform';
import { csvOf } from '#reports';
import { Access, Frame, type PageFrame } from '../access/index.js';
import { counsellingPage, directoryPage } from './directory-page.js';
import { districtPage } from './district-page.js';
import { mapPage } from './map-page.js';
import { questionFrom } from './map-question.js';
import { OPEN_DATA_TABLE, openDirectory, openRows } from './open-data.js';
import { searchedOrganisations } from './organisation-search.js';
import { publicPicture, type PublicDistrict, type PublicPicture } from './public-picture.js';

/** What everybody may know, without sign-in. Read as PUBLIC_ACTOR, also for whoever is signed in. */
@Controller()
@Access.public()
export class PublicController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('foerderlandkarte')
  async map(@Frame() frame: PageFrame, @Query() query: Record<string, unknown>): Promise<string> {
    const picture = await publicPicture(this.database);
    return mapPage(frame, picture, questionFrom(query, picture));
  }

  @Get('foerderlandkarte/:ags')
  async district(@Frame() frame: PageFrame, @Param('ags') ags: string): Promise<string> {
    const picture = await publicPicture(this.database);
    const place = placeOf(picture, ags);
    if (!place) throw new NotFoundException();
    return this.database.read(PUBLIC_ACTOR, async (tx) => {
      const concepts = await listConcepts(tx, ags);
      const organisations = await searchOrganisations(tx, { districtAgs: ags });
      const events = (await listEvents(tx)).filter((each) => each.districtAgs === ags && each.endsAt > tx.now);
      return districtPage(frame, { picture, place, organisations, concepts, events });
    });
  }

  @Get('beratung')
  async counselling(@Frame() frame: PageFrame, @Query('kreis') ags?: string): Promise<string> {
    const picture = await publicPicture(this.database);
    return counsellingPage(frame, picture, placeOf(picture, ags));
  }

  @Get('verzeichnis')
  async directory(@Frame() frame: PageFrame, @Query() query: Record<string, unknown>): Promise<string> {
    const picture = await publicPicture(this.database);
    const filter = searchedOrganisations(
      query,
      picture.districts.map(({ district }) => district),
    );
    const organisations = await this.database.read(PUBLIC_ACTOR, (tx) => searchOrganisations(tx, filter));
    return directoryPage(frame, { picture, filter, organisations });
  }

  @Get('verzeichnis/daten.csv')
  async csv(): Promise<StreamableFile> {
    const picture = await publicPicture(this.database);
    const bytes = Buffer.from(csvOf(OPEN_DATA_TABLE, openRows(picture)), 'utf8');
    const disposition = `attachment; filename="${OPEN_DATA_TABLE.name}-${picture.today.toString()}.csv"`;
    return new StreamableFile(bytes, { type: 'text/csv; charset=utf-8', disposition, length: bytes.length });
  }

  @Get('verzeichnis/daten.json')
  async json(): Promise<StreamableFile> {
    const bytes = Buffer.from(JSON.stringify(openDirectory(await publicPicture(this.database))), 'utf8');
    return new StreamableFile(bytes, { type: 'application/json; charset=utf-8', length: bytes.length });
  }
}

const placeOf = (picture: PublicPicture, ags: string | undefined): PublicDistrict | null =>
  picture.districts.find(({ district }) => district.ags === ags) ?? null;
