import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** The Redis-compatible server from npm, in a process of its own. */
export function startNpmRedis(): Promise<RedisServer> {
  return launch(process.execPath, [path.resolve('libs/outbox/testing/npm-redis.mjs')], 'REDIS_PORT');
}

/** A real Redis: the one of TEST_REDIS_URL, else redis-server of this machine on a free port, else null. */
export async function startRealRedis(): Promise<RedisServer | null> {
  const url = process.env['TEST_REDIS_URL'];
  if (url) return { url, stop: async () => undefined };
  if (!hasRedisServer()) return null;
  return launch('redis-server', ['--save', '', '--appendonly', 'no', '--bind', '127.0.0.1', '--port'], null);
}

export const hasRealRedis = (): boolean => Boolean(process.env['TEST_REDIS_URL']) || hasRedisServer();

const hasRedisServer = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

async function launch(command: string, parameters: string[], portVariable: string | null): Promise<RedisServer> {
  const port = await freePort();
  const child = spawn(command, portVariable ? parameters : [...parameters, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: portVariable ? { ...process.env, [portVariable]: String(port) } : process.env,
  });
  for await (const chunk of child.stdout) {
    if (/ready/i.test(String(chunk))) break;
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
