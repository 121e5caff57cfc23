import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const PROJECT = path.resolve('.cache', `pure-probe-${process.pid}`);
const FORBIDDEN = ['process.env', 'Buffer.alloc(1)', 'fetch("/")', 'setTimeout(() => 1, 1)', 'performance.now()'];

describe('the compile of the pure paths', () => {
  let output: string;

  beforeAll(() => {
    FORBIDDEN.forEach((text, index) =>
      write(`libs/awards/src/domain/impure${index}.ts`, `export const x = ${text};\n`),
    );
    write('libs/awards/src/use-cases/free.ts', 'export const x = process.env;\n');
    write('libs/awards/src/domain/sound.ts', 'export const x = new Map<string, bigint>();\n');
    for (const file of ['tsconfig.json', 'test/architecture/tsconfig.pure.json'])
      write(file, readFileSync(file, 'utf8'));
    const compiler = path.resolve('node_modules/typescript/bin/tsc');
    const run = spawnSync(process.execPath, [compiler, '--noEmit', '-p', 'test/architecture/tsconfig.pure.json'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    output = run.stdout;
  });

  afterAll(() => rmSync(PROJECT, { recursive: true, force: true }));

  it.each(FORBIDDEN.map((text, index) => [text, index] as const))('knows no %s', (_text, index) => {
    expect(output).toContain(`libs/awards/src/domain/impure${index}.ts(1,18): error TS`);
  });

  it('leaves other layers and sound files alone', () => {
    expect(output).not.toMatch(/use-cases|sound\.ts/);
  });
});

function write(file: string, text: string): void {
  const target = path.join(PROJECT, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
