import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { findAward } from '#awards';
import { ok, refuse, type Actor } from '#kernel';
import { Database, type Transaction } from '#platform';
import { claimViewsOf, closureOf, openRecovery, recoveriesOf, type RecoveryBasis } from '#settlement';
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
import { perform, type Act } from './act-fields.js';
import { recoveriesPage } from './recoveries-page.js';
import { SETTLEMENT_READERS } from './settlement-people.js';

const BASES: readonly string[] = ['REDUCTION', 'REVOCATION', 'WITHDRAWAL'] satisfies readonly RecoveryBasis[];

/** Recoveries and claims of one grant, for both sides. */
@Controller('bewilligungen/:id/forderungen')
@Access.roles('CASEWORKER')
export class RecoveriesController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...SETTLEMENT_READERS)
  show(@CurrentActor() actor: Actor, @Param('id', AnId) id: string, @Frame() frame: PageFrame): Promise<string> {
    return this.page(frame, actor, id, {}, {});
  }

  @Post()
  async open(
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
        done: (recoveryId) =>
          seeOther(`/rueckforderungen/${recoveryId}`, 'Die Rückforderung ist eröffnet. Als Nächstes ist anzuhören.'),
        again: (values, errors) => this.page(frame, actor, awardId, values, errors),
      },
    );
  }

  private page(frame: PageFrame, actor: Actor, id: string, values: Typed, errors: Typed): Promise<string> {
    return this.database.read(actor, async (tx) =>
      recoveriesPage(frame, {
        actor,
        award: await mustExist(tx, id),
        recoveries: await recoveriesOf(tx, id),
        claims: await claimViewsOf(tx, id),
        isClosed: (await closureOf(tx, id)) !== null,
        today: tx.today,
        values,
        errors,
      }),
    );
  }
}

const ACTS: Readonly<
  Record<string, Act<{ readonly database: Database; readonly actor: Actor; readonly awardId: string }>>
> = {
  'open-recovery': (fields) => {
    const basis = fields.text('basis');
    const entries = {
      finding: fields.text('finding'),
      reduction: fields.money('reduction'),
      ineffectiveFrom: fields.day('ineffectiveFrom'),
      knowledgeCompleteOn: fields.day('knowledgeCompleteOn'),
    };
    return async ({ database, actor, awardId }) => {
      if (!isBasis(basis)) return refuse('entry-missing', {}, '/basis');
      const opened = await openRecovery(database, actor, { awardId, basis, ...entries });
      return opened.ok ? ok(opened.value.recoveryId) : opened;
    };
  },
};

const isBasis = (text: string): text is RecoveryBasis => BASES.includes(text);

async function mustExist(tx: Transaction, awardId: string) {
  const award = await findAward(tx, awardId);
  return accepted(award ? ok(award) : refuse('award-not-found', { awardId }));
}
