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
    expect(reading).toThrow(/DATABASE_URL .*\nREDIS_URL |PORT /);
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
