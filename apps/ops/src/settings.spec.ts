import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { CannotStart } from './console.js';
import { freePort } from './postgres/postmaster.js';
import { ownerUrlOf, requireFreePort, settingsFrom } from './settings.js';

const APP = 'postgres://foerderakte_app@127.0.0.1/foerderakte';

describe('the settings of an operator', () => {
  it('are refused with one sentence for each that is wrong', () => {
    const reading = (): unknown => settingsFrom({ DATABASE_URL: 'mysql://x', PORT: 'abc', REDIS_URL: 'x' });
    expect(reading).toThrow(CannotStart);
    expect(sentencesOf({ DATABASE_URL: 'mysql://x', PORT: 'abc', REDIS_URL: 'x' })).toHaveLength(3);
  });

  it.each([
    ['DATABASE_URL', '', 'DATABASE_URL fehlt. Beispiel: postgresql://'],
    ['DATABASE_URL', 'mysql://x', 'DATABASE_URL ist keine Adresse der Form postgres://… oder postgresql://….'],
    ['DATABASE_OWNER_URL', 'owner', 'DATABASE_OWNER_URL ist keine Adresse der Form postgres://… oder postgresql://….'],
    ['REDIS_URL', 'localhost:6379', 'REDIS_URL ist keine Adresse der Form redis://… oder rediss://….'],
    ['PUBLIC_URL', 'foerderakte.example', 'PUBLIC_URL ist keine Adresse der Form http://… oder https://….'],
    ['SMTP_URL', 'https://mail.example', 'SMTP_URL ist keine Adresse der Form smtp://… oder smtps://….'],
    ['PORT', '65536', 'PORT muss eine ganze Zahl von 0 bis 65535 sein, ist aber „65536“.'],
    ['DATABASE_POOL_SIZE', '1', 'DATABASE_POOL_SIZE muss eine ganze Zahl von 2 bis 200 sein, ist aber „1“.'],
    ['DEMO', 'ja', 'DEMO muss „true“ oder „false“ sein, ist aber „ja“.'],
    [
      'LOG_LEVEL',
      'laut',
      'LOG_LEVEL muss eines von fatal, error, warn, info, debug, trace oder silent sein, ist aber „laut“.',
    ],
    ['MAIL_FROM', 'Förderakte', 'MAIL_FROM enthält keine E-Mail-Adresse.'],
  ])('say what is wrong with %s=%s', (name, value, sentence) => {
    const sentences = sentencesOf({ DATABASE_URL: APP, [name]: value });
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toContain(sentence);
  });

  it('need the owner of the schema before anything is migrated', () => {
    expect(() => ownerUrlOf(settingsFrom({ DATABASE_URL: APP }))).toThrow('DATABASE_OWNER_URL fehlt');
  });

  it('are refused when the port is taken, with a proposal', async () => {
    const port = await freePort();
    const other = createServer().listen(port, '127.0.0.1');
    await once(other, 'listening');
    await expect(requireFreePort('127.0.0.1', port)).rejects.toThrow(`PORT=${port + 1}`);
    other.close();
    await once(other, 'close');
    await expect(requireFreePort('127.0.0.1', port)).resolves.toBeUndefined();
  });
});

function sentencesOf(environment: Record<string, string>): string[] {
  try {
    settingsFrom(environment);
  } catch (error) {
    return error instanceof Error ? error.message.split('\n') : [];
  }
  return [];
}
