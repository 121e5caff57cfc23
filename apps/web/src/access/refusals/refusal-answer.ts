import type { Refusal } from '#kernel';

export type Facts = Refusal['facts'];

/** How a refusal is told: as a whole German sentence, with the HTTP status of the API and of a page without a form. */
export interface RefusalAnswer {
  readonly status: 400 | 403 | 404 | 409 | 412 | 413 | 415 | 422 | 429 | 503;
  readonly sentence: (facts: Facts) => string;
}

export type RefusalAnswers = Readonly<Record<string, RefusalAnswer>>;

/** Shortens the common case: a fixed or computed sentence about wrong input. */
export const wrongInput = (sentence: string | ((facts: Facts) => string)): RefusalAnswer => ({
  status: 422,
  sentence: typeof sentence === 'string' ? () => sentence : sentence,
});
