import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { contextMap } from './context-map.js';
import { importsOfLibs } from './doors.js';

const libraries = readdirSync('libs', { withFileTypes: true }).filter((entry) => entry.isDirectory());

function sourcesOf(context: string): string {
  return readdirSync(path.join('libs', context, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.spec\./.test(file))
    .map((file) => readFileSync(path.join('libs', context, 'src', file), 'utf8'))
    .join('\n');
}

function jobsPublishedBy(context: string): string[] {
  const published = sourcesOf(context).matchAll(/publish\(tx, \{\s*name: '([a-z-]+)'/g);
  return [...new Set([...published].flatMap((match) => match[1] ?? []))].sort();
}

describe('the context map and the code agree', () => {
  it('names every library, and no other', () => {
    expect(Object.keys(contextMap.contexts).sort()).toEqual(libraries.map(({ name }) => name).sort());
  });

  it.each(Object.entries(contextMap.contexts))('says which jobs %s asks for', (name, context) => {
    expect([...context.asksFor].sort()).toEqual(jobsPublishedBy(name));
  });

  it.each(contextMap.doors)('has a reason for a door that exists and is used: $of.$door', ({ of, door, callers }) => {
    expect(readFileSync(path.join('libs', of, 'src/index.ts'), 'utf8')).toContain(door);
    const users = importsOfLibs()
      .filter(({ from, names }) => from === of && names.includes(door))
      .flatMap(({ file }) => file.split('/')[1] ?? []);
    expect([...new Set(users)].sort()).toEqual([...callers].sort());
  });
});
