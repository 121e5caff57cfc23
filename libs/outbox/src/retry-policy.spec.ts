import { describe, expect, it } from '@jest/globals';
import { delayAfter, PATIENT_RETRY } from './retry-policy.js';

describe('the patient retry policy', () => {
  it('waits longer after each failed try and never longer than an hour', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 50].map((attempt) => delayAfter(attempt, PATIENT_RETRY) / 1000);
    expect(delays).toEqual([5, 20, 80, 320, 1280, 3600, 3600, 3600]);
  });
});
