import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { freePort, isAlive, readPostmaster, waitUntil } from './postgres/postmaster.js';

const LIMIT = 120_000;

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
    await waitUntil(() => running.size === 0, 20_000);
  });

  afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

  function begin(...args: readonly string[]): { child: ChildProcess; printed(): string } {
    let output = '';
    const child = spawn(process.execPath, ['apps/ops/run.mjs', 'start', ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], PORT: String(port), DATA_DIRECTORY: dataDirectory },
    });
    running.add(child);
    child.once('close', () => running.delete(child));
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (part: Buffer) => (output += part.toString()));
    return { child, printed: () => output };
  }

  const serverProcess = (): number => readPostmaster(path.join(dataDirectory, 'postgres', 'cluster'))?.processId ?? 0;

  it(
    'serves the demo, prints its address, and ends cleanly with Ctrl-C',
    async () => {
      const { child, printed } = begin();
      await waitUntil(() => printed().includes('Beenden mit Strg-C') || child.exitCode !== null, LIMIT);
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
