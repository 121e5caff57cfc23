import { Controller, Get, Inject, NotFoundException, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { noticePreview, prepareDecision, type PrepareDecision } from '#awards';
import type { Actor } from '#kernel';
import { renderNotice } from '#notices';
import { Database } from '#platform';
import {
  accepted,
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
import { OFFICERS, READERS } from '../people.js';
import { showDecision, screenOf } from './decision-answers.js';
import { fieldOfRefusal, formAsTyped, readDecisionForm } from './decision-form.js';
import { limitedTo, withoutYear } from './prepare-again.js';
import { loadApplication } from '#applications';

@Controller('vorgaenge/:id/entscheidung')
@Access.roles(...OFFICERS)
export class DecisionController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get()
  @Access.roles(...READERS)
  show(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Query('neben') beside: unknown,
  ): Promise<PageAnswer> {
    return showDecision(this.database, actor, frame, id, {
      beside: beside === 'antrag' || beside === 'pruefung' ? beside : 'bescheid',
    });
  }

  @Get('vorschau.pdf')
  @Access.roles(...READERS)
  async preview(@Param('id', AnId) id: string, @CurrentActor() actor: Actor): Promise<StreamableFile> {
    const notice = await this.database.read(actor, async (tx) => {
      const application = await loadApplication(tx, id);
      return application ? noticePreview(tx, application) : null;
    });
    if (!notice) throw new NotFoundException();
    const content = accepted(notice);
    return new StreamableFile(await renderNotice(content), {
      type: 'application/pdf',
      disposition: `inline; filename="Vorschau-${content.fileNumber.replace(/[^A-Za-z0-9-]/g, '_')}.pdf"`,
    });
  }

  /** Saves the draft. Everything that was typed is shown again with all its errors. */
  @Post()
  async save(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    const { view } = await screenOf(this.database, actor, id);
    const read = readDecisionForm(form, view);
    if (!read.ok) return showDecision(this.database, actor, frame, id, { form: formAsTyped(form, view, read.refusal) });
    const prepared = await prepareDecision(this.database, actor, read.value);
    if (prepared.ok)
      return seeOther(`/vorgaenge/${id}/entscheidung`, 'Der Entwurf ist gespeichert. Gebucht ist nichts.');
    const years = view.submissions.at(-1)?.content.years ?? [];
    const field = fieldOfRefusal(prepared.refusal, years);
    const errors: Record<string, string> = field === null ? {} : { [field]: sentenceOf(prepared.refusal) };
    return showDecision(this.database, actor, frame, id, {
      form: formAsTyped(form, view, errors),
      ...(field === null ? { refusal: prepared.refusal } : {}),
    });
  }

  @Post('begrenzen')
  limit(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.change(id, actor, frame, form, 'limit');
  }

  @Post('teilen')
  split(
    @Param('id', AnId) id: string,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
  ): Promise<PageAnswer> {
    return this.change(id, actor, frame, form, 'split');
  }

  /** Prepares the decision anew with the way out that the officer chose. */
  private async change(
    id: string,
    actor: Actor,
    frame: PageFrame,
    form: FormBody,
    way: 'limit' | 'split',
  ): Promise<PageAnswer> {
    const { decisions } = await screenOf(this.database, actor, id);
    const { decision } = decisions;
    const over = decisions.caps.find(({ budgetYear }) => budgetYear === Number(form.text('jahr')));
    if (!decision || decision.kind !== 'AWARD' || !over) throw new NotFoundException();
    const { expectedVersion } = commandOf(id, form);
    const command: PrepareDecision =
      way === 'limit'
        ? limitedTo(decision, over.budgetYear, over.room, expectedVersion)
        : withoutYear(decision, over.budgetYear, expectedVersion);
    const prepared = await prepareDecision(this.database, actor, command);
    if (!prepared.ok) return showDecision(this.database, actor, frame, id, { refusal: prepared.refusal });
    const done =
      way === 'limit'
        ? `${over.budgetYear} ist auf den Spielraum von ${over.room.toString()} begrenzt.`
        : `Für ${over.budgetYear} wird nichts bewilligt.`;
    return seeOther(`/vorgaenge/${id}/entscheidung`, `${done} Gebucht ist nichts.`);
  }
}
