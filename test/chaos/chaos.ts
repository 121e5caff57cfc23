import { setTimeout as wait } from 'node:timers/promises';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import type { Office } from '../support/case-builder.js';
import { startProcess, type OfficeProcess } from '../support/office-processes.js';
import type { PreparedAct } from './prepared-acts.js';
import { below, seededRandom, shuffled } from './seeded-random.js';

/** A day on which the call of 2027 is open. */
const OPEN_DAY = CalendarDate.of(2026, 11, 20);
/** From here on a request may be anywhere: not read yet, in its transaction, committed but not answered. */
const KILL_WITHIN_MS = 90;
const PATIENCE_MS = 90_000;

type Kind = OfficeProcess['kind'];

/** Two web processes and two workers, killed at random and started again at once. */
export class Chaos {
  killCount = 0;
  private unanswered = 0;
  private readonly random: () => number;
  private readonly running: Record<Kind, OfficeProcess[]> = { web: [], worker: [] };

  constructor(
    seed: number,
    private readonly environment: Readonly<Record<string, string>>,
  ) {
    this.random = seededRandom(seed);
  }

  async open(office: Office): Promise<void> {
    const offsetDays = Math.max(0, CalendarDate.inBerlin(new Date()).daysUntil(OPEN_DAY));
    await office.database.transaction(SYSTEM_ACTOR, (tx) =>
      tx.query('UPDATE platform.demo_clock SET offset_days = $1', [offsetDays]),
    );
    // The first one builds what is out of date; the others find it built.
    const first = await this.start('web');
    this.running.web.push(first);
    await first.ready();
    this.running.web.push(await this.start('web'));
    await this.startWorkers();
  }

  /** Sends all acts in small groups, each group under fire, and every one again until it is answered. */
  async perform(acts: readonly PreparedAct[], kills: number): Promise<void> {
    const inOrder = shuffled(acts, this.random);
    const size = Math.max(1, Math.floor(inOrder.length / kills));
    for (let begin = 0; begin < inOrder.length; begin += size) {
      const target = await this.aReadyWeb();
      const group = inOrder.slice(begin, begin + size);
      const answers = group.map((act) => this.untilAnswered(act, target));
      if (this.killCount < kills) await this.killSomething(target);
      await Promise.all(answers);
    }
    while (this.killCount < kills) await this.killSomething(await this.aReadyWeb());
  }

  summary(): string {
    return `${this.killCount} kills, ${this.unanswered} requests without an answer were sent again`;
  }

  async killWorkers(): Promise<void> {
    await Promise.all(this.running.worker.map((each) => each.kill()));
  }

  async startWorkers(): Promise<void> {
    this.running.worker = [await this.start('worker'), await this.start('worker')];
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.web, ...this.running.worker].map((each) => each.kill()));
  }

  /** Mostly the process that is being asked, else a worker in the middle of its jobs. */
  private async killSomething(target: OfficeProcess): Promise<void> {
    await wait(this.random() * KILL_WITHIN_MS);
    const workers = this.running.worker;
    const victim = this.random() < 0.7 ? target : (workers[below(workers.length, this.random)] ?? target);
    await victim.kill();
    this.killCount += 1;
    const { kind } = victim;
    const fresh = await this.start(kind);
    this.running[kind] = this.running[kind].map((each) => (each === victim ? fresh : each));
  }

  private start(kind: Kind): Promise<OfficeProcess> {
    return startProcess(kind, this.environment);
  }

  private async untilAnswered(act: PreparedAct, first: OfficeProcess): Promise<void> {
    let target = first;
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS;) {
      const answer = await send(act, target);
      if (answer === 'accepted') return;
      this.unanswered += 1;
      await wait(20);
      target = await this.aReadyWeb();
    }
    throw new Error(`${act.kind} ${act.applicationId} was never answered`);
  }

  private async aReadyWeb(): Promise<OfficeProcess> {
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS; await wait(30)) {
      const ready = this.running.web.filter((each) => each.isReady());
      const chosen = ready[below(ready.length, this.random)];
      if (chosen) return chosen;
    }
    throw new Error('no web process became ready');
  }
}

/** Accepted, or no answer. Any refusal is a fault of the test: every prepared act is allowed. */
async function send(act: PreparedAct, target: OfficeProcess): Promise<'accepted' | 'no-answer'> {
  const sent = await fetch(`${target.address}${act.path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${act.token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': act.key,
    },
    body: '{}',
  }).then(
    async (response) => ({ status: response.status, text: await response.text() }),
    () => null,
  );
  if (sent === null) return 'no-answer';
  if (sent.status === 200) return 'accepted';
  // The killed process's transaction still holds the key until PostgreSQL has noticed: the same as no answer.
  if (sent.status === 409 && sent.text.includes('idempotency-key-in-use')) return 'no-answer';
  throw new Error(`${act.kind} answered ${sent.status}: ${sent.text}`);
}
