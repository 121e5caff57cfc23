import { setTimeout as pause } from 'node:timers/promises';
import { startDraft } from '#applications';
import { organisationIdOfDistrict } from '#districts';
import { ensureAccount, issueApiToken, openSession } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { referenceCallId } from '#programmes';
import { completeForm, submittedApplication, type Office } from '../support/case-builder.js';
import { growth, percentile, type Figure } from './figures.js';
import type { Scale } from './scale.js';
import { milliseconds } from './table.js';
import { ask, BENCH_NOON, type Question } from './web-process.js';

const GLANCE_MS = 100;
const SLOWER_MAX = 1.5;
const DISTRICTS = ['05358', '05766', '05314', '05334'];

interface Act {
  readonly isPage: boolean;
  readonly question: () => Question;
}

type Person = readonly Act[];
export type Crowd = readonly Person[];

/**
 * A hundred people, each signed in: eighty read the worklist, cases and the finance pages, twenty of districts write drafts
 * and look at their cases. Between two acts everybody reads.
 */
export async function openCrowd(office: Office, people: number): Promise<Crowd> {
  const cases: string[] = [];
  for (const ags of DISTRICTS) cases.push((await submittedApplication(office, ags, completeForm(20_000))).id);
  const crowd: Person[] = [];
  for (let index = 0; index < people; index += 1) {
    crowd.push(index % 5 === 0 ? await writer(office, index) : await reader(office, index, cases));
  }
  return crowd;
}

async function reader(office: Office, index: number, cases: readonly string[]): Promise<Person> {
  const roles: readonly Role[] = index % 5 === 1 ? ['BUDGET_OFFICER'] : ['CASEWORKER'];
  const { cookie } = await signedIn(office, `Lesend ${index}`, roles);
  const page = (path: string): Act => ({ isPage: true, question: () => ({ path, headers: { cookie }, keep: false }) });
  if (index % 5 === 1) return [page('/haushalt?programm=NRWELTOFFEN&jahr=2027'), page('/berichte?jahr=2027')];
  return [page('/arbeitsliste'), page(`/vorgaenge/${cases[index % cases.length]}`), page('/kreise')];
}

/** Saves the title of a draft anew, each time on the version that came back, and looks at the list of its cases. */
async function writer(office: Office, index: number): Promise<Person> {
  const ags = DISTRICTS[index % DISTRICTS.length] ?? '';
  const { actor, cookie, token } = await signedIn(office, `Schreibend ${index}`, ['APPLICANT_EDITOR'], ags);
  const draft = await startDraft(office.database, actor, { callId: referenceCallId('NRWELTOFFEN', 2027) });
  if (!draft.ok) throw new Error(JSON.stringify(draft.refusal));
  let baseVersion = 0;
  const save = (): Question => {
    baseVersion += 1;
    return {
      method: 'PATCH',
      path: `/api/v1/applications/${draft.value.id}/draft`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ baseVersion, fields: { 'project.title': `Vielfalt, Fassung ${baseVersion}` } }),
    };
  };
  return [
    { isPage: false, question: save },
    { isPage: true, question: () => ({ path: '/antraege', headers: { cookie }, keep: false }) },
  ];
}

interface SignedIn {
  readonly actor: Actor;
  readonly cookie: string;
  readonly token: string;
}

/** Session and token as a sign-in leaves them: hashing a hundred passwords would only take time. */
async function signedIn({ database }: Office, name: string, roles: readonly Role[], ags?: string): Promise<SignedIn> {
  const organisationId = ags === undefined ? null : organisationIdOfDistrict(ags);
  const email = `${name.toLowerCase().replace(' ', '.')}@bench.example`;
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const { id } = await ensureAccount(tx, { name, email, password: null, roles, organisationId });
    const secret = await openSession(tx, id, BENCH_NOON);
    const issued = await issueApiToken(tx, id, { label: 'bench', expiresInDays: 30 }, BENCH_NOON);
    if (!issued.ok) throw new Error(JSON.stringify(issued.refusal));
    const scope = organisationId === null ? 'AUTHORITY' : 'ORGANISATION';
    const actor: Actor = { accountId: id, name, roles, organisationId, scope };
    return { actor, cookie: `foerderakte=${secret}`, token: issued.value.token };
  });
}

/** Milliseconds of every page that the crowd saw while it went on. Throws when an act is refused. */
async function work(port: number, crowd: Crowd, readingMs: number, goesOn: () => boolean): Promise<number[]> {
  const pages: number[] = [];
  const one = async (person: Person, index: number): Promise<void> => {
    // Not all at once: everybody begins somewhere in the time of the first reading.
    await pause((readingMs * index) / crowd.length);
    let turn = index;
    do {
      const act = person[turn % person.length];
      turn += 1;
      if (act) await perform(port, act, pages);
      for (let waited = 0; goesOn() && waited < readingMs; waited += GLANCE_MS) await pause(GLANCE_MS);
    } while (goesOn());
  };
  await Promise.all(crowd.map(one));
  return pages;
}

async function perform(port: number, { isPage, question }: Act, pages: number[]): Promise<void> {
  const asked = question();
  const began = performance.now();
  const { status } = await ask(port, asked);
  if (status !== 200) throw new Error(`${asked.path}: ${status}`);
  if (isPage) pages.push(performance.now() - began);
}

/** p95 of the pages of a hundred people while a long export leaves the same web process, against the same people without it. */
export async function crowdFigures(
  scale: Scale,
  port: number,
  crowd: Crowd,
  exported: () => Promise<unknown>,
): Promise<Figure[]> {
  const quiet = (): Promise<number[]> => {
    const end = performance.now() + scale.crowdSeconds * 1000;
    return work(port, crowd, scale.readingMs, () => performance.now() < end);
  };
  await quiet();
  const before = await quiet();
  let isDone = false;
  const [beside] = await Promise.all([
    work(port, crowd, scale.readingMs, () => !isDone),
    exported().finally(() => (isDone = true)),
  ]);
  const after = await quiet();
  const usual = [...before, ...after];
  const shown = (pages: readonly number[]): string =>
    `p50 ${milliseconds(percentile(pages, 50))}, p95 ${milliseconds(percentile(pages, 95))}`;
  return [
    {
      part: `${crowd.length} people read and write while ${scale.ledgerRows.toLocaleString('en')} rows are exported`,
      what: `p95 of ${beside.length} pages, against ${usual.length} without the export`,
      ours: shown(beside),
      ceiling: shown(usual),
      value: growth(percentile(usual, 95), percentile(beside, 95)),
      unit: '',
      target: { kind: 'at-most', value: SLOWER_MAX },
    },
  ];
}
