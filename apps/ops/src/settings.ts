import { connect, createServer } from 'node:net';
import { readSettings, type Settings } from '#platform';
import { CannotStart } from './console.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The validated settings; throws all sentences at once where some are wrong. */
export function settingsFrom(environment: Environment): Settings {
  const settings = readSettings(environment);
  if (settings.ok) return settings.value;
  throw new CannotStart(settings.refusal.map((problem) => String(problem.facts['sentence'])));
}

/** The address of the role that may migrate; the app's own role owns nothing and cannot. */
export function ownerUrlOf(settings: Settings): string {
  if (settings.databaseOwnerUrl !== null) return settings.databaseOwnerUrl;
  throw new CannotStart([
    'DATABASE_OWNER_URL fehlt. DATABASE_URL meldet die Anwendung an; Änderungen am Schema brauchen die Rolle, der es ' +
      'gehört. Beispiel: postgresql://foerderakte_owner:geheim@127.0.0.1:5432/foerderakte',
  ]);
}

/** Throws a sentence if something listens on the port already. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  if (port === 0 || (await isFree(host, port))) return;
  throw new CannotStart([
    `Port ${port} auf ${host} ist schon belegt. Läuft Förderakte bereits? Ein anderer Port: PORT=${port + 1} npm start`,
  ]);
}

async function isFree(host: string, port: number): Promise<boolean> {
  const canListen = await new Promise<boolean>((resolve, reject) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else
        reject(new CannotStart([`Auf ${host}:${port} kann nicht gelauscht werden (${error.code ?? error.message}).`]));
    });
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
  return canListen && !(await answers('localhost', port));
}

/** Somebody may listen on the other loopback address, where a browser would go first. */
function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
