import { setTimeout as wait } from 'node:timers/promises';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import type { Office } from '../support/case-builder.js';
import { startProcess, type OfficeProcess } from '../support/office-processes.js';
import type { CommitWatch } from './commit-watch.js';
import type { PreparedAct } from './prepared-acts.js';
import { below, seededRandom, shuffled } from './seeded-random.js';

/** A day on which the call of 2027 is open. */
const OPEN_DAY = CalendarDate.of(2026, 11, 20);
/** Two kills of three come at a commit: the act is done, its answer not sent. The others come at any time before. */
const SHARE_AT_COMMIT = 2 / 3;
const COMMIT_WITHIN_MS = 2_000;
/** So many first answers are lost on their way to the client, who cannot know that the act is done and sends it again. */
const SHARE_LOST = 0.25;
const KILL_WITHIN_MS = 60;
const PATIENCE_MS = 240_000;

type Kind = OfficeProcess['kind'];

/** Two web processes and two workers, killed at random and started again at once. */
export class Chaos {
  killCount = 0;
  private unanswered = 0;
  private replayed = 0;
  private readonly random: () => number;
  private readonly running: Record<Kind, OfficeProcess[]> = { web: [], worker: [] };

  constructor(
    seed: number,
    private readonly watch: CommitWatch,
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
      const moment = this.killCount < kills ? this.someMoment(size) : null;
      const answers = group.map((act) => this.untilAnswered(act, target));
      if (moment) {
        await moment;
        await this.killSomething(target);
      }
      await Promise.all(answers);
    }
    while (this.killCount < kills) await this.killSomething(await this.aReadyWeb());
  }

  summary(): string {
    const sentAgain = `${this.unanswered} requests without an answer were sent again`;
    return `${this.killCount} kills, ${sentAgain}, ${this.replayed} of them had been carried out before`;
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
    const workers = this.running.worker;
    const victim = this.random() < 0.7 ? target : (workers[below(workers.length, this.random)] ?? target);
    await victim.kill();
    this.killCount += 1;
    const { kind } = victim;
    const fresh = await this.start(kind);
    this.running[kind] = this.running[kind].map((each) => (each === victim ? fresh : each));
  }

  private someMoment(groupSize: number): Promise<void> {
    const isAtCommit = this.random() < SHARE_AT_COMMIT;
    const after = this.random();
    return isAtCommit
      ? this.watch.untilCommitted(1 + Math.floor(after * groupSize), COMMIT_WITHIN_MS)
      : wait(after * KILL_WITHIN_MS);
  }

  private start(kind: Kind): Promise<OfficeProcess> {
    return startProcess(kind, this.environment);
  }

  private async untilAnswered(act: PreparedAct, first: OfficeProcess): Promise<void> {
    let target = first;
    for (const began = Date.now(); Date.now() - began < PATIENCE_MS;) {
      const arrived = await send(act, target);
      const answer = arrived === 'accepted' && this.random() < SHARE_LOST ? 'no-answer' : arrived;
      if (answer === 'replayed') this.replayed += 1;
      if (answer !== 'no-answer') return;
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
      const failed = this.running.web.map((each) => each.failure()).find((failure) => failure !== null);
      if (failed) throw failed;
    }
    throw new Error(`no web process became ready within ${PATIENCE_MS / 1000} s`);
  }
}

/** Accepted, or no answer. Any refusal is a fault of the test: every prepared act is allowed. */
async function send(act: PreparedAct, target: OfficeProcess): Promise<'accepted' | 'replayed' | 'no-answer'> {
  const sent = await fetch(`${target.address}${act.path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${act.token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': act.key,
    },
    body: '{}',
  }).then(
    async (response) => ({
      status: response.status,
      text: await response.text(),
      isReplayed: response.headers.has('idempotency-replayed'),
    }),
    () => null,
  );
  if (sent === null) return 'no-answer';
  if (sent.status === 200) return sent.isReplayed ? 'replayed' : 'accepted';
  // The killed process's transaction still holds the key until PostgreSQL has noticed: the same as no answer.
  if (sent.status === 409 && sent.text.includes('idempotency-key-in-use')) return 'no-answer';
  throw new Error(`${act.kind} answered ${sent.status}: ${sent.text}`);
}
