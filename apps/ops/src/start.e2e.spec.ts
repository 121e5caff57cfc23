import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { beginStart, type StartedOffice } from '../../../test/support/npm-start.js';
import { freePort, isAlive, readPostmaster, waitUntil } from './postgres/postmaster.js';

const LIMIT = 400_000;

describe('npm start', () => {
  let dataDirectory: string;
  let port: number;
  const running = new Set<ChildProcess>();

  beforeAll(async () => {
    dataDirectory = mkdtempSync(path.join(os.tmpdir(), 'foerderakte-start-spec-'));
    port = await freePort();
  });

  afterEach(async () => {
    for (const child of running) child.kill('SIGTERM');
    await waitUntil(() => running.size === 0, 120_000);
  });

  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

  function begin(...args: readonly string[]): StartedOffice {
    const office = beginStart(args, { PORT: String(port), DATA_DIRECTORY: dataDirectory });
    running.add(office.child);
    office.child.once('close', () => running.delete(office.child));
    return office;
  }

  const serverProcess = (): number => readPostmaster(path.join(dataDirectory, 'postgres', 'cluster'))?.processId ?? 0;

  it(
    'serves the demo, prints its address, and ends cleanly with Ctrl-C',
    async () => {
      const { child, printed, hasSaid } = begin();
      await waitUntil(() => hasSaid('Beenden mit Strg-C'), LIMIT);
      expect(printed()).toContain(`http://localhost:${port}`);
      expect((await fetch(`http://localhost:${port}/`)).status).toBeLessThan(500);
      const server = serverProcess();
      expect(isAlive(server)).toBe(true);

      child.kill('SIGINT');
      expect((await once(child, 'close'))[0]).toBe(0);
      expect(isAlive(server)).toBe(false);
      expect(printed()).toContain('Die Daten bleiben erhalten');
    },
    LIMIT,
  );

  it(
    'never mixes a demo with real use',
    async () => {
      const { child, printed } = begin('--empty');
      expect((await once(child, 'close'))[0]).toBe(1);
      expect(printed()).toContain('Diese Datenbank enthält Demo-Daten');
      expect(isAlive(serverProcess())).toBe(false);
    },
    LIMIT,
  );

  it(
    'says in one sentence that the port is taken',
    async () => {
      const other = createServer().listen(port, '127.0.0.1');
      await once(other, 'listening');
      const { child, printed } = begin();
      expect((await once(child, 'close'))[0]).toBe(1);
      expect(printed()).toContain(`Port ${port} auf 127.0.0.1 ist schon belegt`);
      other.close();
      await once(other, 'close');
    },
    LIMIT,
  );
});
