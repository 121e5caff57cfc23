/**
 * Lets the plain Node process of Jest's global set-up import TypeScript sources: `.js` of a relative import may be a
 * `.ts` file, `#lib` resolves to the source of the library, and swc translates.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

export async function resolve(specifier, context, next) {
  const conditions = ['source', ...context.conditions];
  if (specifier.startsWith('.') && specifier.endsWith('.js')) {
    const source = ['.ts', '.tsx']
      .map((extension) => new URL(specifier.replace(/\.js$/, extension), context.parentURL))
      .find((url) => existsSync(url));
    if (source) return { url: source.href, shortCircuit: true };
  }
  return next(specifier, { ...context, conditions });
}

export async function load(url, context, next) {
  if (!/\.tsx?$/.test(url)) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(await readFile(filename, 'utf8'), { filename, sourceMaps: 'inline' });
  return { format: 'module', source: code, shortCircuit: true };
}
