import type { OpenAPIObject } from '@nestjs/swagger';
import { problemTitle } from '../../access/problem.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;
type Responses = NonNullable<OpenAPIObject['paths'][string]['get']>['responses'];

export const PROBLEM_SCHEMA: Schemas = {
  Problem: {
    type: 'object',
    description:
      'RFC 9457. "type" and "kind" are stable and made for programs, "detail" is German and made for people.',
    required: ['type', 'title', 'status', 'detail', 'reference'],
    properties: {
      type: { type: 'string', example: 'urn:foerderakte:problem:cap-exceeded' },
      title: { type: 'string' },
      status: { type: 'integer' },
      detail: { type: 'string' },
      reference: { type: 'string', description: 'Names this answer in the log.' },
      errors: { type: 'array', items: { $ref: '#/components/schemas/ProblemError' } },
      facts: { type: 'object', additionalProperties: true, description: 'Figures behind the sentence.' },
    },
  },
  ProblemError: {
    type: 'object',
    required: ['pointer', 'kind', 'detail'],
    properties: {
      pointer: { type: 'string', description: 'JSON pointer into the request (RFC 6901).', example: '/items/0/id' },
      kind: { type: 'string' },
      detail: { type: 'string' },
    },
  },
};

export function problemResponse(status: number): Responses[string] {
  return {
    description: problemTitle(status),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}
