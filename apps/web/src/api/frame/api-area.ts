import { applyDecorators, UseFilters, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Access } from '../../access/index.js';
import { ApiAnswerInterceptor } from './api-answer.js';
import { ApiFailureFilter } from './api-failure.filter.js';

/**
 * What every controller of the API has in common. Anybody signed in may call: what a caller may see is decided by the
 * database, and who may act by the lifecycle, in this order, so that ids of others are 404 and never 403.
 */
export const ApiArea = (tag: string): ClassDecorator =>
  applyDecorators(ApiTags(tag), Access.signedIn(), UseFilters(ApiFailureFilter), UseInterceptors(ApiAnswerInterceptor));

/** Headers of a call that acts. */
export const Acting = (): MethodDecorator =>
  applyDecorators(
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Repeating a request with the same key within a day acts once and answers the same again.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[!-~]{1,200}$' },
    }),
  );

/** For acts on a case that carries a version. */
export const OnVersion = (): MethodDecorator =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the case as it was read; 412 when somebody changed it since.',
    schema: { type: 'string' },
  });
