import { ok, refuse, type Actor, type Money, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import {
  FIELD_COUNT_MAX,
  FIELD_LENGTH_MAX,
  isDraftField,
  ITEM_COUNT_MAX,
  itemIds,
  withoutItem,
  type DraftFields,
} from '../domain/draft-fields.js';
import { writtenLine } from '../domain/written-text.js';
import { mergeDraft, type DraftConflict } from '../domain/merge-draft.js';
import { updateHeadline, type ApplicationCase } from '../persistence/application.repository.js';
import { listAttachments } from '../persistence/attachment.repository.js';
import { lastChangeOf, loadDraftForUpdate, loadRevision, storeDraft } from '../persistence/draft.repository.js';
import { termsOfApplication } from '../read/application-terms.js';
import { examineDraft } from '../read/open-draft.js';
import { openCase } from './take-step.js';
import { CalendarDate } from '#kernel';

export interface SaveDraft {
  readonly applicationId: string;
  /** The version of the draft that the person saw when starting to type. */
  readonly baseVersion: number;
  /** Only the fields of the page that was sent; others stay. */
  readonly entries: Readonly<Record<string, string>>;
  readonly addItem?: { readonly group: 'goal' | 'cost'; readonly category?: string };
  readonly removeItem?: { readonly group: 'goal' | 'cost'; readonly id: string };
}

export interface ConflictWithAuthor extends DraftConflict {
  readonly theirName: string;
  readonly theirTime: Date | null;
}

export interface SavedDraft {
  readonly version: number;
  readonly savedAt: Date;
  readonly conflicts: readonly ConflictWithAuthor[];
  readonly addedItem: string | null;
}

/**
 * Saves what one person typed, merged with what others saved meanwhile. Nothing typed is lost: a field changed by two
 * people stays as stored and comes back as a conflict with both values. Wrong entries are saved as they are.
 */
export async function saveDraft(database: Database, actor: Actor, command: SaveDraft): Promise<Result<SavedDraft>> {
  return database.transaction(actor, async (tx) => {
    const opened = await openCase(tx, command.applicationId);
    if (!opened.ok) return opened;
    const application = opened.value;
    if (!isEditable(application, actor)) {
      return refuse('draft-not-editable', { status: application.status, action: 'save-draft', possible: [] });
    }
    const acceptable = checkEntries(command.entries);
    if (!acceptable.ok) return acceptable;
    const stored = await loadDraftForUpdate(tx, application.id);
    const base = await loadRevision(tx, application.id, command.baseVersion);
    if (!stored || !base) return refuse('draft-version-unknown', { version: command.baseVersion });
    const merged = mergeDraft(base.fields, stored.fields, command.entries);
    const { fields, addedItem } = applyItems(merged.fields, command);
    if (itemIds(fields, 'cost').length > ITEM_COUNT_MAX || itemIds(fields, 'goal').length > ITEM_COUNT_MAX) {
      return refuse('too-many-items', { itemsMax: ITEM_COUNT_MAX });
    }
    const isChanged = merged.hasChanged || addedItem !== null || command.removeItem !== undefined;
    const version = isChanged ? stored.version + 1 : stored.version;
    if (isChanged) {
      await storeDraft(tx, application.id, application.organisationId, version, fields);
      await refreshHeadline(tx, application, fields);
    }
    const conflicts = await Promise.all(
      merged.conflicts.map((conflict) => withAuthor(tx, application.id, conflict, command.baseVersion)),
    );
    return ok({ version, savedAt: isChanged ? tx.now : stored.savedAt, conflicts, addedItem });
  });
}

/** A draft may be edited before submission, and again while an answer to the authority is due. */
export const isEditable = (application: ApplicationCase, actor: Actor): boolean =>
  ['DRAFT', 'INFO_REQUESTED'].includes(application.status) && actor.organisationId === application.organisationId;

function checkEntries(entries: Readonly<Record<string, string>>): Result<true, Refusal> {
  const names = Object.keys(entries);
  if (names.length > FIELD_COUNT_MAX) return refuse('too-many-items', { itemsMax: FIELD_COUNT_MAX });
  for (const [name, text] of Object.entries(entries)) {
    if (!isDraftField(name)) return refuse('field-unknown', { field: name.slice(0, 80) }, `/${name.slice(0, 80)}`);
    if (text.length > FIELD_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: FIELD_LENGTH_MAX }, `/${name}`);
  }
  return ok(true);
}

function applyItems(
  fields: DraftFields,
  { addItem, removeItem }: SaveDraft,
): { fields: DraftFields; addedItem: string | null } {
  const kept = removeItem ? withoutItem(fields, removeItem.group, removeItem.id) : fields;
  if (!addItem) return { fields: kept, addedItem: null };
  const id = newItemId();
  const entries: Record<string, string> =
    addItem.group === 'cost'
      ? { [`cost.${id}.category`]: addItem.category ?? '', [`cost.${id}.description`]: '' }
      : { [`goal.${id}.goal`]: '' };
  return { fields: { ...kept, ...entries }, addedItem: id };
}

/** Ids of items sort by time, so that rows stay in the order in which they were added. */
const newItemId = (): string => newId().replaceAll('-', '').slice(0, 18);

async function withAuthor(
  tx: Transaction,
  applicationId: string,
  conflict: DraftConflict,
  baseVersion: number,
): Promise<ConflictWithAuthor> {
  const change = await lastChangeOf(tx, applicationId, conflict.field, baseVersion);
  return { ...conflict, theirName: change?.name ?? '', theirTime: change?.at ?? null };
}

async function refreshHeadline(tx: Transaction, application: ApplicationCase, fields: DraftFields): Promise<void> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return;
  const attachments = await listAttachments(tx, application.id);
  const { computation } = examineDraft(fields, context.value, attachments);
  const from = CalendarDate.parse(fields['project.periodFrom'] ?? '');
  const to = CalendarDate.parse(fields['project.periodTo'] ?? '');
  const requestedByYear: Record<number, Money> = Object.fromEntries(
    (computation?.years ?? []).map((year) => [year.year, year.grant]),
  );
  await updateHeadline(tx, application, {
    title: writtenLine(fields['project.title'] ?? '').slice(0, 300),
    phase: fields['project.phase'] ?? null,
    periodFrom: from.ok ? from.value : null,
    periodTo: to.ok ? to.value : null,
    requested: computation?.totals.grant ?? application.requested,
    requestedByYear: computation ? requestedByYear : application.requestedByYear,
  });
}
