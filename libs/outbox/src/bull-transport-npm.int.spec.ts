import { redisCarrier } from '../testing/carriers.js';
import { startNpmRedis, type RedisServer } from '../testing/redis-servers.js';
import { describeTransport } from '../testing/transport-contract.js';

let server: RedisServer | null = null;

describeTransport(
  'the transport by Bull on the Redis-compatible server from npm',
  async () => {
    server = await startNpmRedis();
    return redisCarrier(server.url, true);
  },
  async () => server?.stop(),
);
