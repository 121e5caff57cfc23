import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { Request } from 'express';
import { checkCredentials, issueApiToken } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { Database } from '#platform';
import { Access, accepted, REAL_TIME, type RealTime } from '../access/index.js';

export class TokenWish {
  @ApiProperty({ example: 'm.keller@kreis-dueren.example' })
  @IsEmail({}, { message: 'Geben Sie eine E-Mail-Adresse an.' })
  @MaxLength(254, { message: 'Eine E-Mail-Adresse hat höchstens 254 Zeichen.' })
  email: string;

  @ApiProperty()
  @IsString({ message: 'Geben Sie das Passwort als Text an.' })
  @MaxLength(1000, { message: 'Ein Passwort hat höchstens 1000 Zeichen.' })
  password: string;

  @ApiProperty({ required: false, example: 'Berichte' })
  @IsOptional()
  @IsString({ message: 'Die Bezeichnung ist ein Text.' })
  @MaxLength(100, { message: 'Die Bezeichnung hat höchstens 100 Zeichen.' })
  label?: string;

  @ApiProperty({ required: false, type: 'integer', minimum: 1, maximum: 365, default: 90 })
  @IsOptional()
  @IsInt({ message: 'Die Gültigkeit ist eine ganze Zahl von Tagen.' })
  @Min(1, { message: 'Die Gültigkeit beträgt mindestens 1 Tag.' })
  @Max(365, { message: 'Die Gültigkeit beträgt höchstens 365 Tage.' })
  expiresInDays?: number;
}

export class TokenIssued {
  @ApiProperty({ description: 'Send it as "Authorization: Bearer …". Shown this once.' })
  token: string;

  @ApiProperty({ example: '2027-02-14T11:00:00.000Z' })
  expiresAt: string;
}

@ApiTags('auth')
@Controller('api/v1/auth')
export class TokenController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  /** A token for the API, under the same throttle as the sign-in page. */
  @Post('token')
  @HttpCode(201)
  @Access.public()
  async issue(@Req() request: Request, @Body() wish: TokenWish): Promise<TokenIssued> {
    const now = this.realTime.now();
    const given = { email: wish.email, password: wish.password, address: request.ip ?? '' };
    const account = accepted(await checkCredentials(this.database, given, now));
    const issued = await this.database.transaction(SYSTEM_ACTOR, (tx) => issueApiToken(tx, account.id, wish, now));
    const { token, expiresAt } = accepted(issued);
    return { token, expiresAt: expiresAt.toISOString() };
  }
}
