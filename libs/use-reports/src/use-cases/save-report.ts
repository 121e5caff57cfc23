import { mergeDraft, type DraftConflict } from '#applications';
import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { FIELD_COUNT_MAX, FIELD_LENGTH_MAX, isReportField } from '../domain/report-fields.js';
import {
  lastDraftChange,
  loadDraftRevision,
  loadReportDraft,
  storeReportDraft,
} from '../persistence/draft.repository.js';
import { loadReportForUpdate } from '../persistence/report.repository.js';
import { nextOf } from './report-step.js';

export interface SaveReport {
  readonly reportId: string;
  /** The version of the draft that the person saw when starting to type. */
  readonly baseVersion: number;
  /** Only the fields of the page that was sent; others stay. */
  readonly entries: Readonly<Record<string, string>>;
}

export interface ReportConflict extends DraftConflict {
  readonly theirName: string;
  readonly theirTime: Date | null;
}

export interface SavedReport {
  readonly version: number;
  readonly savedAt: Date;
  readonly conflicts: readonly ReportConflict[];
}

/**
 * Saves what one person typed, merged with what others saved meanwhile: a field changed by two people stays as stored
 * and comes back with both values. Wrong entries are saved as they are; only text beyond the limits is refused.
 */
export async function saveReport(
  database: Database,
  actor: Actor,
  { reportId, baseVersion, entries }: SaveReport,
): Promise<Result<SavedReport, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const report = await loadReportForUpdate(tx, reportId);
    if (!report) return refuse('use-report-not-found', { reportId });
    const possible = nextOf(report, tx, 'write-report');
    if (!possible.ok) return possible;
    const acceptable = entriesMustFit(entries);
    if (!acceptable.ok) return acceptable;
    const stored = await loadReportDraft(tx, reportId);
    const base = await loadDraftRevision(tx, reportId, baseVersion);
    if (!stored || !base) return refuse('draft-version-unknown', { version: baseVersion });
    const merged = mergeDraft(base.fields, stored.fields, entries);
    const version = merged.hasChanged ? stored.version + 1 : stored.version;
    if (merged.hasChanged) await storeReportDraft(tx, report, version, merged.fields);
    const conflicts: ReportConflict[] = [];
    for (const conflict of merged.conflicts) {
      const change = await lastDraftChange(tx, reportId, conflict.field, baseVersion);
      conflicts.push({ ...conflict, theirName: change?.name ?? '', theirTime: change?.at ?? null });
    }
    return ok({ version, savedAt: merged.hasChanged ? tx.now : stored.savedAt, conflicts });
  });
}

function entriesMustFit(entries: Readonly<Record<string, string>>): Result<true, Refusal> {
  const names = Object.keys(entries);
  if (names.length > FIELD_COUNT_MAX) return refuse('too-many-items', { itemsMax: FIELD_COUNT_MAX });
  for (const name of names) {
    if (!isReportField(name)) return refuse('field-unknown', { field: name.slice(0, 80) }, `/${name.slice(0, 80)}`);
    if ((entries[name] ?? '').length > FIELD_LENGTH_MAX)
      return refuse('entry-too-long', { lengthMax: FIELD_LENGTH_MAX }, `/${name}`);
  }
  return ok(true);
}
