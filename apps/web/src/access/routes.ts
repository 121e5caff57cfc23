import { RequestMethod, type INestApplication, type Type } from '@nestjs/common';
import { MetadataScanner, ModulesContainer } from '@nestjs/core';
import { accessRuleOf, describeAccess } from './access.js';

const PATH = 'path';
const METHOD = 'method';

export interface Route {
  readonly method: string;
  readonly path: string;
  readonly access: string;
  /** Controller.method: where to look. */
  readonly handler: string;
}

/** All routes of the application with their declared access, sorted by path. Reads what Nest itself registers. */
export function listRoutes(app: INestApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = modules.flatMap((module) => [...module.controllers.values()].map((wrapper) => wrapper.metatype));
  const routes = controllers.flatMap((controller) => (typeof controller === 'function' ? routesOf(controller) : []));
  return routes.sort((one, other) => compareText(`${one.path} ${one.method}`, `${other.path} ${other.method}`));
}

/** Throws when a route does not say who may use it: the application must not start. */
export function refuseUndeclaredRoutes(routes: readonly Route[]): void {
  const open = routes.filter((route) => route.access === describeAccess(undefined));
  if (open.length === 0) return;
  const names = open.map((route) => `${route.method} ${route.path} (${route.handler})`);
  throw new Error(`routes without @Access: ${names.join('; ')}`);
}

function routesOf(controller: Function | Type): Route[] {
  const prototype: Record<string, unknown> = controller.prototype;
  return new MetadataScanner().getAllMethodNames(prototype).flatMap((name) => {
    const method = prototype[name];
    if (typeof method !== 'function' || !Reflect.hasMetadata(PATH, method)) return [];
    const verb: RequestMethod = Reflect.getMetadata(METHOD, method);
    const access = describeAccess(accessRuleOf(method, controller));
    return pathsOf(controller).flatMap((prefix) =>
      pathsOf(method).map((path) => ({
        method: RequestMethod[verb],
        path: joined(prefix, path),
        access,
        handler: `${controller.name}.${name}`,
      })),
    );
  });
}

function pathsOf(decorated: object): readonly string[] {
  const path: string | string[] | undefined = Reflect.getMetadata(PATH, decorated);
  return Array.isArray(path) ? path : [path ?? ''];
}

const joined = (...parts: string[]): string =>
  `/${parts
    .flatMap((part) => part.split('/'))
    .filter(Boolean)
    .join('/')}`;

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
