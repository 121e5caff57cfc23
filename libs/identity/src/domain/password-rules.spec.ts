import { describe, expect, it } from '@jest/globals';
import { checkPassword } from './password-rules.js';

const kindOf = (password: string): string => {
  const checked = checkPassword(password, 'm.keller@kreis-dueren.example');
  return checked.ok ? 'accepted' : checked.refusal.kind;
};

describe('a new password', () => {
  it.each([
    ['elf Zeichen', 'password-too-short'],
    ['zwölfZeichen', 'accepted'],
    ['vier Wörter ohne Bezug', 'accepted'],
    ['a'.repeat(200), 'password-too-simple'],
    [`Satz mit vielen Wörtern ${'x'.repeat(176)}`, 'accepted'],
    [`Satz mit vielen Wörtern ${'x'.repeat(177)}`, 'password-too-long'],
    ['passwort1234567', 'password-too-simple'],
    ['Passwort2026!', 'password-too-simple'],
    ['mein m.keller Geheimnis', 'password-contains-email'],
  ])('%s is %s', (password, kind) => {
    expect(kindOf(password)).toBe(kind);
  });
});
