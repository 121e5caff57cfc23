import { Body, Controller, Get, HttpCode, Inject, NotFoundException, Post, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { Request } from 'express';
import { CalendarDate, type Actor, type Result } from '#kernel';
import { Database, SETTINGS, type Settings } from '#platform';
import {
  Access,
  accepted,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  REAL_TIME,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
  type RealTime,
} from '../access/index.js';
import { visitOf } from '../access/visit.js';
import { demoClockPage } from './demo-clock-page.js';
import { moveDemoClock } from './move-demo-clock.js';

export class DemoDay {
  @ApiProperty({ example: '2027-02-01', description: 'The new day of the demo, not before the present one.' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'Geben Sie den Tag als JJJJ-MM-TT an.' })
  today: string;
}

/** The clock of the demo. Outside the demo there is no such switch: every route answers 404. */
@ApiTags('demo')
@Controller()
@Access.roles('SYS_ADMIN')
export class DemoClockController {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(REAL_TIME) private readonly realTime: RealTime,
  ) {}

  @Get('verwaltung/demo-uhr')
  show(@Req() request: Request, @Frame() frame: PageFrame): PageAnswer {
    this.refuseOutsideDemo();
    return demoClockPage(frame, this.todayOf(request), '', {});
  }

  @Post('verwaltung/demo-uhr')
  async move(
    @Req() request: Request,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    this.refuseOutsideDemo();
    const moved = await this.moveTo(actor, form.text('today'));
    if (moved.ok) return seeOther('/verwaltung/demo-uhr', `Heute ist jetzt der ${moved.value.toGerman()}.`);
    const errors = { today: Object.values(sentencesByField([moved.refusal])).join(' ') };
    return shownAgain(demoClockPage(frame, this.todayOf(request), form.text('today'), errors));
  }

  @Post('api/v1/demo/clock')
  @HttpCode(200)
  @ApiBearerAuth()
  async moveByApi(@CurrentActor() actor: Actor, @Body() wish: DemoDay): Promise<DemoDay> {
    this.refuseOutsideDemo();
    return { today: accepted(await this.moveTo(actor, wish.today)).toString() };
  }

  private async moveTo(actor: Actor, text: string): Promise<Result<CalendarDate>> {
    const day = CalendarDate.parse(text);
    if (!day.ok) return day;
    const realToday = CalendarDate.inBerlin(this.realTime.now());
    return this.database.transaction(actor, (tx) => moveDemoClock(tx, day.value, realToday));
  }

  private todayOf(request: Request): CalendarDate {
    return visitOf(request)?.today ?? CalendarDate.inBerlin(this.realTime.now());
  }

  private refuseOutsideDemo(): void {
    if (!this.settings.demo) throw new NotFoundException();
  }
}
