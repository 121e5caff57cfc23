import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { since } from './processes.mjs';

const FOLDERS = ['apps', 'libs', 'migrations'];
const STAMP = 'dist/.stamp';

/** Builds unless dist was made from exactly these sources. */
export async function buildIfChanged() {
  const files = sourceFiles();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint(files)) return;
  await build(files);
}

/** Translates every source into dist. The new build replaces the old one in one step, so none is ever half there. */
export async function build(files = sourceFiles()) {
  const start = performance.now();
  const { transformFile } = await import('@swc/core');
  const target = path.join('.cache', `build-${process.pid}`);
  rmSync(target, { recursive: true, force: true });
  await Promise.all(files.map((file) => translate(file, target, transformFile)));
  writeFileSync(path.join(target, '.stamp'), fingerprint(files));
  replaceFolder(target, 'dist');
  console.log(`Built ${files.length} files in ${since(start)}.`);
  return 0;
}

function sourceFiles() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
    .filter((file) => !/(\.spec\.tsx?|\.d\.ts|\.md)$/.test(file) && !file.startsWith(path.join('apps', 'ops', 'tools')))
    .sort();
}

function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of ['.swcrc', 'package-lock.json', ...files])
    hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

async function translate(file, target, transformFile) {
  const output = path.join(target, file.replace(/\.tsx?$/, '.js'));
  mkdirSync(path.dirname(output), { recursive: true });
  if (!/\.tsx?$/.test(file)) {
    cpSync(file, output);
    return;
  }
  const { code, map } = await transformFile(file, { sourceMaps: true, sourceFileName: path.resolve(file) });
  const mapName = `${path.basename(output)}.map`;
  writeFileSync(output, `${code}\n//# sourceMappingURL=${mapName}\n`);
  writeFileSync(`${output}.map`, map ?? '');
}

function replaceFolder(fresh, place) {
  const old = path.join('.cache', `old-${process.pid}`);
  if (existsSync(place)) renameSync(place, old);
  renameSync(fresh, place);
  rmSync(old, { recursive: true, force: true });
}
