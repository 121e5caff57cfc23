import { describe, expect, it } from '@jest/globals';
import { redisCarrier } from '../testing/carriers.js';
import { hasRealRedis, startRealRedis, type RedisServer } from '../testing/redis-servers.js';
import { describeTransport } from '../testing/transport-contract.js';

let server: RedisServer | null = null;

if (hasRealRedis()) {
  describeTransport(
    'the transport by Bull on a real Redis',
    async () => {
      server = await startRealRedis();
      if (!server) throw new Error('redis-server went away');
      return redisCarrier(server.url, false);
    },
    async () => server?.stop(),
  );
} else {
  describe('the transport by Bull on a real Redis', () => {
    it('has no Redis on this machine: set TEST_REDIS_URL or install redis-server', () => {
      expect(hasRealRedis()).toBe(false);
    });
  });
}

process.stdout.write(
  hasRealRedis()
    ? 'Job contract by Bull: on the npm server and on a real Redis.\n'
    : 'Job contract by Bull: on the npm server only. No real Redis: TEST_REDIS_URL is not set, no redis-server on the PATH.\n',
);
