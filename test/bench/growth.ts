import { openOffice } from '../support/case-builder.js';
import { growTo } from './bulk-rows.js';
import { growth, percentile, type Figure } from './figures.js';
import { aPerson, cookieOf } from './people.js';
import { caseInReview } from './prepare-acts.js';
import type { Scale } from './scale.js';
import { digits, milliseconds } from './table.js';
import { ask, BENCH_NOON, startWebProcess } from './web-process.js';

interface VisitedPage {
  readonly name: string;
  readonly path: string;
  /** How often the p95 at most sizes may contain that at the smallest. */
  readonly growthMax: number;
}

interface Step {
  readonly size: number;
  /** Milliseconds of all visits, by page. */
  readonly visits: ReadonlyMap<string, number[]>;
}

const WARM_VISITS = 40;

/** The same pages of the same office while its applications and bookings grow from step to step, for one person at work. */
export async function measureGrowth(scale: Scale, profile: boolean): Promise<Figure[]> {
  const office = await openOffice(BENCH_NOON);
  const person = await aPerson(office.database, 'Bearbeitung Bench', ['CASEWORKER', 'BUDGET_OFFICER']);
  const caseId = await caseInReview(office, person.actor, '05358', 1);
  const pages = pagesOf(caseId);
  const web = await startWebProcess(office.testDatabase.appUrl, { profile: profile ? 'growth' : undefined });
  try {
    const cookie = await cookieOf(web.port, person);
    const visit = (page: VisitedPage): Promise<number> => visitMilliseconds(web.port, page.path, cookie);
    const steps: Step[] = [];
    let filled = 0;
    for (const size of scale.applications) {
      await growTo(office.testDatabase.ownerUrl, filled, size);
      filled = size;
      await visitAll(pages, Math.min(WARM_VISITS, scale.visits), visit);
      steps.push({ size, visits: await visitAll(pages, scale.visits, visit) });
    }
    return pages.flatMap((page) => growthFigures(page, steps));
  } finally {
    await web.close();
    await office.close();
  }
}

const pagesOf = (caseId: string): VisitedPage[] => [
  {
    name: 'worklist, first page of a district government and a year, by amount',
    path: '/arbeitsliste?bezirk=K%C3%B6ln&jahr=2027&sortierung=-betrag',
    growthMax: 2,
  },
  { name: 'case page', path: `/vorgaenge/${caseId}`, growthMax: 1.2 },
  { name: 'cap overview of a year', path: '/haushalt?programm=NRWELTOFFEN&jahr=2027', growthMax: 1.5 },
];

async function visitMilliseconds(port: number, path: string, cookie: string): Promise<number> {
  const began = performance.now();
  const { status } = await ask(port, { path, headers: { cookie }, keep: false });
  if (status !== 200) throw new Error(`${path}: ${status}`);
  return performance.now() - began;
}

/** The pages take turns, so that a disturbance of the machine falls on all. */
async function visitAll(
  pages: readonly VisitedPage[],
  count: number,
  visit: (page: VisitedPage) => Promise<number>,
): Promise<Map<string, number[]>> {
  const visits = new Map<string, number[]>(pages.map(({ path }) => [path, []]));
  for (let index = 0; index < count; index += 1) {
    for (const page of pages) visits.get(page.path)?.push(await visit(page));
  }
  return visits;
}

function growthFigures({ name, path, growthMax }: VisitedPage, steps: readonly Step[]): Figure[] {
  const at = (step: Step | undefined, percent: number): number => percentile(step?.visits.get(path) ?? [], percent);
  const first = steps[0];
  return steps.slice(1).map((step, index) => ({
    part: name,
    what: `${step.size.toLocaleString('en')} applications and bookings; p95 grew ${digits(growth(at(steps[index], 95), at(step, 95)))} times in this step`,
    ours: `p50 ${milliseconds(at(step, 50))}, p95 ${milliseconds(at(step, 95))}`,
    ceiling: `itself at ${first?.size.toLocaleString('en') ?? ''}: p50 ${milliseconds(at(first, 50))}, p95 ${milliseconds(at(first, 95))}`,
    value: growth(at(first, 95), at(step, 95)),
    unit: '',
    target: index === steps.length - 2 ? { kind: 'at-most', value: growthMax } : null,
  }));
}
