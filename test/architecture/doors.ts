import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Door } from './context-map.js';

export interface NamedImport {
  readonly file: string;
  readonly from: string;
  readonly names: readonly string[];
}

/** All `import { a, b } from '#context'` of a source text, whether of values or of types. */
export function namedImports(file: string, text: string): readonly NamedImport[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023);
  return source.statements.filter(ts.isImportDeclaration).flatMap((statement) => {
    const specifier = ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : '';
    const bindings = statement.importClause?.namedBindings;
    if (!specifier.startsWith('#') || !bindings) return [];
    const names = ts.isNamedImports(bindings)
      ? bindings.elements.map((element) => (element.propertyName ?? element.name).text)
      : ['*'];
    return [{ file, from: specifier.slice(1), names }];
  });
}

/** Imports of doors by contexts that the map does not name as callers, each as a sentence. */
export function uninvited(doors: readonly Door[], imports: readonly NamedImport[]): readonly string[] {
  return imports.flatMap((found) => {
    const context = /^libs\/([^/]+)\//.exec(found.file)?.[1];
    const closed = doors.filter((door) => door.of === found.from && !door.callers.includes(context ?? ''));
    return closed
      .filter((door) => found.names.includes(door.door) || found.names.includes('*'))
      .map((door) => `${found.file} uses the door ${door.of}.${door.door} without a line in the map`);
  });
}

/** Imports of all production code in libs. */
export function importsOfLibs(): readonly NamedImport[] {
  return readdirSync('libs', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\/src\/.*\.tsx?$/.test(file) && !/\.spec\.tsx?$/.test(file))
    .flatMap((file) => namedImports(`libs/${file}`, readFileSync(path.join('libs', file), 'utf8')));
}
