import type { Route } from '../../apps/web/src/access/routes.js';

/** One person's walk over the pages by links, without a browser; the session's cookie serves a browser afterwards. */
export interface Visitor {
  /** As a failing page names it: "CASEWORKER" or "visitor". */
  readonly as: string;
  readonly cookie: string;
}

export interface FoundPage {
  readonly shape: string;
  readonly path: string;
  readonly visitor: Visitor;
  readonly html: string;
}

export interface CrawlReport {
  readonly pages: readonly FoundPage[];
  /** "404 /x/1 (linked on /y, as CASEWORKER)" */
  readonly problems: readonly string[];
  /** Shapes that answered with something else than a page: downloads, redirects. */
  readonly shapes: ReadonlySet<string>;
}

/** Of each page shape so many instances are opened per person: the first may be empty where the third is full. */
const INSTANCES_MAX = 3;

/** Follows every link from the addresses without parameters that this person may open. Nothing is sent. */
export async function crawl(base: string, routes: readonly Route[], visitor: Visitor): Promise<CrawlReport> {
  const pages: FoundPage[] = [];
  const problems: string[] = [];
  const opened = new Map<string, number>();
  const known = new Set<string>();
  const waiting: { path: string; from: string }[] = [];
  const add = (path: string, from: string): void => {
    if (!known.has(path)) waiting.push({ path, from });
    known.add(path);
  };
  for (const path of startingPoints(routes, visitor)) add(path, 'the list of routes');
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { path, from } = next;
    const shape = shapeOf(path, routes);
    const wrong = (what: string): number => problems.push(`${what} ${path} (linked on ${from}, as ${visitor.as})`);
    if (shape === null) {
      wrong('no route for');
      continue;
    }
    const count = opened.get(shape) ?? 0;
    if (count >= INSTANCES_MAX) continue;
    opened.set(shape, count + 1);
    const answer = await fetch(base + path, { headers: { cookie: visitor.cookie }, redirect: 'manual' });
    const body = await answer.text();
    const isBeingMade = answer.status === 409 && path.endsWith('/pdf');
    if (answer.status >= 400 && !isBeingMade) wrong(String(answer.status));
    const target = answer.headers.get('location');
    if (target) for (const link of localLinks(`<a href="${target}">`, base + path)) add(link, path);
    if (answer.status !== 200 || !(answer.headers.get('content-type') ?? '').includes('text/html')) continue;
    pages.push({ shape, path, visitor, html: body });
    for (const link of localLinks(body, base + path)) add(link, path);
  }
  return { pages, problems, shapes: new Set(opened.keys()) };
}

/** Everything without a parameter that the person may open; the rest must be linked from somewhere. */
function startingPoints(routes: readonly Route[], { as }: Visitor): string[] {
  return routes
    .filter(({ path, access }) => !path.includes(':') && isOpenTo(access, as))
    .map(({ path }) => path)
    .sort();
}

const isOpenTo = (access: string, as: string): boolean =>
  access === 'public' ||
  (as !== 'visitor' && (access === 'signed-in' || as.split(' ').some((role) => access.split(' ').includes(role))));

/** The route that answers an address: fixed words win over parameters, as Express serves them in order. */
export function shapeOf(address: string, routes: readonly Route[]): string | null {
  const parts = new URL(address, 'http://any').pathname.split('/');
  const fitting = routes
    .map(({ path }) => path)
    .filter((path) => {
      const wanted = path.split('/');
      return wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at]);
    });
  const parameters = (path: string): number => path.split(':').length;
  return fitting.sort((one, other) => parameters(one) - parameters(other))[0] ?? null;
}

function localLinks(html: string, page: string): string[] {
  const origin = new URL(page).origin;
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)]
    .map(([, href = '']) => new URL(href.replaceAll('&amp;', '&'), page))
    .filter((url) => url.origin === origin && !url.pathname.startsWith('/api/'))
    .map((url) => url.pathname + url.search);
}

/** The reports of all visitors as one; a fault that several hit on the same kind of page is told once. */
export function together(reports: readonly CrawlReport[]): CrawlReport {
  const problems = new Map<string, string>();
  for (const problem of reports.flatMap((report) => report.problems)) {
    const kind = problem.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id').replace(/, as .*$/, '');
    if (!problems.has(kind)) problems.set(kind, problem);
  }
  return {
    pages: reports.flatMap(({ pages }) => pages),
    problems: [...problems.values()],
    shapes: new Set(reports.flatMap(({ shapes }) => [...shapes])),
  };
}

/** Of each shape the fullest page that anybody saw: most controls, then most text. */
export function fullestOfEachShape(pages: readonly FoundPage[]): FoundPage[] {
  const controls = ({ html }: FoundPage): number =>
    html.match(/<(a|button|input|select|textarea|summary)\b/g)?.length ?? 0;
  const best = new Map<string, FoundPage>();
  for (const page of pages) {
    const fullest = best.get(page.shape);
    if (!fullest || controls(page) > controls(fullest)) best.set(page.shape, page);
  }
  return [...best.values()];
}
