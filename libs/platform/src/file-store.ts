import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where files lie, addressed by the SHA-256 of their content: the same bytes are stored once, and cannot change unnoticed. */
export interface FileStore {
  /** Stores the bytes durably and answers their SHA-256 (hex). Storing again is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** Reads a file and checks it against its hash; throws when it is missing or altered. */
  get(sha256: string): Promise<Buffer>;
  has(sha256: string): Promise<boolean>;
  stream(sha256: string): Readable;
}

const SHA256_HEX = /^[0-9a-f]{64}$/;

/** A folder as file store: ab/cdef... Written beside and renamed, so that a killed process leaves no half file. */
export class FolderFileStore implements FileStore {
  constructor(private readonly directory: string) {}

  async put(bytes: Uint8Array): Promise<string> {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (await this.has(sha256)) return sha256;
    const target = this.pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    const interim = `${target}.${randomBytes(6).toString('hex')}`;
    const handle = await open(interim, 'wx', 0o600);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(interim, target);
    return sha256;
  }

  async get(sha256: string): Promise<Buffer> {
    const bytes = await readFile(this.pathOf(sha256));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error(`file ${sha256} was altered`);
    return bytes;
  }

  async has(sha256: string): Promise<boolean> {
    return stat(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  stream(sha256: string): Readable {
    return createReadStream(this.pathOf(sha256));
  }

  private pathOf(sha256: string): string {
    if (!SHA256_HEX.test(sha256)) throw new Error('not a SHA-256');
    return path.join(this.directory, sha256.slice(0, 2), sha256.slice(2));
  }
}
