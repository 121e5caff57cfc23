import type { Request, Response } from 'express';
import multer from 'multer';
import { ok, refuse, type Result } from '#kernel';
import { Unacceptable } from '../access/errors.js';

/** One uploaded file with the form around it, held in memory up to the limit. */
export interface Upload {
  readonly documentKind: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** How many fields may stand around the file, and how long each may be. */
export interface FieldLimits {
  readonly fields: number;
  readonly fieldSize: number;
}

const FEW_FIELDS: FieldLimits = { fields: 10, fieldSize: 2_000 };

/** Reads a form with one file (`datei`). Refuses files above the limit while they arrive, and forms without a file. */
export async function receiveUpload(
  request: Request,
  response: Response,
  fileBytesMax: number,
  around: FieldLimits = FEW_FIELDS,
): Promise<Result<Upload>> {
  if (request.is('multipart/form-data') === false)
    throw new Unacceptable(415, 'upload-expected', 'Hier wird eine Datei erwartet.');
  const reader = multer({
    storage: multer.memoryStorage(),
    // Names come as UTF-8 from every browser in use; multer would read them as Latin-1.
    defParamCharset: 'utf8',
    limits: { fileSize: fileBytesMax, files: 1, ...around, parts: around.fields + 1 },
  }).single('datei');
  const error = await new Promise<unknown>((resolve) => void reader(request, response, resolve));
  if (error instanceof multer.MulterError && error.code === 'LIMIT_FILE_SIZE') {
    return refuse('file-too-large', { bytesMax: fileBytesMax }, '/datei');
  }
  if (error)
    throw new Unacceptable(
      400,
      'upload-unreadable',
      'Die Datei ist nicht vollständig angekommen. Senden Sie sie noch einmal.',
    );
  if (!request.file || (request.file.size === 0 && request.file.originalname === '')) {
    return refuse('file-missing', {}, '/datei');
  }
  return ok({
    documentKind: textField(request.body, 'art'),
    fileName: request.file.originalname,
    bytes: request.file.buffer,
  });
}

function textField(body: unknown, name: string): string {
  if (typeof body !== 'object' || body === null) return '';
  const value: unknown = Object.entries(body).find(([key]) => key === name)?.[1];
  return typeof value === 'string' ? value : '';
}
