import type { Response } from 'express';

const ASCII_ONLY = /[^\x20-\x7e]|["\\%]/g;

/** Headers of a download: always saved, never shown in the page, and nothing guessed about its type (RFC 6266, RFC 5987). */
export function asDownload(response: Response, file: { readonly name: string; readonly mediaType: string }): void {
  const plain = file.name.replace(ASCII_ONLY, '_');
  const encoded = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  response.setHeader('Content-Type', file.mediaType);
  response.setHeader('Content-Disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
  response.setHeader('X-Content-Type-Options', 'nosniff');
}
