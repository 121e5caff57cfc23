import { ok, refuse, type Refusal, type Result } from '#kernel';

/** Whoever prepared an act neither reviews nor signs it (domain part 3.1, Vier-Augen-Prinzip; H8). */
export function secondPersonMustDiffer(
  preparedBy: { readonly id: string; readonly name: string },
  actorId: string,
  action: string,
): Result<true, Refusal<'four-eyes'>> {
  return preparedBy.id === actorId ? refuse('four-eyes', { action, preparedBy: preparedBy.name }) : ok(true);
}
