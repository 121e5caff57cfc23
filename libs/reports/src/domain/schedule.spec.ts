import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { nextRun } from './schedule.js';

const next = (schedule: 'NONE' | 'WEEKLY' | 'MONTHLY', day: string): string | undefined =>
  nextRun(schedule, CalendarDate.iso(day))?.toString();

describe('a report that is sent by itself', () => {
  it('is sent on the next Monday, never on the day itself', () => {
    expect(next('WEEKLY', '2026-11-27')).toBe('2026-11-30');
    expect(next('WEEKLY', '2026-11-29')).toBe('2026-11-30');
    expect(next('WEEKLY', '2026-11-30')).toBe('2026-12-07');
  });

  it('is sent on the first of the next month, also over the turn of the year', () => {
    expect(next('MONTHLY', '2026-11-01')).toBe('2026-12-01');
    expect(next('MONTHLY', '2026-12-31')).toBe('2027-01-01');
  });

  it('is not sent where nobody asked for it', () => {
    expect(next('NONE', '2026-11-27')).toBeUndefined();
  });
});
