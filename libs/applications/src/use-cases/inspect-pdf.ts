import { ok, refuse, type Result } from '#kernel';

const TAIL = 2048;
const ENCRYPTED = /\/Encrypt\b/;
const ACTIVE = /\/(?:JavaScript|Launch)\b/;
/** Names in PDF may be written with escapes: /J#61vaScript is /JavaScript. */
const ESCAPE = /#([0-9a-fA-F]{2})/g;

/**
 * A plain scan for the marks of encryption, scripts and program calls, and for a complete end. What hides inside
 * compressed object streams it cannot see.
 */
export function inspectPdf(bytes: Uint8Array): Result<true> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
  if (!text.slice(-TAIL).includes('%%EOF')) return refuse('file-damaged', {}, '/datei');
  const plain = text.replace(ESCAPE, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  if (ENCRYPTED.test(plain)) return refuse('file-encrypted', {}, '/datei');
  if (ACTIVE.test(plain)) return refuse('file-has-active-content', {}, '/datei');
  return ok(true);
}
