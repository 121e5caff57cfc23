/** The text of an uploaded file, without a byte order mark: UTF-8 where it is valid, else the code page of older Windows programs. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
