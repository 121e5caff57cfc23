/** Entry of `npm run bench`: lets Node import the TypeScript sources, then runs. Needs a build in dist. */
import { register } from 'node:module';
import process from 'node:process';

register('../support/typescript-loader.mjs', import.meta.url);

const { runBench } = await import('./run-bench.ts');
process.exit(await runBench(process.argv.slice(2)));
