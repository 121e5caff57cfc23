import yauzl from 'yauzl';
import { ok, refuse, type Result } from '#kernel';

const ENTRIES_MAX = 2_000;
const EXPANDED_BYTES_MAX = 300 * 1_048_576;
/** XML packs well, some twentyfold; a hundredfold and more is made to hurt. */
const RATIO_MAX = 100;
const RATIO_MATTERS_FROM_BYTES = 10 * 1_048_576;

interface Directory {
  readonly names: readonly string[];
  readonly expandedBytes: number;
  readonly isEncrypted: boolean;
}

/**
 * Reads only the directory of the archive; nothing is unpacked. Answers docx, xlsx, or null for other archives.
 * Refuses macros, encryption, names that lead out of the archive, and sizes that only an attack needs.
 */
export async function inspectOfficeFile(bytes: Uint8Array): Promise<Result<'docx' | 'xlsx' | null>> {
  const directory = await readDirectory(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length));
  if (!directory.ok) return directory;
  const { names, expandedBytes, isEncrypted } = directory.value;
  const ratio = expandedBytes / bytes.length;
  if (expandedBytes > EXPANDED_BYTES_MAX || (expandedBytes > RATIO_MATTERS_FROM_BYTES && ratio > RATIO_MAX)) {
    return refuse('file-expands-too-much', {}, '/datei');
  }
  if (isEncrypted) return refuse('file-encrypted', {}, '/datei');
  if (names.some((name) => /vbaProject.*\.bin$/i.test(name))) return refuse('file-has-macros', {}, '/datei');
  if (!names.includes('[Content_Types].xml')) return ok(null);
  if (names.includes('word/document.xml')) return ok('docx');
  return ok(names.includes('xl/workbook.xml') ? 'xlsx' : null);
}

async function readDirectory(bytes: Buffer): Promise<Result<Directory>> {
  try {
    return await listEntries(bytes);
  } catch (error) {
    const isForeign = error instanceof Error && /relative path|absolute path|invalid characters/.test(error.message);
    return refuse(isForeign ? 'file-has-foreign-paths' : 'file-damaged', {}, '/datei');
  }
}

function listEntries(bytes: Buffer): Promise<Result<Directory>> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, archive) => {
      if (error) return reject(error);
      if (archive.entryCount > ENTRIES_MAX) return resolve(refuse('file-expands-too-much', {}, '/datei'));
      const names: string[] = [];
      let expandedBytes = 0;
      let isEncrypted = false;
      archive.on('error', reject);
      archive.on('entry', (entry: yauzl.Entry) => {
        names.push(entry.fileName);
        expandedBytes += entry.uncompressedSize;
        isEncrypted ||= entry.isEncrypted();
        archive.readEntry();
      });
      archive.on('end', () => resolve(ok({ names, expandedBytes, isEncrypted })));
      archive.readEntry();
    });
  });
}
