import type { Clock } from '#platform';

/**
 * Injection token of the real clock. Sessions, tokens and throttles run on real time, never on the demo clock:
 * moving the demo forward by a year must not sign everybody out.
 */
export const REAL_TIME = Symbol('RealTime');

export type RealTime = Clock;
