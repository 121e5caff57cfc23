import { createRedisMock } from 'js-redis-server';

const server = await createRedisMock({ port: Number(process.env.REDIS_PORT) });
console.log('ready', server.addresses());
