import { spawnSync } from 'node:child_process';
import { chownSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { CannotStart } from '../console.js';

const NOBODY = 65534;
const KEEP_ENTRY = [
  ...[`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'],
  ...['--inh-caps=+dac_override', '--ambient-caps=+dac_override'],
];
const MAP_USER = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];

export interface ProgramCall {
  readonly file: string;
  readonly args: readonly string[];
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** How PostgreSQL, which refuses to run as root, is started by whoever starts us. */
export interface ServerUser {
  readonly kind: 'same-user' | 'user-namespace' | 'unprivileged-copy';
  call(program: string, args: readonly string[]): ProgramCall;
  /** Makes the folder and everything in it belong to the user that the server will have. */
  handOver(folder: string): void;
}

/** True where root may run a program in a user namespace of its own (often forbidden inside containers). */
export const userNamespaceAllowed = (): boolean => spawnSync('unshare', [...MAP_USER, 'true']).status === 0;

/**
 * Chooses the way: as ourselves when we are not root; otherwise in a user namespace, which needs no change to the
 * host; otherwise from a copy in the temporary folder under the id 65534.
 */
export function chooseServerUser(nativeFolder: string, namespaceAllowed = userNamespaceAllowed): ServerUser {
  const program = (folder: string, name: string): string => path.join(folder, 'bin', name);
  if (process.getuid?.() !== 0) {
    return {
      kind: 'same-user',
      call: (name, args) => ({ file: program(nativeFolder, name), args, identity: {} }),
      handOver: () => undefined,
    };
  }
  if (namespaceAllowed()) {
    return {
      kind: 'user-namespace',
      call: (name, args) => ({
        file: 'unshare',
        args: [...MAP_USER, program(nativeFolder, name), ...args],
        identity: {},
      }),
      handOver: (folder) => changeOwner(folder, 0),
    };
  }
  return copiedServer(reachableCopy(nativeFolder));
}

/** The copy runs under the id 65534; where possible it keeps root's right to enter private folders such as /root. */
function copiedServer(copy: string): ServerUser {
  const entersAnywhere = spawnSync('setpriv', [...KEEP_ENTRY, 'true']).status === 0;
  const identity = entersAnywhere ? {} : { uid: NOBODY, gid: NOBODY };
  return {
    kind: 'unprivileged-copy',
    call: (name, args) => {
      const program = path.join(copy, 'bin', name);
      return entersAnywhere
        ? { file: 'setpriv', args: [...KEEP_ENTRY, program, ...args], identity }
        : { file: program, args, identity };
    },
    handOver: (folder) => {
      changeOwner(folder, NOBODY);
      if (!entersAnywhere) requireReachable(folder);
    },
  };
}

/** The project may lie under /root, where another user cannot execute anything. */
function reachableCopy(nativeFolder: string): string {
  const stamp = Math.round(lstatSync(path.join(nativeFolder, 'bin', 'postgres')).mtimeMs).toString(36);
  const copy = path.join(os.tmpdir(), `foerderakte-postgres-${stamp}`);
  if (existsSync(path.join(copy, 'complete'))) return copy;
  cpSync(nativeFolder, copy, { recursive: true, verbatimSymlinks: true });
  mkdirSync(path.join(copy, 'complete'));
  return copy;
}

function requireReachable(folder: string): void {
  const probe = spawnSync('test', ['-w', folder], { uid: NOBODY, gid: NOBODY });
  if (probe.status === 0) return;
  throw new CannotStart([
    `PostgreSQL läuft nicht als root, und der Benutzer ${NOBODY} ohne Rechte erreicht den Ordner ${folder} nicht. ` +
      'Bitte als gewöhnlicher Benutzer starten, oder das Projekt aus einem privaten Ordner wie /root verschieben, ' +
      'oder DATA_DIRECTORY auf einen Ordner setzen, den jeder betreten darf.',
  ]);
}

function changeOwner(folder: string, id: number): void {
  if (!existsSync(folder) || lstatSync(folder).uid === id) return;
  chownSync(folder, id, id);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (!entry.isSymbolicLink()) chownSync(file, id, id);
  }
}
