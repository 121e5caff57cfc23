import type { DraftReading, SavedDraft } from '#applications';
import { Instant, ListOf, Part, Text, Whole } from '../frame/fields.js';
import { ComputationView, FindingView, toReading } from './case-views.js';

export class ConflictView {
  @Text() field: string;
  @Text({ description: 'What both had before.' }) before: string;
  @Text({ description: 'What this request wanted to write; it was not written.' }) mine: string;
  @Text({ description: 'What stands there now.' }) theirs: string;
  @Text() theirName: string;
  @Instant({ nullable: true }) theirTime: string | null;
}

export class SavedDraftView {
  @Whole({ description: 'The baseVersion of the next change.' }) version: number;
  @Instant() savedAt: string;
  @Text({ nullable: true, description: 'Id of the row that was added.' }) addedItem: string | null;
  @ListOf(() => ConflictView, { max: 2000 }) conflicts: ConflictView[];
  @ListOf(() => FindingView, { max: 2000 }) findings: FindingView[];
  @Part(() => ComputationView, { nullable: true }) computation: ComputationView | null;
}

export const toSavedDraft = (saved: SavedDraft, reading: DraftReading): SavedDraftView => ({
  version: saved.version,
  savedAt: saved.savedAt.toISOString(),
  addedItem: saved.addedItem,
  conflicts: saved.conflicts.map((conflict) => ({
    ...conflict,
    theirTime: conflict.theirTime?.toISOString() ?? null,
  })),
  ...toReading(reading),
});
