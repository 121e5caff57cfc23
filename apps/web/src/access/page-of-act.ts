import type { Route } from './routes.js';

/**
 * Where the address of an act leads when it is merely opened, as by a reload after a refusal: the nearest page above it.
 * Null where the path is no act. `routes` are all routes of the application.
 */
export function pageOfAct(path: string, routes: readonly Route[]): string | null {
  const pages = routes.filter(({ method }) => method === 'GET');
  const acts = routes.filter(({ method, path: at }) => method === 'POST' && !pages.some((page) => page.path === at));
  const act = acts.find((route) => matches(route.path, path));
  if (!act) return null;
  // By pattern, not by address: `/antraege/:id/:step` would take the name of an act for a step.
  const pattern = act.path.split('/');
  for (let length = pattern.length - 1; length > 1; length -= 1) {
    const above = pattern.slice(0, length).join('/');
    if (pages.some((page) => page.path === above)) return path.split('/').slice(0, length).join('/');
  }
  return null;
}

function matches(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const given = path.split('/');
  return (
    expected.length === given.length &&
    expected.every((segment, index) => segment.startsWith(':') || segment === given[index])
  );
}
