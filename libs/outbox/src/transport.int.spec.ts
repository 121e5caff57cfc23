import { describeTransport } from '../testing/transport-contract.js';
import { postgresCarrier, redisCarrier } from '../testing/carriers.js';
import { hasRealRedis, startNpmRedis, startRealRedis, type RedisServer } from '../testing/redis-servers.js';

const servers: RedisServer[] = [];

async function carrierOn(server: RedisServer | null, lacksBrpoplpush: boolean) {
  if (!server) throw new Error('no Redis to test against');
  servers.push(server);
  return redisCarrier(server.url, lacksBrpoplpush);
}

const stopServers = async (): Promise<void> => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
};

describeTransport(
  'the transport over PostgreSQL',
  async () => postgresCarrier(),
  async () => undefined,
);

describeTransport(
  'the transport by Bull on the Redis-compatible server from npm',
  async () => carrierOn(await startNpmRedis(), true),
  stopServers,
);

if (hasRealRedis()) {
  describeTransport(
    'the transport by Bull on a real Redis',
    async () => carrierOn(await startRealRedis(), false),
    stopServers,
  );
}

const real = hasRealRedis() ? 'run' : 'NOT run (no TEST_REDIS_URL and no redis-server on the PATH)';
process.stdout.write(`Job contract: PostgreSQL run; Bull on js-redis-server run; Bull on a real Redis ${real}\n`);
