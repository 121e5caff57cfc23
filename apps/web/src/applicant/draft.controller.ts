import { Controller, Get, Headers, Inject, NotFoundException, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import { describeConflict, saveDraft, type SavedDraft } from '#applications';
import type { Actor, Refusal } from '#kernel';
import { Database } from '#platform';
import {
  Access,
  accepted,
  AnId,
  CurrentActor,
  Form,
  FormBody,
  Frame,
  seeOther,
  sentencesByField,
  shownAgain,
  type PageAnswer,
  type PageFrame,
} from '../access/index.js';
import { fieldId } from '../layout/index.js';
import { draftAnswer, type DraftAnswer } from './draft-answer.js';
import { isEntrySlug, stepAfter, stepBefore, type EntrySlug } from './form-steps.js';
import { capsOf, loadStep, type StepRequest } from './load-step.js';
import { entriesToSave, readSentDraft, undecided, type SentDraft } from './sent-draft.js';
import { applicantStep } from './steps/applicant-step.js';
import { declarationsStep } from './steps/declarations-step.js';
import { goalsStep } from './steps/goals-step.js';
import type { PlanFigures } from './steps/plan-figures.js';
import { planStep } from './steps/plan-step.js';
import { projectStep } from './steps/project-step.js';
import type { ShownConflict, StepView } from './step-view.js';

type PageOfStep = (frame: PageFrame, figures: PlanFigures) => string;

const PAGES: Readonly<Record<EntrySlug, PageOfStep>> = {
  antragsteller: (frame, { view }) => applicantStep(frame, view),
  vorhaben: (frame, { view }) => projectStep(frame, view),
  ziele: (frame, { view }) => goalsStep(frame, view),
  plan: (frame, figures) => planStep(frame, figures),
  erklaerungen: (frame, { view }) => declarationsStep(frame, view),
};

/** The steps of the form that fill the draft. Registered last: `:step` matches whatever other pages leave over. */
@Controller('antraege/:id')
@Access.roles('APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
export class DraftController {
  constructor(@Inject(Database) private readonly database: Database) {}

  @Get(':step')
  async show(
    @Param('id', AnId) id: string,
    @Param('step') step: string,
    @Query('fehler') withErrors: unknown,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
  ): Promise<PageAnswer> {
    const slug = entrySlug(step);
    const shown = withErrors === '1' ? 'all' : 'begun';
    const figures = await this.figures(actor, { applicationId: id, slug, shown });
    return PAGES[slug](frame, figures);
  }

  @Post(':step')
  async save(
    @Param('id', AnId) id: string,
    @Param('step') step: string,
    @Headers('accept') accept: string | undefined,
    @CurrentActor() actor: Actor,
    @Frame() frame: PageFrame,
    @Form() form: FormBody,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PageAnswer | DraftAnswer> {
    const slug = entrySlug(step);
    const sent = readSentDraft(form);
    if (accept?.startsWith('application/json')) {
      const answer = await this.autosave(actor, { id, slug, sent });
      response.type('json').status(answer.isRefused ? 409 : 200);
      return answer;
    }
    return this.saveWhole(actor, frame, { id, slug, sent });
  }

  /** A field was left. Choices between two values count only with their button. */
  private async autosave(
    actor: Actor,
    { id, slug, sent }: { id: string; slug: EntrySlug; sent: SentDraft },
  ): Promise<DraftAnswer> {
    const saved = accepted(
      await saveDraft(this.database, actor, {
        applicationId: id,
        baseVersion: sent.baseVersion,
        entries: entriesToSave(sent, false),
      }),
    );
    const figures = await this.figures(actor, {
      applicationId: id,
      slug,
      shown: sent.showsErrors ? 'all' : 'wrong-entries',
      conflicts: saved.conflicts.map((each) => ({ ...each, sinceVersion: sent.baseVersion })),
    });
    return draftAnswer(figures.view, saved, slug === 'plan' ? figures : null);
  }

  private async saveWhole(
    actor: Actor,
    frame: PageFrame,
    { id, slug, sent }: { id: string; slug: EntrySlug; sent: SentDraft },
  ): Promise<PageAnswer> {
    const saved = await saveDraft(this.database, actor, {
      applicationId: id,
      baseVersion: sent.baseVersion,
      entries: entriesToSave(sent, true),
      ...(sent.addItem ? { addItem: sent.addItem } : {}),
      ...(sent.removeItem ? { removeItem: sent.removeItem } : {}),
    });
    if (!saved.ok) return this.refused(actor, frame, { id, slug, sent, refusal: saved.refusal });
    const fresh = saved.value.conflicts.map((each) => ({ ...each, sinceVersion: sent.baseVersion }));
    const conflicts = [...fresh, ...(await this.openConflicts(actor, id, sent))];
    if (conflicts.length > 0) {
      const mine = Object.fromEntries(conflicts.map((each) => [each.field, each.mine]));
      const figures = await this.figures(actor, {
        applicationId: id,
        slug,
        shown: 'begun',
        typed: mine,
        conflicts,
      });
      return shownAgain(PAGES[slug](frame, figures), 409);
    }
    return seeOther(placeAfter(id, slug, sent, saved.value));
  }

  /** Conflicts that were on the page and got no choice; they wait on. */
  private openConflicts(actor: Actor, id: string, sent: SentDraft): Promise<ShownConflict[]> {
    return this.database.read(actor, async (tx) => {
      const found: ShownConflict[] = [];
      for (const open of undecided(sent)) {
        const conflict = await describeConflict(tx, id, open);
        if (conflict) found.push({ ...conflict, sinceVersion: open.sinceVersion });
      }
      return found;
    });
  }

  /** Entries that cannot be stored (too long, too many lines) are shown again as they were typed. */
  private async refused(
    actor: Actor,
    frame: PageFrame,
    { id, slug, sent, refusal }: { id: string; slug: EntrySlug; sent: SentDraft; refusal: Refusal },
  ): Promise<PageAnswer> {
    if (refusal.kind === 'application-not-found') throw new NotFoundException();
    if (refusal.kind !== 'entry-too-long' && refusal.kind !== 'too-many-items') {
      return accepted<PageAnswer>({ ok: false, refusal });
    }
    const refusedFields = sentencesByField([refusal]);
    const { view, ...rest } = await this.figures(actor, {
      applicationId: id,
      slug,
      shown: 'wrong-entries',
      typed: sent.entries,
      refusedFields,
    });
    const errorList = Object.entries(refusedFields).map(([field, text]) => ({ href: `#${fieldId(field)}`, text }));
    return shownAgain(PAGES[slug](frame, { view: { ...view, errorList }, ...rest }));
  }

  private figures(actor: Actor, request: StepRequest): Promise<PlanFigures> {
    return this.database.read(actor, async (tx) => {
      const view: StepView = await loadStep(tx, request);
      const situations = request.slug === 'plan' ? await capsOf(tx, view.opened, view.opened.reading.years) : [];
      return { view, situations, now: tx.now };
    });
  }
}

function entrySlug(step: string): EntrySlug {
  if (!isEntrySlug(step)) throw new NotFoundException();
  return step;
}

/** Where the buttons lead: on, back, or to the line that was added. */
function placeAfter(id: string, slug: EntrySlug, sent: SentDraft, saved: SavedDraft): string {
  const base = `/antraege/${id}`;
  if (saved.addedItem !== null) {
    const field = slug === 'ziele' ? `goal.${saved.addedItem}.goal` : `cost.${saved.addedItem}.description`;
    return `${base}/${slug}#${fieldId(field)}`;
  }
  if (sent.removeItem) return `${base}/${slug}#${fieldId(sent.removeItem.group)}`;
  if (sent.then === 'next') return `${base}/${stepAfter(slug).slug}`;
  if (sent.then === 'back') return `${base}/${stepBefore(slug)?.slug ?? slug}`;
  return `${base}/${slug}`;
}
