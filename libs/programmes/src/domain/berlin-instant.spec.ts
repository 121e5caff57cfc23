import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { berlinInstant } from './berlin-instant.js';

const at = (day: string, time: string, seconds = 0): string => {
  const instant = berlinInstant(CalendarDate.iso(day), time, seconds);
  return instant.ok ? instant.value.toISOString() : instant.refusal.kind;
};

describe('an instant by the clocks in Berlin', () => {
  it('is one hour behind in winter and two in summer', () => {
    expect(at('2026-11-30', '23:59', 59)).toBe('2026-11-30T22:59:59.000Z');
    expect(at('2026-07-01', '00:00')).toBe('2026-06-30T22:00:00.000Z');
  });

  it('knows the days on which the clocks change', () => {
    expect(at('2027-03-28', '01:59')).toBe('2027-03-28T00:59:00.000Z');
    expect(at('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z');
    expect(at('2027-10-31', '23:59')).toBe('2027-10-31T22:59:00.000Z');
  });

  it.each(['24:00', '12:60', 'mittags', '', '12'])('refuses %j', (time) => {
    expect(at('2026-11-30', time)).toBe('time-unreadable');
  });
});
