import { setTimeout as pause } from 'node:timers/promises';
import request from 'supertest';
import { emailOf, PASSWORD, type Who } from './main-job-office.js';

/** Milliseconds from request to answer. */
export interface Times {
  readonly count: number;
  readonly failed: number;
  readonly median: number;
  readonly p95: number;
  readonly longest: number;
}

export interface Crowd {
  workFor(milliseconds: number): Promise<Times>;
  /** Everybody works until the other thing is done. */
  workUntil<T>(other: () => Promise<T>): Promise<{ readonly result: T; readonly times: Times }>;
}

type Step = () => Promise<boolean>;

const PAUSE_MS = 250;
const READERS: readonly [Who, readonly string[]][] = [
  ['caseworker', ['/arbeitsliste', '/programme', '/kreise']],
  ['caseworker', ['/arbeitsliste?sortierung=betrag', '/bewilligungen']],
  ['reviewer', ['/arbeitsliste', '/kreise']],
  ['reviewer', ['/bewilligungen', '/arbeitsliste']],
  ['head', ['/arbeitsliste', '/bewilligungen']],
  ['head', ['/programme', '/arbeitsliste']],
  ['finance', ['/haushalt?jahr=2027', '/berichte?jahr=2027']],
  ['signatory', ['/antraege', '/konto']],
  ['editor', ['/antraege', '/antraege/neu']],
];

/** Nine people who read pages and one who writes an application, each with a session of their own and pauses to think. */
export async function openTenPeople(address: string): Promise<Crowd> {
  const people = await Promise.all([...READERS.map(([who, paths]) => reader(address, who, paths)), writer(address)]);
  const workWhile = async (goesOn: () => boolean): Promise<Times> => {
    const times: number[] = [];
    let failed = 0;
    const work = async (steps: readonly Step[]): Promise<void> => {
      for (let turn = 0; goesOn(); turn += 1) {
        const began = performance.now();
        const isGood = await steps[turn % steps.length]?.();
        times.push(performance.now() - began);
        if (!isGood) failed += 1;
        await pause(PAUSE_MS);
      }
    };
    await Promise.all(people.map(work));
    return { ...summaryOf(times), failed };
  };
  return {
    workFor: (milliseconds) => {
      const end = performance.now() + milliseconds;
      return workWhile(() => performance.now() < end);
    },
    workUntil: async (other) => {
      let isDone = false;
      const [result, times] = await Promise.all([other().finally(() => (isDone = true)), workWhile(() => !isDone)]);
      return { result, times };
    },
  };
}

async function reader(address: string, who: Who, paths: readonly string[]): Promise<Step[]> {
  const browser = request.agent(address);
  const answer = await browser
    .post('/anmelden')
    .type('form')
    .send({ email: emailOf(who), password: PASSWORD });
  if (answer.status !== 303) throw new Error(`sign-in of ${who} answered ${answer.status}`);
  return paths.map((path) => async () => (await browser.get(path)).status === 200);
}

/** Writes the title of an application anew, each time on the version that came back. */
async function writer(address: string): Promise<Step[]> {
  const api = request(`${address}/api/v1`);
  const credentials = { email: emailOf('editor'), password: PASSWORD };
  const { token } = (await api.post('/auth/token').send(credentials)).body;
  const as = (call: request.Test): request.Test => call.set('Authorization', `Bearer ${token}`);
  const { calls } = (await as(api.get('/calls?programme=NRWELTOFFEN&open=true'))).body;
  const { id } = (await as(api.post('/applications')).send({ callId: calls[0].id })).body;
  let baseVersion = 1;
  return [
    async () => {
      const fields = { 'project.title': `Vielfalt im Kreis Düren, Fassung ${baseVersion}` };
      const { status, body } = await as(api.patch(`/applications/${id}/draft`)).send({ baseVersion, fields });
      baseVersion = body.version ?? baseVersion;
      return status === 200;
    },
  ];
}

function summaryOf(times: readonly number[]): Omit<Times, 'failed'> {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? Number.NaN);
  return { count: sorted.length, median: at(0.5), p95: at(0.95), longest: at(1) };
}
