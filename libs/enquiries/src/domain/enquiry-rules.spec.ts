import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { checkHead, checkText, TEXT_LENGTH_MAX } from './enquiry-rules.js';

const TODAY = CalendarDate.iso('2026-11-27');
const CLEAN = 'Welche Angebote gibt es für unsere Beschäftigten?';
const NAMED = 'Welche Angebote gibt es, fragt Herr Mustermann?';
const text = (body: string, confirmed: readonly string[] = [], confirmationReason = '') =>
  checkText({ body, confirmed, confirmationReason }, TODAY);
const kindOf = (result: ReturnType<typeof text>): string => (result.ok ? 'ok' : result.refusal.kind);

describe('the text of an enquiry', () => {
  it('is taken without the sender saying anything where nothing looks like personal data', () => {
    expect(text(`  ${CLEAN}\n`)).toEqual({ ok: true, value: { body: CLEAN, confirmationReason: null } });
  });

  it('is refused below 20 and above 5000 characters', () => {
    expect([kindOf(text('x'.repeat(19))), kindOf(text('x'.repeat(20)))]).toEqual(['enquiry-text-too-short', 'ok']);
    expect(kindOf(text('x'.repeat(TEXT_LENGTH_MAX)))).toBe('ok');
    expect(kindOf(text('x'.repeat(TEXT_LENGTH_MAX + 1)))).toBe('enquiry-text-too-long');
  });

  it('is refused with the places that look like personal data', () => {
    expect(text(NAMED)).toMatchObject({
      refusal: { kind: 'personal-data-suspected', facts: { excerpts: ['Herr Mustermann'] } },
    });
  });

  it('is taken when each place was confirmed, with the reason', () => {
    const reason = 'So heißt ein Denkmal.';
    expect(text(NAMED, ['Herr Mustermann'], reason)).toMatchObject({ value: { confirmationReason: reason } });
  });

  it('is refused when the reason is missing, too long or names a person itself', () => {
    expect(kindOf(text(NAMED, ['Herr Mustermann'], 'kurz'))).toBe('confirmation-reason-missing');
    expect(kindOf(text(NAMED, ['Herr Mustermann'], 'x'.repeat(501)))).toBe('entry-too-long');
    expect(kindOf(text(NAMED, ['Herr Mustermann'], 'Das sagt Frau Beispiel.'))).toBe('reason-with-personal-data');
  });

  it('is refused again when a new place came in after the confirmation', () => {
    expect(kindOf(text(`${NAMED} Auch Frau Probe.`, ['Herr Mustermann'], 'So heißt ein Denkmal.'))).toBe(
      'personal-data-suspected',
    );
  });
});

describe('the head of an enquiry', () => {
  it('names everything that is missing at once, the tick included', () => {
    const checked = checkHead({ kind: '', phenomenon: 'X', topicCode: 'Y', saysNoPersonalData: false }, ['OTHER']);
    expect(checked.ok ? [] : checked.refusal.map(({ kind }) => kind)).toEqual([
      'enquiry-kind-missing',
      'enquiry-topic-missing',
      'phenomenon-missing',
      'no-personal-data-not-ticked',
    ]);
  });
});
