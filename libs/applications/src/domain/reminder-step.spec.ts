import { describe, expect, it } from '@jest/globals';
import { isContactEmail } from './contact-email.js';
import { reminderStep, stepsBefore } from './reminder-step.js';

describe('the step of a reminder', () => {
  it.each([
    [31, null],
    [30, 30],
    [8, 30],
    [7, 7],
    [1, 7],
    [0, 7],
    [-1, null],
  ])('with %d days left is %s', (daysLeft, step) => {
    expect(reminderStep(daysLeft, stepsBefore([-30, -7, 14]))).toBe(step);
  });
});

describe('an address for mails', () => {
  it.each(['a@b.de', 'vor.name@kreis-dueren.de'])('is %s', (text) => expect(isContactEmail(text)).toBe(true));
  it.each([
    '',
    'a@b',
    'a b@c.de',
    'a@b.de,c@d.de',
    'a@b.de;c@d.de',
    'Name <a@b.de>',
    'a@@b.de',
    `${'a'.repeat(250)}@b.de`,
  ])('is not "%s"', (text) => expect(isContactEmail(text)).toBe(false));
});
