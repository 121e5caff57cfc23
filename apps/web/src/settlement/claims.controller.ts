import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { findAward } from '#awards';
import { ok, refuse, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { claimView, interestOrdersOf, openClaimViews } from '#settlement';
import {
  accepted,
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  type PageAnswer,
  type PageFrame,
  type Typed,
} from '../access/index.js';
import { READERS } from '../authority/people.js';
import { perform } from './act-fields.js';
import { CLAIM_ACTS } from './claim-acts.js';
import { claimListPage } from './claim-list-page.js';
import { claimPage } from './claim-page.js';
import { CLAIM_ACTORS, SETTLEMENT_READERS } from './settlement-people.js';

/** What is to be paid back: the list of the authority, and each claim with its ledger for both sides. */
@Controller('forderungen')
@Access.roles(...CLAIM_ACTORS)
export class ClaimsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...READERS)
  list(
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('nur') only: string | readonly string[] | undefined,
  ): Promise<string> {
    return this.database.read(actor, async (tx) =>
      claimListPage(frame, await openClaimViews(tx), only === 'ueberfaellig' ? 'ueberfaellig' : 'alle'),
    );
  }

  @Get(':id')
  @Access.roles(...SETTLEMENT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, {}, {});
  }

  @Post(':id')
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) claimId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    await this.database.read(actor, (tx) => mustExist(tx, claimId));
    return perform(
      CLAIM_ACTS,
      form,
      { database: this.database, actor, claimId },
      {
        done: (sentence) => seeOther(`/forderungen/${claimId}`, sentence),
        again: (values, errors) => this.page(frame, actor, claimId, values, errors),
      },
    );
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) => {
      const claim = await mustExist(tx, id);
      const award = await findAward(tx, claim.awardId);
      if (!award) throw new Error(`claim ${id} without award`);
      const orders = (await interestOrdersOf(tx, award.id)).filter(({ claimId }) => claimId === id);
      return claimPage(frame, { actor, award, claim, orders, today: tx.today, values, errors });
    });
  }
}

async function mustExist(tx: Transaction, claimId: string) {
  const claim = await claimView(tx, claimId);
  return accepted(claim ? ok(claim) : refuse('claim-not-found'));
}
