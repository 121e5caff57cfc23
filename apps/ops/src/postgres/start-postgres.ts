import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startCluster, SUPERUSER } from './cluster.js';
import { addressesOf, prepareDatabase, prepareRoles, type DatabaseAddresses } from './database.js';

const DATABASE = 'foerderakte';

export interface PostgresPlan {
  /** Everything of the server lies below: cluster, log, passwords. */
  readonly dataDir: string;
  readonly durable: boolean;
}

export interface RunningPostgres extends DatabaseAddresses {
  /** The cluster's superuser, for creating further databases. */
  readonly adminUrl: string;
  stop(): Promise<void>;
}

interface Passwords {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/**
 * Starts the bundled PostgreSQL, with its database and both roles ready to use.
 * Throws a sentence for the operator if the folder is in use or the server cannot run here.
 */
export async function startPostgres(plan: PostgresPlan): Promise<RunningPostgres> {
  mkdirSync(plan.dataDir, { recursive: true });
  const passwords = keptPasswords(path.join(plan.dataDir, 'passwords.json'));
  const folder = path.join(plan.dataDir, 'cluster');
  const cluster = await startCluster({ folder, durable: plan.durable, superuserPassword: passwords.superuser });
  try {
    const adminUrl = `postgres://${SUPERUSER}:${passwords.superuser}@127.0.0.1:${cluster.port}/postgres`;
    await prepareRoles(adminUrl, passwords);
    await prepareDatabase(adminUrl, DATABASE);
    return { ...addressesOf(adminUrl, DATABASE, passwords), adminUrl, stop: () => cluster.stop() };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

function keptPasswords(file: string): Passwords {
  if (!existsSync(file)) {
    const secret = (): string => randomBytes(24).toString('hex');
    const fresh: Passwords = { superuser: secret(), owner: secret(), app: secret() };
    writeFileSync(file, JSON.stringify(fresh), { mode: 0o600 });
  }
  return JSON.parse(readFileSync(file, 'utf8'));
}
