import type { Actor, CalendarDate, Refusal, Result } from '#kernel';
import type { Database, FileStore, FixedClock } from '#platform';
import type { Act, DemoCase } from './demo-case.js';
import type { DistrictPeople, People } from './people.js';

export interface Stage {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: FixedClock;
  readonly people: People;
  /** The demo's today; relative days count from here. */
  readonly today: CalendarDate;
}

/** One case being played: who acts in it, and what came out so far. */
export interface Scene {
  readonly stage: Stage;
  readonly demoCase: DemoCase;
  readonly callId: string;
  readonly district: DistrictPeople;
  readonly caseworker: Actor;
  readonly reviewer: Actor;
  readonly signatory: Actor;
  /** Set by the first act. */
  applicationId: string;
  /** Set by the signature. */
  noticeId: string;
  /** The last request about the grant. */
  changeId: string;
}

export type Acts = {
  readonly [Name in Act['act']]?: (scene: Scene, act: Extract<Act, { act: Name }>) => Promise<unknown>;
};

/** In the demo every act succeeds; a refusal is a fault of the script. */
export function mustSucceed<T>(result: Result<T, Refusal | readonly Refusal[]>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}
