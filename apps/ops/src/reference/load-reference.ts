import { addTitle, bookAppropriation, listTitles } from '#budget';
import { loadDistrictReference } from '#districts';
import { loadEnquiryReference } from '#enquiries';
import { DEFAULT_LAND, Money, SYSTEM_ACTOR } from '#kernel';
import type { Database, Transaction } from '#platform';
import { loadProgrammeReference, type ReferenceBudget } from '#programmes';

/** Loads districts, courts, programmes, texts and budget titles of the Länder that the installation holds. Safe to repeat: what is there already stays. */
export async function loadReference(
  database: Database,
  packageRoot: string,
  lands: readonly string[] = [DEFAULT_LAND],
): Promise<void> {
  await database.transaction(SYSTEM_ACTOR, async (tx) => {
    await loadDistrictReference(tx, packageRoot, lands);
    await loadEnquiryReference(tx, packageRoot);
    const budgets = await loadProgrammeReference(tx, packageRoot, lands);
    const known = new Set((await listTitles(tx)).map(({ id }) => id));
    for (const { programmeCode, budget } of budgets) {
      if (!known.has(budget.title.id)) await loadBudget(tx, programmeCode, budget);
    }
  });
}

/** Booked once, with the title: repeating must not double the money. */
async function loadBudget(
  tx: Transaction,
  programmeCode: string,
  { title, appropriations }: ReferenceBudget,
): Promise<void> {
  await addTitle(tx, { ...title, programmeCode });
  for (const { budgetYear, authority, amountCents } of appropriations) {
    await bookAppropriation(tx, {
      titleId: title.id,
      budgetYear,
      authority,
      kind: 'APPROPRIATION',
      amount: Money.ofCents(amountCents),
      orderReference: `Startwert Haushaltsplan ${budgetYear} (ungeprüft)`,
    });
  }
}
