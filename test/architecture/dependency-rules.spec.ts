import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contextMap } from './context-map.js';
import { cruise, type Violation } from './cruise.js';
import { HOUSE_PLANTS, SOUND_FILES, type Plant } from './planted-violations.js';

const PROJECT = path.resolve('.cache', `architecture-probe-${process.pid}`);
const NAMES = Object.keys(contextMap.contexts);

describe('the architecture rules', () => {
  let found: readonly Violation[];
  const plants = [...HOUSE_PLANTS, ...contextPlants()];

  beforeAll(() => {
    plantProject(plants);
    found = cruise(PROJECT, 'apps', 'libs', 'migrations', 'test');
  });

  afterAll(() => rmSync(PROJECT, { recursive: true, force: true }));

  it.each(plants)('see $file importing $imports ($rule)', (plant) => {
    const caught = found.filter((each) => each.rule === plant.rule).map((each) => each.from);
    expect(caught).toContain(plant.file);
  });

  it('report nothing about files that follow them', () => {
    const planted = new Set(plants.map((plant) => plant.file));
    expect(found.filter((each) => !planted.has(each.from))).toEqual([]);
  });

  it('each have a planted violation', async () => {
    const { default: config } = (await import(path.resolve('.dependency-cruiser.mjs'))) as {
      default: { forbidden: readonly { name: string; severity: string }[] };
    };
    const planted = new Set(plants.map((plant) => plant.rule));
    const unproved = config.forbidden.map((rule) => rule.name).filter((name) => !planted.has(name));
    // A context that may reach every other one has nothing left to violate.
    expect(unproved.filter((name) => !name.endsWith('-reports'))).toEqual([]);
    expect(config.forbidden.filter((rule) => rule.severity !== 'error')).toEqual([]);
  });
});

describe('the context map', () => {
  it('names every folder in libs', () => {
    const folders = readdirSync('libs', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    expect(folders.map((folder) => folder.name).filter((name) => !NAMES.includes(name))).toEqual([]);
  });

  it('lets nobody import identity or reports', () => {
    const imported = new Set(Object.values(contextMap.contexts).flatMap((context) => context.mayImport));
    expect([imported.has('identity'), imported.has('reports')]).toEqual([false, false]);
  });

  it('runs in one direction: no context reaches itself', () => {
    expect(NAMES.filter((name) => reachableFrom(name).has(name))).toEqual([]);
  });
});

/** For each context: production code that imports one it may not, and a test that imports one it cannot even reach. */
function contextPlants(): readonly Plant[] {
  return NAMES.flatMap((name) => {
    const forbidden = NAMES.find((other) => other !== name && !allowedFor(name).includes(other));
    const unreachable = NAMES.find((other) => other !== name && !reachableFrom(name).has(other));
    const plants: Plant[] = [];
    if (forbidden) {
      plants.push({ rule: `context-${name}`, file: `libs/${name}/src/strays.ts`, imports: `#${forbidden}` });
    }
    if (unreachable) {
      plants.push({ rule: `tests-of-${name}`, file: `libs/${name}/src/strays.spec.ts`, imports: `#${unreachable}` });
    }
    return plants;
  });
}

function allowedFor(name: string): readonly string[] {
  const context = contextMap.contexts[name];
  return context ? [...(context.usesBase ?? contextMap.base), ...context.mayImport] : [];
}

function reachableFrom(name: string, seen = new Set<string>()): ReadonlySet<string> {
  for (const next of allowedFor(name)) {
    if (!seen.has(next)) reachableFrom(next, seen.add(next));
  }
  return seen;
}

function plantProject(planted: readonly Plant[]): void {
  for (const name of NAMES) {
    write(`libs/${name}/src/index.ts`, 'export const face = 1;\n');
    write(`libs/${name}/testing/index.ts`, 'export const builder = 1;\n');
  }
  for (const [file, text] of Object.entries(SOUND_FILES)) write(file, text);
  // `import type` on purpose: who knows a type knows its context.
  for (const plant of planted)
    write(plant.file, `import type * as known from '${plant.imports}';\nexport type Known = typeof known;\n`);
  for (const file of ['package.json', 'tsconfig.json']) write(file, readFileSync(file, 'utf8'));
  symlinkSync(path.resolve('node_modules'), path.join(PROJECT, 'node_modules'));
}

function write(file: string, text: string): void {
  const target = path.join(PROJECT, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}
