import { Controller, Get, Inject, Query } from '@nestjs/common';
import { listAwards } from '#awards';
import type { Actor } from '#kernel';
import { listNoticesOfOrganisation } from '#notices';
import { Database } from '#platform';
import { listReportChoices } from '#reports';
import { Access, CurrentActor, Frame, type PageAnswer, type PageFrame } from '../access/index.js';
import { FINANCE_READERS } from '../api/reports/finance-readers.js';
import { ownAwardsPage } from '../applicant/notice-pages.js';
import { gatherStandings } from '../grant-life/gather-standings.js';
import { readAwardList, readAwardListQuery } from './award-list.js';
import { awardsPage } from './awards-page.js';
import type { FilterQuery } from './budget-filter.js';

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
      const asked = readAwardListQuery(
        query,
        choices.map(({ programme }) => programme),
      );
      return { choices, query: asked, list: await readAwardList(tx, asked) };
    });
    return awardsPage(frame, view);
  }

  /** A district looks for its own awards and letters, not for a register. */
  private async showOwn(actor: Actor, frame: PageFrame): Promise<PageAnswer> {
    const view = await this.database.read(actor, async (tx) => ({
      standings: await gatherStandings(tx, await listAwards(tx, { limit: OWN_AWARDS_MAX, offset: 0 })),
      notices: await listNoticesOfOrganisation(tx, actor.organisationId ?? ''),
    }));
    return ownAwardsPage(frame, view);
  }
}
