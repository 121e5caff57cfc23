import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { awardVersions, findAward } from '#awards';
import { ok, refuse, type Actor } from '#kernel';
import { composeNotice } from '#notices';
import { Database, type Transaction } from '#platform';
import {
  approvalsOfAct,
  approveSettlement,
  closeFile,
  closureOf,
  computeSettlement,
  discardSettlement,
  interestOrdersOf,
  lateUseOf,
  obstaclesToClosing,
  prepareSettlement,
  recoveriesOf,
  settlementPreview,
  settlementsOf,
  signSettlement,
} from '#settlement';
import { examinedUse } from '#use-reports';
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
import { perform, saying, type Act } from './act-fields.js';
import { LATE_USE_ACTS, type OnAward } from './late-use-forms.js';
import { settlementPage } from './settlement-page.js';
import { SETTLEMENT_ACTORS, SETTLEMENT_READERS } from './settlement-people.js';
import type { SettlementScreen } from './settlement-screen.js';
import { settlementPath } from './settlement-words.js';
import { NO_APPROVALS } from '../authority/approvals.js';

/** The end of a grant: its final amount with every step, the Schlussbescheid, and the closing of the file. */
@Controller('bewilligungen/:id/abrechnung')
@Access.roles(...SETTLEMENT_ACTORS)
export class SettlementController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...SETTLEMENT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, {}, {});
  }

  @Post()
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) awardId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    await this.database.read(actor, (tx) => mustExist(tx, awardId));
    return perform(
      ACTS,
      form,
      { database: this.database, actor, awardId },
      {
        done: (sentence) => seeOther(settlementPath(awardId), sentence),
        again: (values, errors) => this.page(frame, actor, awardId, values, errors),
      },
    );
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) =>
      settlementPage(frame, { ...(await gatherSettlement(tx, actor, id)), values, errors }),
    );
  }
}

const ACTS: Readonly<Record<string, Act<OnAward>>> = {
  'prepare-settlement': (fields) => {
    const notes = fields
      .text('notes')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
    return ({ database, actor, awardId }) =>
      saying(
        prepareSettlement(database, actor, { awardId, notes }),
        'Die Abrechnung ist vorbereitet. Zeichnen muss eine zweite Person.',
      );
  },
  'discard-settlement':
    () =>
    ({ database, actor, awardId }) =>
      saying(discardSettlement(database, actor, awardId), 'Die vorbereitete Abrechnung ist verworfen.'),
  'confirm-settlement':
    () =>
    ({ database, actor, awardId }) =>
      saying(approveSettlement(database, actor, awardId), 'Die Zustimmung Ihrer Stelle ist eingetragen.'),
  'sign-settlement':
    () =>
    ({ database, actor, awardId }) =>
      saying(signSettlement(database, actor, awardId), ({ recoveryId }) =>
        recoveryId === null
          ? 'Der Schlussbescheid ist gezeichnet und geht hinaus.'
          : 'Der Schlussbescheid ist gezeichnet und geht hinaus. Für die Überzahlung ist eine Rückforderung eröffnet.',
      ),
  ...LATE_USE_ACTS,
  'close-file': (fields) => {
    const note = fields.text('note');
    return ({ database, actor, awardId }) =>
      saying(
        closeFile(database, actor, { awardId, note }),
        ({ retainUntil }) => `Die Akte ist geschlossen. Sie wird bis ${retainUntil.toGerman()} aufbewahrt.`,
      );
  },
};

async function mustExist(tx: Transaction, awardId: string) {
  const award = await findAward(tx, awardId);
  return accepted(award ? ok(award) : refuse('award-not-found', { awardId }));
}

async function gatherSettlement(
  tx: Transaction,
  actor: Actor,
  awardId: string,
): Promise<Omit<SettlementScreen, 'values' | 'errors'>> {
  const award = await mustExist(tx, awardId);
  const settlements = await settlementsOf(tx, awardId);
  const signed = settlements.find(({ state }) => state === 'SIGNED') ?? null;
  const prepared = settlements.find(({ state }) => state === 'PREPARED') ?? null;
  const isAuthority = actor.scope === 'AUTHORITY';
  const isDue = isAuthority && signed === null;
  const lateUseOrders = (await interestOrdersOf(tx, awardId)).filter(({ kind }) => kind === 'LATE_USE');
  const order = lateUseOrders.find(({ state }) => state === 'PREPARED');
  const preview = isDue && prepared ? await settlementPreview(tx, prepared) : null;
  return {
    actor,
    award,
    signed,
    prepared,
    approvals:
      isDue && prepared ? await approvalsOfAct(tx, award, { act: 'SETTLEMENT', id: prepared.id }) : NO_APPROVALS,
    computed: isDue ? await computeSettlement(tx, award, await examinedUse(tx, awardId)) : null,
    letter: preview?.ok ? composeNotice(preview.value) : null,
    first: (await awardVersions(tx, awardId))[0]?.amount ?? award.amount,
    recovery: (await recoveriesOf(tx, awardId)).find(({ settlementId }) => settlementId === signed?.id) ?? null,
    lateUse: isAuthority && signed ? await lateUseOf(tx, award) : null,
    lateUseOrders,
    lateUseApprovals:
      isAuthority && order ? await approvalsOfAct(tx, award, { act: 'INTEREST', id: order.id }) : NO_APPROVALS,
    obstacles: isAuthority ? await obstaclesToClosing(tx, award) : [],
    closure: await closureOf(tx, awardId),
  };
}
