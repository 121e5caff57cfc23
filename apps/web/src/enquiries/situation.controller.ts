import { Controller, Get, Header, Inject, NotFoundException, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { roomTermsOn, situationReport, type RoomTerms, type SituationReport } from '#enquiries';
import type { Actor, CalendarDate } from '#kernel';
import { renderLetter } from '#notices';
import { Database } from '#platform';
import { CONTENT_TYPES, csvOf } from '#reports';
import { Access, CurrentActor, Frame, type PageFrame } from '../access/index.js';
import { TEAM } from './room-access.js';
import { situationLetter, situationPage, SITUATION_TABLE } from './situation-page.js';

const FIRST_YEAR = 2014;

interface Found {
  readonly report: SituationReport;
  readonly terms: RoomTerms | null;
  readonly today: CalendarDate;
  readonly isDemo: boolean;
}

/** The yearly situation report by region, from counts alone: page, CSV, PDF. */
@Controller('anfragen/lagebericht')
@Access.roles(...TEAM)
export class SituationController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(@CurrentActor() actor: Actor, @Frame() frame: PageFrame, @Query('jahr') year: unknown): Promise<string> {
    const { report, today } = await this.find(actor, year);
    return situationPage(frame, report, today);
  }

  @Get('csv')
  async csv(@CurrentActor() actor: Actor, @Query('jahr') year: unknown, @Res() response: Response): Promise<void> {
    const { report } = await this.find(actor, year);
    response.setHeader('Content-Type', CONTENT_TYPES.csv);
    response.setHeader('Content-Disposition', `attachment; filename="kge-lagebericht-${report.year}.csv"`);
    response.send(Buffer.from(csvOf(SITUATION_TABLE, report.regions), 'utf8'));
  }

  @Get('pdf')
  @Header('Content-Type', 'application/pdf')
  async pdf(@CurrentActor() actor: Actor, @Query('jahr') year: unknown, @Res() response: Response): Promise<void> {
    const { report, terms, today, isDemo } = await this.find(actor, year);
    response.setHeader('Content-Disposition', `attachment; filename="kge-lagebericht-${report.year}.pdf"`);
    response.send(await renderLetter(situationLetter(report, { team: terms?.teamName ?? '', today, isDemo })));
  }

  private find(actor: Actor, asked: unknown): Promise<Found> {
    return this.database.read(actor, async (tx) => {
      const year = asked === undefined ? tx.today.year : Number(asked);
      if (!Number.isInteger(year) || year < FIRST_YEAR || year > tx.today.year) throw new NotFoundException();
      const report = await situationReport(tx, year);
      return { report, terms: await roomTermsOn(tx, tx.today), today: tx.today, isDemo: tx.isDemo };
    });
  }
}
