import { createRedisMock } from 'js-redis-server';

await createRedisMock({ port: Number(process.env.REDIS_PORT) });
process.stdout.write('ready\n');
