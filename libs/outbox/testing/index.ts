export { hasRealRedis, startNpmRedis, startRealRedis, type RedisServer } from './redis-servers.js';
