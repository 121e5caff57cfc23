import { Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { findAward, type Award } from '#awards';
import { ok, refuse, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  approvalsOfAct,
  claimView,
  interestOrdersOf,
  openClaimViews,
  type ClaimView,
  type InterestOrder,
} from '#settlement';
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
import { NO_APPROVALS } from '../authority/approvals.js';
import { READERS } from '../authority/people.js';
import { perform } from './act-fields.js';
import { CLAIM_ACTS } from './claim-acts.js';
import { claimListPage } from './claim-list-page.js';
import { claimPage } from './claim-page.js';
import type { ClaimScreen } from './claim-screen.js';
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
      const approvals = await approvalsOn(tx, award, claim, orders);
      return claimPage(frame, { actor, award, claim, orders, approvals, today: tx.today, values, errors });
    });
  }
}

/** What lead bodies are asked about is nobody's business but the authority's. */
async function approvalsOn(
  tx: Transaction,
  award: Award,
  claim: ClaimView,
  orders: readonly InterestOrder[],
): Promise<ClaimScreen['approvals']> {
  const relief = claim.reliefs.find(({ state }) => state === 'PROPOSED');
  const order = orders.find(({ state }) => state === 'PREPARED');
  const isAuthority = tx.actor.scope === 'AUTHORITY';
  return {
    relief: isAuthority && relief ? await approvalsOfAct(tx, award, { act: 'RELIEF', id: relief.id }) : NO_APPROVALS,
    interest: isAuthority && order ? await approvalsOfAct(tx, award, { act: 'INTEREST', id: order.id }) : NO_APPROVALS,
  };
}

async function mustExist(tx: Transaction, claimId: string) {
  const claim = await claimView(tx, claimId);
  return accepted(claim ? ok(claim) : refuse('claim-not-found'));
}
