import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';

const FIELD = /^ {2}@\w+\(/m;

/** Bodies and views of the API by name: exported classes with described fields, in the document each one schema. */
function schemaClasses(root: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  for (const file of files) {
    const source = readFileSync(path.join(root, file), 'utf8');
    for (const [, name = '', body = ''] of source.matchAll(/^export class (\w+)[^{]*\{(.*?)^\}/gms)) {
      if (FIELD.test(body) && !/Controller$|Filter$/.test(name)) found.set(name, [...(found.get(name) ?? []), file]);
    }
  }
  return found;
}

describe('the schemas of the API', () => {
  const classes = schemaClasses(path.resolve(import.meta.dirname, '../../apps/web/src'));

  it('are found at all', () => {
    expect(classes.size).toBeGreaterThan(50);
    expect(classes.has('PrepareDecisionBody')).toBe(true);
  });

  it('have one class for each name: of two, the document would show only one', () => {
    expect([...classes].filter(([, files]) => files.length > 1)).toEqual([]);
  });
});
