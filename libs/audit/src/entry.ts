import type { RefusalFact } from '#kernel';

/** Who may read an entry: the organisation concerned and the authority, or the authority alone. */
export type Visibility = 'SHARED' | 'INTERNAL';

/** Small, already public circumstances of an act: amounts in cents, numbers, codes. Never personal data beyond need. */
export type AuditFacts = Readonly<Record<string, RefusalFact>>;

/** What a use case tells the audit. Actor and instant come from the transaction. */
export interface AuditRecord {
  /** Chain of the case, as `kind:id`: application:0193…, account:0193…. */
  readonly chain: string;
  /** The lifecycle's action or another stable code, kebab-case. */
  readonly action: string;
  readonly statusBefore?: string | null;
  readonly statusAfter?: string | null;
  readonly reason?: string | null;
  readonly facts?: AuditFacts;
  /** The organisation concerned; by default that of the actor. */
  readonly organisationId?: string | null;
  /** SHARED unless told otherwise. */
  readonly visibility?: Visibility;
}

/** One link of a chain, as read. */
export interface AuditEntry {
  readonly chain: string;
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  readonly action: string;
  readonly statusBefore: string | null;
  readonly statusAfter: string | null;
  readonly reason: string | null;
  readonly facts: AuditFacts;
  readonly organisationId: string | null;
  readonly visibility: Visibility;
  readonly hash: string;
}
