import { ValidationPipe, type ArgumentMetadata, type ValidationError } from '@nestjs/common';
import { Injectable } from '@nestjs/common';
import { InvalidFields } from './failures.js';
import type { ProblemError } from './problem.js';

const NOT_AN_OBJECT: ProblemError = {
  pointer: '',
  kind: 'object-expected',
  detail: 'Senden Sie ein JSON-Objekt, keine Liste.',
};

/** Checks the DTOs of the API: unknown fields are refused, and every wrong field is named by a pointer. */
@Injectable()
export class ApiFieldsPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new InvalidFields(errors.flatMap((error) => pointersOf(error, ''))),
    });
  }

  /** Forms of pages arrive through @Form() and are read by their page; only DTOs are checked here. */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'custom') return value;
    // A list would be checked item by item as if it were the object, and an empty one not at all.
    if (metadata.type === 'body' && Array.isArray(value)) throw new InvalidFields([NOT_AN_OBJECT]);
    return super.transform(value, metadata);
  }
}

function pointersOf(error: ValidationError, above: string): ProblemError[] {
  const pointer = `${above}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([kind, detail]) => ({
    pointer,
    kind: kind === 'whitelistValidation' ? 'field-unknown' : kind,
    detail: kind === 'whitelistValidation' ? 'Dieses Feld gibt es nicht.' : detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => pointersOf(child, pointer))];
}
