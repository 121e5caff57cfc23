import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { Socket } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '../console.js';
import { postgresFolder } from './binaries.js';
import { endPostmaster, freePort, isAlive, listensOn, readPostmaster, waitUntil } from './postmaster.js';
import { chooseServerUser, type ServerUser } from './server-user.js';

export const SUPERUSER = 'postgres';

export interface ClusterPlan {
  readonly folder: string;
  /** Real data: fsync on and passwords checked. Otherwise a throw-away server for tests, open on loopback. */
  readonly durable: boolean;
  readonly superuserPassword: string;
  readonly serverUser?: ServerUser;
}

export interface RunningCluster {
  readonly port: number;
  readonly processId: number;
  stop(): Promise<void>;
}

const SPEED_OVER_SAFETY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/**
 * Starts PostgreSQL on a free loopback port with its files in the folder, which is initialised first if new.
 * The server ends with stop(), and also when this process dies without a word. Throws a sentence if it cannot start.
 */
export async function startCluster(plan: ClusterPlan): Promise<RunningCluster> {
  const serverUser = plan.serverUser ?? chooseServerUser(postgresFolder());
  await clearPredecessor(plan.folder);
  if (!existsSync(path.join(plan.folder, 'PG_VERSION'))) initialise(plan, serverUser);
  serverUser.handOver(plan.folder);
  const port = await freePort();
  const server = launch(plan, serverUser, port);
  const processId = await untilReady(plan.folder, server);
  const watch = watchOver(processId);
  writeFileSync(launcherFile(plan.folder), String(process.pid));
  return {
    port,
    processId,
    stop: async () => {
      await endPostmaster(processId);
      watch?.stdin?.end('ended\n');
      rmSync(launcherFile(plan.folder), { force: true });
    },
  };
}

const launcherFile = (folder: string): string => `${folder}.launcher`;
const logFile = (folder: string): string => `${folder}.log`;

function initialise(plan: ClusterPlan, serverUser: ServerUser): void {
  const fresh = `${plan.folder}.new`;
  const passwordFile = path.join(fresh, 'password');
  const cluster = path.join(fresh, 'cluster');
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, plan.superuserPassword, { mode: 0o600 });
  serverUser.handOver(fresh);
  const locale = ['--locale', process.platform === 'linux' ? 'C.UTF-8' : 'C', '--locale-provider=icu'];
  const access = plan.durable ? ['--auth=scram-sha-256', `--pwfile=${passwordFile}`] : ['--auth=trust', '--no-sync'];
  const text = ['--encoding=UTF8', ...locale, '--icu-locale=de-DE', '--no-instructions'];
  const call = serverUser.call('initdb', ['-D', cluster, '-U', SUPERUSER, ...access, ...text]);
  const run = spawnSync(call.file, call.args, { ...call.identity, encoding: 'utf8', cwd: '/' });
  if (run.status !== 0) throw new Error(`PostgreSQL ließ sich nicht einrichten: ${run.stderr || run.error?.message}`);
  // Renaming last: a crash before this line leaves no half-made cluster behind.
  renameSync(cluster, plan.folder);
  rmSync(fresh, { recursive: true, force: true });
}

function launch(plan: ClusterPlan, serverUser: ServerUser, port: number): ChildProcess {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...(plan.durable ? [] : SPEED_OVER_SAFETY),
  ];
  const call = serverUser.call('postgres', [
    ...['-D', plan.folder, '-p', String(port)],
    ...settings.flatMap((setting) => ['-c', setting]),
  ]);
  const log = openSync(logFile(plan.folder), 'w', 0o600);
  // Detached: Ctrl-C in the terminal must reach only us, so that we can close connections before the server ends.
  const server = spawn(call.file, call.args, {
    ...call.identity,
    detached: true,
    cwd: '/',
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  server.unref();
  return server;
}

async function untilReady(folder: string, server: ChildProcess): Promise<number> {
  let failure: string | undefined;
  server.once('error', (error) => (failure = error.message));
  server.once('exit', (code) => (failure = `beendet mit Code ${code}`));
  const isReady = (): boolean => {
    const postmaster = readPostmaster(folder);
    return failure !== undefined || (postmaster?.isReady === true && postmaster.processId === server.pid);
  };
  const answered = await waitUntil(isReady, 60_000);
  if (answered && failure === undefined && server.pid !== undefined) return server.pid;
  server.kill('SIGQUIT');
  const log = readFileSync(logFile(folder), 'utf8').trim().split('\n').slice(-8).join('\n');
  throw new Error(`PostgreSQL ist nicht gestartet: ${failure ?? 'nach 60 Sekunden nicht bereit'}\n${log}`);
}

/** A tiny shell waits at a pipe that closes when we die, even by SIGKILL, and then ends the server. */
function watchOver(processId: number): ChildProcess | undefined {
  if (process.platform === 'win32') return undefined;
  const script = 'if read _; then exit 0; fi; kill -INT "$1"';
  const watch = spawn('sh', ['-c', script, 'sh', String(processId)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
  });
  watch.unref();
  // The pipe is a socket; it must not keep us alive.
  if (watch.stdin instanceof Socket) watch.stdin.unref();
  return watch;
}

/** A server left by a killed process is ended; one that belongs to a living process is left alone and named. */
async function clearPredecessor(folder: string): Promise<void> {
  const found = readPostmaster(folder);
  if (!found) return;
  const gone = async (): Promise<boolean> => !isAlive(found.processId) || !(await listensOn(found.port));
  // The watching shell of a killed predecessor may be ending the server right now.
  if (!(await waitUntil(gone, isLauncherAlive(folder) ? 300 : 3_000))) {
    if (isLauncherAlive(folder)) {
      throw new CannotStart([
        `Die Daten in ${folder} benutzt gerade ein anderer Prozess (npm start läuft schon). Bitte diesen zuerst beenden.`,
      ]);
    }
    await endPostmaster(found.processId);
  }
  await pause(20);
  // After a reboot another program may carry the old process id; PostgreSQL would then refuse to start.
  if (!(await listensOn(found.port))) rmSync(path.join(folder, 'postmaster.pid'), { force: true });
}

function isLauncherAlive(folder: string): boolean {
  const file = launcherFile(folder);
  return existsSync(file) && isAlive(Number(readFileSync(file, 'utf8')));
}
