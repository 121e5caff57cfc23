import { postgresCarrier } from '../testing/carriers.js';
import { describeTransport } from '../testing/transport-contract.js';

describeTransport(
  'the transport over PostgreSQL',
  async () => postgresCarrier(),
  async () => undefined,
);
