/** How long a failed job waits before it is tried again. */
export interface RetryPolicy {
  readonly firstDelayMs: number;
  readonly factor: number;
  readonly delayMaxMs: number;
}

/** 5 s, 20 s, 80 s, 5 min, 21 min, then every hour: short faults pass unnoticed, long ones do not flood anybody. */
export const PATIENT_RETRY: RetryPolicy = { firstDelayMs: 5_000, factor: 4, delayMaxMs: 3_600_000 };

/** Milliseconds to wait after the given try (1 = first) failed. */
export function delayAfter(attempt: number, policy: RetryPolicy): number {
  return Math.min(policy.delayMaxMs, policy.firstDelayMs * policy.factor ** (attempt - 1));
}
