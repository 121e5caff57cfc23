import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { findAward } from '#awards';
import { ok, refuse, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import {
  answerHearing,
  claimViewsOf,
  dropRecovery,
  effectOf,
  exemptFromHearing,
  extendHearing,
  findRecovery,
  permitLateRecovery,
  prepareRecovery,
  sendHearing,
  approvalsOfAct,
  approveRecovery,
  recoveryLawOf,
  signRecovery,
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
import { perform, saying, type Act, type ActFields } from './act-fields.js';
import type { RecoveryScreen } from './recoveries-screen.js';
import { recoveryPage } from './recovery-page.js';
import { RECOVERY_ACTORS, SETTLEMENT_READERS } from './settlement-people.js';

/** One recovery from its hearing to the signed act, for both sides. */
@Controller('rueckforderungen/:id')
@Access.roles(...RECOVERY_ACTORS)
export class RecoveryController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...SETTLEMENT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, {}, {});
  }

  @Post()
  async act(
    @CurrentActor() actor: Actor,
    @Param('id', AnId) recoveryId: string,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    await this.database.read(actor, (tx) => mustExist(tx, recoveryId));
    return perform(
      ACTS,
      form,
      { database: this.database, actor, recoveryId },
      {
        done: (sentence) => seeOther(`/rueckforderungen/${recoveryId}`, sentence),
        again: (values, errors) => this.page(frame, actor, recoveryId, values, errors),
      },
    );
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) =>
      recoveryPage(frame, { ...(await gatherRecovery(tx, actor, id)), values, errors }),
    );
  }
}

interface OnRecovery {
  readonly database: Database;
  readonly actor: Actor;
  readonly recoveryId: string;
}

const withReason =
  (useCase: typeof dropRecovery, sentence: string): Act<OnRecovery> =>
  (fields) => {
    const reason = fields.text('reason');
    return ({ database, actor, recoveryId }) => saying(useCase(database, actor, { recoveryId, reason }), sentence);
  };

const ACTS: Readonly<Record<string, Act<OnRecovery>>> = {
  'send-hearing': (fields) => {
    const due = fields.day('due');
    return ({ database, actor, recoveryId }) =>
      saying(sendHearing(database, actor, { recoveryId, due }), 'Die Anhörung geht hinaus.');
  },
  'extend-hearing': (fields) => {
    const due = fields.day('due');
    return ({ database, actor, recoveryId }) =>
      saying(extendHearing(database, actor, { recoveryId, due }), 'Die Frist ist verlängert.');
  },
  'exempt-from-hearing': withReason(exemptFromHearing, 'Festgehalten: Es wird ohne Anhörung entschieden.'),
  'permit-late-recovery': withReason(
    permitLateRecovery,
    'Die Entscheidung nach Ablauf der Jahresfrist ist zugelassen.',
  ),
  'drop-recovery': withReason(dropRecovery, 'Die Rückforderung ist fallen gelassen.'),
  'answer-hearing': (fields) => {
    const answer = fields.text('answer');
    return ({ database, actor, recoveryId }) =>
      saying(answerHearing(database, actor, { recoveryId, answer }), 'Ihre Antwort ist eingegangen.');
  },
  'prepare-decision': (fields) => {
    const command = {
      reasons: reasonsIn(fields),
      reduction: fields.money('reduction'),
      ineffectiveFrom: fields.day('ineffectiveFrom'),
    };
    return ({ database, actor, recoveryId }) =>
      saying(
        prepareRecovery(database, actor, { recoveryId, ...command }),
        'Die Entscheidung ist vorbereitet. Zeichnen muss eine zweite Person.',
      );
  },
  'confirm-decision':
    () =>
    ({ database, actor, recoveryId }) =>
      saying(approveRecovery(database, actor, recoveryId), 'Die Zustimmung Ihrer Stelle ist eingetragen.'),
  'sign-decision':
    () =>
    ({ database, actor, recoveryId }) =>
      saying(signRecovery(database, actor, recoveryId), ({ demand }) =>
        demand.isPositive()
          ? `Der Bescheid ist gezeichnet und geht hinaus. Gefordert sind ${demand.toString()}.`
          : 'Der Bescheid ist gezeichnet und geht hinaus. Zu erstatten ist nichts.',
      ),
};

const reasonsIn = (fields: ActFields) => ({
  facts: fields.text('reasons/facts'),
  law: fields.text('reasons/law'),
  discretion: fields.text('reasons/discretion'),
  result: fields.text('reasons/result'),
});

async function mustExist(tx: Transaction, recoveryId: string) {
  const recovery = await findRecovery(tx, recoveryId);
  return accepted(recovery ? ok(recovery) : refuse('recovery-not-found'));
}

async function gatherRecovery(
  tx: Transaction,
  actor: Actor,
  id: string,
): Promise<Omit<RecoveryScreen, 'values' | 'errors'>> {
  const recovery = await mustExist(tx, id);
  const award = await findAward(tx, recovery.awardId);
  if (!award) throw new Error(`recovery ${id} without award`);
  const isOpen = recovery.status === 'PROPOSED' || recovery.status === 'HEARING';
  return {
    actor,
    award,
    recovery,
    approvals:
      actor.scope === 'AUTHORITY' && isOpen && recovery.prepared
        ? await approvalsOfAct(tx, award, { act: 'RECOVERY', id })
        : { demanded: [], given: [], ownBody: null },
    law: await recoveryLawOf(tx, award, recovery),
    effect: actor.scope === 'AUTHORITY' && isOpen ? await effectOf(tx, award, recovery) : null,
    claim: (await claimViewsOf(tx, award.id)).find(({ recoveryId }) => recoveryId === id) ?? null,
    today: tx.today,
  };
}
