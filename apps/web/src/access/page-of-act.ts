import type { Route } from './routes.js';

/**
 * Where the address of an act leads when it is merely opened, as by a reload after a refusal: the nearest page above it.
 * Null where the path is no act. `routes` are all routes of the application.
 */
export function pageOfAct(path: string, routes: readonly Route[]): string | null {
  const pages = routes.filter(({ method }) => method === 'GET');
  const acts = routes.filter(({ method, path: at }) => method === 'POST' && !pages.some((page) => page.path === at));
  if (!acts.some((route) => matches(route.path, path))) return null;
  for (let above = parentOf(path); above !== ''; above = parentOf(above)) {
    if (pages.some((route) => matches(route.path, above))) return above;
  }
  return null;
}

const parentOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const given = path.split('/');
  return (
    expected.length === given.length &&
    expected.every((segment, index) => segment.startsWith(':') || segment === given[index])
  );
}
