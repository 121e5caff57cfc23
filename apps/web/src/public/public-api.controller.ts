import { Controller, Get, Inject, NotFoundException, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Database } from '#platform';
import { Access } from '../access/index.js';
import { ApiArea } from '../api/frame/api-area.js';
import { Cents, Choice, Code, Day, Flag, ListOf, Text, TextList, Whole } from '../api/frame/fields.js';
import { OFFER_KINDS } from '#network';
import { openDirectory, toOpenOffer } from './open-data.js';
import { LICENCE } from './public-frame.js';
import { publicPicture } from './public-picture.js';

export class PublicOfferView {
  @Choice(OFFER_KINDS) kind: string;
  @Text() name: string;
  @Text() organisation: string;
  @Text() phone: string;
  @Text() email: string;
  @Text() website: string;
  @Flag({ description: 'Confirmed by a person; otherwise entered from public pages.' }) verified: boolean;
}

export class PublicFundingView {
  @Code() programme: string;
  @Whole() year: number;
  @Whole({ description: 'Final awards.' }) awards: number;
  @Cents({ description: 'Of the final awards.' }) amountCents: number;
  @Whole({ description: 'Awards that are not final yet; their sums are withheld.' }) notYetFinal: number;
}

export class PublicDistrictView {
  @Code({ description: 'AGS, five digits.' }) ags: string;
  @Text() name: string;
  @Text() adminRegion: string;
  @ListOf(() => PublicFundingView) funding: PublicFundingView[];
  @TextList() partnerships: string[];
  @Day({ nullable: true }) kgeMemberSince: string | null;
  @ListOf(() => PublicOfferView) counselling: PublicOfferView[];
}

export class PublicDirectoryView {
  @Day() asOf: string;
  @Text() licence: string;
  @Text() licenceUrl: string;
  @ListOf(() => PublicDistrictView) districts: PublicDistrictView[];
}

export class PublicCounsellingView {
  @Code() ags: string;
  @Text() district: string;
  @Text() licence: string;
  @ListOf(() => PublicOfferView) offers: PublicOfferView[];
}

/** Open data, without a token. */
@ApiArea('public')
@Controller('api/v1/public')
export class PublicApiController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get('directory')
  @Access.public()
  @ApiOperation({ operationId: 'getPublicDirectory', summary: 'Funding, partnerships and counselling by district' })
  @ApiOkResponse({ type: PublicDirectoryView })
  async directory(): Promise<object> {
    return openDirectory(await publicPicture(this.database));
  }

  @Get('counselling/:ags')
  @Access.public()
  @ApiOperation({ operationId: 'findCounselling', summary: 'Which office is responsible for a district' })
  @ApiOkResponse({ type: PublicCounsellingView })
  async counselling(@Param('ags') ags: string): Promise<PublicCounsellingView> {
    const { districts } = await publicPicture(this.database);
    const place = districts.find(({ district }) => district.ags === ags);
    if (!place) throw new NotFoundException();
    return { ags, district: place.district.name, licence: LICENCE.id, offers: place.offers.map(toOpenOffer) };
  }
}
