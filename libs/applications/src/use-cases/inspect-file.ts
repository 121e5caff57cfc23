import { fileTypeFromBuffer } from 'file-type';
import { ok, refuse, type Result } from '#kernel';
import { inspectOfficeFile } from './inspect-office-file.js';
import { inspectPdf } from './inspect-pdf.js';

/** What a file is by its content, whatever its name or the browser says. */
export interface FileKind {
  readonly extension: 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg';
  readonly mediaType: string;
}

const MEDIA_TYPES: Readonly<Record<FileKind['extension'], string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
};

/**
 * Judges a file by its bytes alone. Refuses empty, damaged, encrypted and active ones, archives that expand too much,
 * and every type the programme does not accept. It looks for known dangers; it is no virus scanner.
 */
export async function inspectFile(bytes: Uint8Array, accepted: readonly string[]): Promise<Result<FileKind>> {
  if (bytes.length === 0) return refuse('file-empty', {}, '/datei');
  const extension = await extensionOf(bytes);
  if (!extension.ok) return extension;
  if (extension.value === null || !accepted.includes(extension.value)) {
    return refuse('file-type-not-accepted', { accepted }, '/datei');
  }
  return ok({ extension: extension.value, mediaType: MEDIA_TYPES[extension.value] });
}

async function extensionOf(bytes: Uint8Array): Promise<Result<FileKind['extension'] | null>> {
  if (startsWith(bytes, '%PDF-')) {
    const sound = inspectPdf(bytes);
    return sound.ok ? ok('pdf') : sound;
  }
  // Archives are judged by their directory before anything unpacks them, even to find out their type.
  if (startsWith(bytes, 'PK')) return inspectOfficeFile(bytes);
  const found = await fileTypeFromBuffer(bytes);
  return ok(found?.ext === 'png' || found?.ext === 'jpg' ? found.ext : null);
}

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(signature.length, bytes.length)).toString('latin1') ===
  signature;
