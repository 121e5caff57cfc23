import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RoundRobin {
  readonly address: string;
  /** How many requests each process got. */
  readonly counts: readonly number[];
  close(): Promise<void>;
}

/** One address before several web processes, as a load balancer without sticky sessions: every request goes to the next. */
export async function openRoundRobin(addresses: readonly string[]): Promise<RoundRobin> {
  const counts = addresses.map(() => 0);
  let turn = 0;
  const pass = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const index = turn++ % addresses.length;
    counts[index] = (counts[index] ?? 0) + 1;
    const options = { method: incoming.method, headers: incoming.headers };
    const passed = request(`${addresses[index] ?? ''}${incoming.url ?? '/'}`, options, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  };
  const server: Server = createServer(pass).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    counts,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
