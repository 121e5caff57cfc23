import { Controller, Get, Inject } from '@nestjs/common';
import { SETTINGS, type Settings } from '#platform';
import { Access, Frame, type PageFrame } from '../access/index.js';
import { accessibilityPage, imprintPage, privacyPage, reportBarrierPage, type Operator } from './legal-pages.js';

/** Pages that every public service owes. */
@Controller()
@Access.public()
export class LegalController {
  private readonly operator: Operator;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const address = /<([^>]+)>/.exec(settings.mailFrom)?.[1] ?? settings.mailFrom;
    this.operator = { mail: address, demo: settings.demo };
  }

  @Get('impressum')
  imprint(@Frame() frame: PageFrame): string {
    return imprintPage(frame, this.operator);
  }

  @Get('datenschutz')
  privacy(@Frame() frame: PageFrame): string {
    return privacyPage(frame, this.operator);
  }

  @Get('barrierefreiheit')
  accessibility(@Frame() frame: PageFrame): string {
    return accessibilityPage(frame, this.operator);
  }

  @Get('barriere-melden')
  reportBarrier(@Frame() frame: PageFrame): string {
    return reportBarrierPage(frame, this.operator);
  }
}
