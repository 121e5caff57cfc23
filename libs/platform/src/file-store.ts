import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';

/** Where files lie, addressed by the SHA-256 of their content: the same bytes are stored once, and cannot change unnoticed. */
export interface FileStore {
  /** Stores the bytes durably and answers their SHA-256 (hex). Storing again is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** The same for a file of any length, piece by piece: memory does not grow with it. */
  putStream(
    pieces: AsyncIterable<Uint8Array | string>,
  ): Promise<{ readonly sha256: string; readonly sizeBytes: number }>;
  /** Removes a file whose time is over; one that is not there is no error. */
  remove(sha256: string): Promise<void>;
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
    await writeDurably(interim, (handle) => handle.writeFile(bytes));
    await rename(interim, target);
    return sha256;
  }

  async putStream(
    pieces: AsyncIterable<Uint8Array | string>,
  ): Promise<{ readonly sha256: string; readonly sizeBytes: number }> {
    await mkdir(this.directory, { recursive: true });
    const interim = path.join(this.directory, `incoming.${randomBytes(6).toString('hex')}`);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    try {
      await writeDurably(interim, async (handle) => {
        for await (const piece of pieces) {
          const bytes = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
          hash.update(bytes);
          sizeBytes += bytes.length;
          await handle.writeFile(bytes);
        }
      });
      const sha256 = hash.digest('hex');
      await mkdir(path.dirname(this.pathOf(sha256)), { recursive: true });
      await rename(interim, this.pathOf(sha256));
      return { sha256, sizeBytes };
    } catch (error) {
      await rm(interim, { force: true });
      throw error;
    }
  }

  remove(sha256: string): Promise<void> {
    return rm(this.pathOf(sha256), { force: true });
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

async function writeDurably(file: string, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  const handle = await open(file, 'wx', 0o600);
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
