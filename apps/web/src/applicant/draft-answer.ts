import type { SavedDraft } from '#applications';
import { renderToString } from 'preact-render-to-string';
import { h } from 'preact';
import { ConflictChoice, conflictPlaceId } from './conflict-choice.js';
import { planFragments, renderFragments, type PlanFigures } from './steps/plan-figures.js';
import type { ShownConflict, StepView } from './step-view.js';

/** What autosave answers, see layout/README.md. */
export interface DraftAnswer {
  readonly savedAt: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
  readonly html: Readonly<Record<string, string>>;
  readonly message?: string;
  readonly isRefused?: boolean;
}

/** The answer after a field was left: new version, errors, sums, and conflicts at their fields. */
export function draftAnswer(view: StepView, saved: SavedDraft, figures: PlanFigures | null): DraftAnswer {
  const clashes = view.conflicts.map((conflict) => [conflictPlaceId(conflict.field), choiceHtml(view, conflict)]);
  return {
    savedAt: saved.savedAt.toISOString(),
    fields: { baseVersion: String(saved.version) },
    errors: view.errors,
    html: { ...(figures ? renderFragments(planFragments(figures)) : {}), ...Object.fromEntries(clashes) },
    ...(saved.conflicts.length === 0
      ? {}
      : { isRefused: true, message: 'Ein Feld wurde gleichzeitig geändert. Wählen Sie dort, was gelten soll.' }),
  };
}

const choiceHtml = (view: StepView, conflict: ShownConflict): string =>
  renderToString(
    h(ConflictChoice, {
      conflict,
      fields: view.fields,
      terms: view.opened.version.terms,
    }),
  );
