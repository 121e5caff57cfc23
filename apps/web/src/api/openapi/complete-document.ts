import type { OpenAPIObject } from '@nestjs/swagger';
import { addLinks } from './links.js';
import { PROBLEM_SCHEMA, problemResponse } from './problem-schema.js';

type PathItem = OpenAPIObject['paths'][string];
export type Operation = NonNullable<PathItem['get']>;
export type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';

export const METHODS: readonly Method[] = ['get', 'put', 'post', 'patch', 'delete'];
const PUBLIC: readonly string[] = ['/api/v1/auth/token', '/api/v1/health', '/api/v1/openapi.json', '/api/v1/docs'];
const PUBLIC_AREAS: readonly string[] = ['/api/v1/public/', '/api/v1/open-data/'];
/** For the operator, on this machine only; not part of the API for programs. */
const LEFT_OUT: readonly string[] = ['/api/v1/metrics'];

/** Adds what is the same everywhere: problem answers, security, links from one call to the next. Leaves pages out. */
export function completeDocument(document: OpenAPIObject): OpenAPIObject {
  const paths = Object.fromEntries(
    Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/') && !LEFT_OUT.includes(path)),
  );
  for (const [path, item] of Object.entries(paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) completeOperation(path, method, operation);
    }
  }
  addLinks(paths);
  const schemas = { ...document.components?.schemas, ...PROBLEM_SCHEMA };
  for (const schema of Object.values(schemas)) closeObject(schema);
  return { ...document, paths, components: { ...document.components, schemas } };
}

function completeOperation(path: string, method: Method, operation: Operation): void {
  const isPublic = PUBLIC.includes(path) || PUBLIC_AREAS.some((area) => path.startsWith(area));
  if (!isPublic) operation.security = [{ token: [] }];
  const mayAct = method !== 'get';
  const mayNameUnknown =
    path.includes('{') || (operation.parameters ?? []).some((each) => 'in' in each && each.in === 'query');
  const statuses = [
    400,
    // Signing in is open to all and still refused to who is not known.
    ...(isPublic ? (mayAct ? [403] : []) : [401, 403]),
    ...(mayNameUnknown ? [404] : []),
    ...(mayAct ? [409, 412, 413, 415] : []),
    422,
    429,
    503,
  ];
  for (const status of statuses) operation.responses[String(status)] ??= problemResponse(status);
  for (const parameter of operation.parameters ?? []) {
    if ('in' in parameter && parameter.in === 'path' && parameter.name === 'id') {
      parameter.schema = { type: 'string', format: 'uuid' };
    }
  }
}

/** Request bodies take no other fields than these; answers have no others. */
function closeObject(schema: object): void {
  if ('properties' in schema && !('additionalProperties' in schema))
    Object.assign(schema, { additionalProperties: false });
}
