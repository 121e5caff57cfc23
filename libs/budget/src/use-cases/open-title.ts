import { ok, refuse, type Result } from '#kernel';
import type { Transaction } from '#platform';

export interface NewTitle {
  readonly programmeCode: string;
  readonly chapter: string;
  readonly titleNumber: string;
  readonly name: string;
  readonly source: string;
}

/**
 * Opens the budget title of a new programme, still without money: only a budget officer appropriates. Refuses a title
 * whose chapter and number are not written as in the budget paper ("06 072", "633 65"), and one that exists.
 */
export async function openTitle(tx: Transaction, title: NewTitle): Promise<Result<true>> {
  const chapter = title.chapter.trim();
  const titleNumber = title.titleNumber.trim();
  if (!/^\d{2} \d{3}$/.test(chapter)) return refuse('chapter-form', {}, '/chapter');
  if (!/^\d{3} \d{2}$/.test(titleNumber)) return refuse('title-number-form', {}, '/titleNumber');
  if (title.name.trim().length < 3) return refuse('entry-missing', {}, '/titleName');
  const id = `${chapter} ${titleNumber}`.replaceAll(' ', '-');
  const [known] = await tx.query(`SELECT id FROM budget.title WHERE id = $1 OR (chapter = $2 AND title_number = $3)`, [
    id,
    chapter,
    titleNumber,
  ]);
  if (known) return refuse('budget-title-taken', { chapter, titleNumber }, '/titleNumber');
  await addTitle(tx, { ...title, id, chapter, titleNumber, name: title.name.trim() });
  return ok(true);
}

/** The Einzelplan of a chapter: its first two digits ("06 072" is of 06). */
export const sectionOf = (chapter: string): string => chapter.slice(0, 2);

/** Writes a title; what is there already stays as it is. */
export async function addTitle(
  tx: Transaction,
  title: { id: string; programmeCode: string; chapter: string; titleNumber: string; name: string; source: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO budget.title (id, programme_code, chapter, title_number, name, source) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING`,
    [title.id, title.programmeCode, title.chapter, title.titleNumber, title.name, title.source],
  );
}
