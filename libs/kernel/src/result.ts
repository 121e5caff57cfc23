/** A refusal is an expected "no": a stable kind, the facts behind it, and where in the input it arose (JSON pointer). */
export interface Refusal<K extends string = string> {
  readonly kind: K;
  readonly facts: Readonly<Record<string, RefusalFact>>;
  readonly pointer?: string;
}

export type RefusalFact = string | number | boolean | null | readonly string[];

export type Result<T, R = Refusal> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: R };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <K extends string>(
  kind: K,
  facts: Readonly<Record<string, RefusalFact>> = {},
  pointer?: string,
): { readonly ok: false; readonly refusal: Refusal<K> } => ({
  ok: false,
  refusal: pointer === undefined ? { kind, facts } : { kind, facts, pointer },
});
