import { register } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

register(pathToFileURL(path.resolve('test/support/typescript-loader.mjs')));
await import('./doomed-worker.ts');
