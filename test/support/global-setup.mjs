import { register } from 'node:module';

register('./typescript-loader.mjs', import.meta.url);

export default async function setUp() {
  const { startTestServer } = await import('./test-server.ts');
  await startTestServer();
}
