import type { Transaction } from '#platform';

/** The name of a district's organisation or of a member municipality for the head of the page; null for everybody else. */
export async function organisationNameOf(tx: Transaction, organisationId: string | null): Promise<string | null> {
  if (organisationId === null) return null;
  const [row] = await tx.query<{ name: string }>(
    `SELECT name FROM districts.organisation WHERE id = $1
     UNION ALL SELECT name FROM enquiries.municipality WHERE id = $1`,
    [organisationId],
  );
  return row?.name ?? null;
}
