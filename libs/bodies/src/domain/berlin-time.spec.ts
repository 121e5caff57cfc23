import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { berlinInstant } from './berlin-time.js';

describe('an hour on the clocks of Berlin', () => {
  it.each([
    ['2027-01-15', '10:00', '2027-01-15T09:00:00.000Z'],
    ['2027-07-15', '10:00', '2027-07-15T08:00:00.000Z'],
    ['2027-07-15', '0:30', '2027-07-14T22:30:00.000Z'],
    ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31', '02:30', '2027-10-31T00:30:00.000Z'],
    ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ])('on %s at %s is %s', (day, time, instant) => {
    const found = berlinInstant(CalendarDate.iso(day), time);
    expect(found.ok && found.value.toISOString()).toBe(instant);
  });

  it('does not exist when summer time begins', () => {
    expect(berlinInstant(CalendarDate.of(2027, 3, 28), '02:30')).toMatchObject({ refusal: { kind: 'time-skipped' } });
  });

  it.each(['24:00', '10', 'zehn', '10:60'])('is not %s', (time) => {
    expect(berlinInstant(CalendarDate.of(2027, 3, 1), time)).toMatchObject({ refusal: { kind: 'time-unreadable' } });
  });
});
