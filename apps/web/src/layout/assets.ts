import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { packageRoot } from './package-root.js';

export interface Asset {
  readonly name: string;
  readonly url: string;
  readonly type: string;
  readonly body: Buffer;
}

export interface FoundAsset extends Asset {
  /** Content under this address never changes; an outdated hash gets the present content, to be asked for again. */
  readonly cacheControl: string;
}

/** Everything a page may load; scripts and styles come from this origin only, and nothing stands inline. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

const KERN_FILES = [
  'fonts/fira-sans/FiraSans-Regular.woff2',
  'fonts/fira-sans/FiraSans-Medium.woff2',
  'fonts/fira-sans/FiraSans-SemiBold.woff2',
  'kern.min.css',
];

/** How stylesheets name fonts and scripts name scripts: plainly in the source, by hashed address when served. */
const REFERENCES: Readonly<Record<string, RegExp>> = {
  '.css': /(?<=url\(['"])([\w-]+\.woff2)(?=['"]\))/g,
  '.js': /(?<=from ')\.\/([\w-]+\.js)(?=')/g,
};

let loaded: ReadonlyMap<string, Asset> | undefined;

/** All files, each under an address that carries a hash of its content. Read once per process. */
export function listAssets(): ReadonlyMap<string, Asset> {
  loaded ??= load();
  return loaded;
}

/** The address of a file for href and src. Throws on an unknown name: that is a typing error in a page. */
export function assetUrl(name: string): string {
  const asset = listAssets().get(name);
  if (!asset) throw new Error(`no such asset: ${name}`);
  return asset.url;
}

/** The file under a request path such as /assets/3f…/foerderakte.css, or nothing. */
export function findAsset(path: string): FoundAsset | undefined {
  const [, folder, , name, ...rest] = path.split('/');
  const asset = folder === 'assets' && name !== undefined && rest.length === 0 ? listAssets().get(name) : undefined;
  if (!asset) return undefined;
  return { ...asset, cacheControl: asset.url === path ? 'public, max-age=31536000, immutable' : 'no-cache' };
}

function load(): ReadonlyMap<string, Asset> {
  const root = packageRoot();
  const kern = join(root, 'node_modules', '@kern-ux', 'native', 'dist');
  const own = join(root, 'apps', 'web', 'browser');
  const files = new Map(KERN_FILES.map((file) => [basename(file), join(kern, file)]));
  for (const name of readdirSync(own)) if (extname(name) in TYPES) files.set(name, join(own, name));
  const assets = new Map<string, Asset>();
  for (const name of files.keys()) add(name, files, assets);
  return assets;
}

/** Adds a file after those it refers to: its address depends on its content, and that names their addresses. */
function add(name: string, files: ReadonlyMap<string, string>, assets: Map<string, Asset>): Asset {
  const known = assets.get(name);
  if (known) return known;
  const file = files.get(name);
  if (file === undefined) throw new Error(`no such asset: ${name}`);
  const reference = REFERENCES[extname(name)];
  const original = readFileSync(file);
  const body = reference
    ? Buffer.from(original.toString('utf8').replace(reference, (_, to: string) => add(to, files, assets).url))
    : original;
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const asset = { name, url: `/assets/${hash}/${name}`, type: TYPES[extname(name)] ?? '', body };
  assets.set(name, asset);
  return asset;
}
