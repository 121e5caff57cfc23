import { describe, expect, it } from '@jest/globals';
import { redact } from './redaction.js';

describe('striking out places of a text', () => {
  it('strikes each place wherever it stands, the longest first', () => {
    expect(redact('Muster und Mustermann und Muster', ['Muster', 'Mustermann'])).toEqual({
      ok: true,
      value: '[geschwärzt] und [geschwärzt] und [geschwärzt]',
    });
  });

  it.each([
    [[], 'redaction-missing'],
    [[' '], 'redaction-missing'],
    [['M'], 'redaction-too-short'],
    [['Muster', 'Fremd'], 'redaction-not-found'],
  ])('refuses %j with %s and repeats no word', (places, kind) => {
    const refused = redact('Ein Muster steht hier.', places);
    expect(refused).toMatchObject({ refusal: { kind } });
    expect(JSON.stringify(refused)).not.toContain('Fremd');
  });
});
