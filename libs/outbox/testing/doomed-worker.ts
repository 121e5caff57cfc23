import { DataSource } from 'typeorm';
import { applicationPool, Database, SystemClock } from '#platform';
import { openTransport, type Carrier } from './carriers.js';

// A worker process that takes a job, says so, and never ends it. Its parent kills it.
const { databaseUrl, carrier }: { databaseUrl: string; carrier: Carrier } = JSON.parse(process.argv[2] ?? '');
const source = await new DataSource(applicationPool(databaseUrl, 4)).initialize();
const transport = openTransport(carrier, new Database(source, new SystemClock(), false), {
  'render-notice': async () => {
    process.stdout.write('taken\n');
    await new Promise(() => undefined);
  },
});
await transport.start();
