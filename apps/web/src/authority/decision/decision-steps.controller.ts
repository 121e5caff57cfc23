import { Controller, Inject, Param, Post } from '@nestjs/common';
import {
  confirmReview,
  discardDecision,
  returnDecision,
  sendToReview,
  signDecision,
  type DecisionCommand,
} from '#awards';
import type { Actor, Refusal, Result } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentenceOf,
  type PageAnswer,
  type PageFrame,
} from '../../access/index.js';
import { commandOf } from '../case/case-answers.js';
import { OFFICERS } from '../people.js';
import { showDecision } from './decision-answers.js';

/** The steps of a decision between two persons. A refused step shows the decision with the reason and the ways out. */
@Controller('vorgaenge/:id/entscheidung')
@Access.roles(...OFFICERS)
export class DecisionStepsController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Post('zur-zweitpruefung')
  send(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(id, actor, frame, form, sendToReview, ({ reservedUntil }) => ({
      path: `/vorgaenge/${id}`,
      message: `Die Entscheidung liegt zur Zweitprüfung.${reservedUntil ? ` Vorgemerkt bis ${reservedUntil.toGerman()}.` : ''}`,
    }));
  }

  @Post('bestaetigen')
  confirm(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(id, actor, frame, form, confirmReview, () => ({
      path: `/vorgaenge/${id}/entscheidung`,
      message: 'Die Zweitprüfung ist bestätigt.',
    }));
  }

  @Post('zurueckgeben')
  async giveBack(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const returned = await returnDecision(this.database, actor, {
      ...commandOf(id, form),
      reason: form.text('reason'),
    });
    if (returned.ok)
      return seeOther(`/vorgaenge/${id}`, 'Die Entscheidung ist zurückgegeben, die Vormerkung ist frei.');
    if (returned.refusal.pointer === '/reason')
      return showDecision(this.database, actor, frame, id, { returnError: sentenceOf(returned.refusal) });
    return showDecision(this.database, actor, frame, id, { refusal: returned.refusal });
  }

  @Post('zeichnen')
  sign(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(id, actor, frame, form, signDecision, ({ noticeId }) => ({
      path: `/bescheide/${noticeId}`,
      message: 'Der Bescheid ist gezeichnet. Höchstbetrag und Haushalt sind gebucht.',
    }));
  }

  @Post('verwerfen')
  discard(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.step(id, actor, frame, form, discardDecision, () => ({
      path: `/vorgaenge/${id}`,
      message: 'Der Entwurf ist verworfen, die Prüfung geht weiter.',
    }));
  }

  private async step<T>(
    id: string,
    actor: Actor,
    frame: PageFrame,
    form: FormBody,
    act: (database: Database, actor: Actor, command: DecisionCommand) => Promise<Result<T, Refusal>>,
    done: (value: T) => { readonly path: string; readonly message: string },
  ): Promise<PageAnswer> {
    const result = await act(this.database, actor, commandOf(id, form));
    if (!result.ok) return showDecision(this.database, actor, frame, id, { refusal: result.refusal });
    const { path, message } = done(result.value);
    return seeOther(path, message);
  }
}
