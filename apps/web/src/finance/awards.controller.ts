import { Controller, Get, Inject, Query } from '@nestjs/common';
import { listAwards } from '#awards';
import type { Actor } from '#kernel';
import { listNoticesOfOrganisation } from '#notices';
import { Database } from '#platform';
import { awardsRegister, listReportChoices } from '#reports';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { ownAwardsPage } from '../applicant/notice-pages.js';
import { awardsPage } from './awards-page.js';
import { pageIn, textIn, type FilterQuery } from './budget-filter.js';

const PAGE_LENGTH = 50;
const OWN_AWARDS_MAX = 100;

/** The register of awards. Row-level security shows a district its own alone. */
@Controller('bewilligungen')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY', ...FINANCE_READERS)
export class AwardsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  async show(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query() query: FilterQuery,
  ): Promise<PageAnswer> {
    if (actor.scope === 'ORGANISATION') return this.showOwn(actor, frame);
    const view = await this.database.read(actor, async (tx) => {
      const choices = await listReportChoices(tx);
      const programme = choices.find((choice) => choice.programme === textIn(query, 'programm'))?.programme ?? '';
      const year = /^\d{4}$/.test(textIn(query, 'jahr')) ? textIn(query, 'jahr') : '';
      const filter = { programme: programme || undefined, year: year === '' ? undefined : Number(year) };
      const paging = { page: pageIn(query), pageLength: PAGE_LENGTH };
      return { choices, programme, year, register: await awardsRegister(tx, filter, paging) };
    });
    return awardsPage(frame, { ...view, linksCases: true });
  }

  /** A district looks for its own awards and letters, not for a register. */
  private async showOwn(actor: Actor, frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => ({
      awards: await listAwards(tx, { limit: OWN_AWARDS_MAX, offset: 0 }),
      notices: await listNoticesOfOrganisation(tx, actor.organisationId ?? ''),
    }));
    return ownAwardsPage(frame, view);
  }
}
