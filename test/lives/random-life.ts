import { findAward, stopPayments, type Award } from '#awards';
import {
  changeRequest,
  exportPaymentRun,
  importFeedback,
  paymentRequestsOf,
  startRequest,
  submitRequest,
  takePaymentStep,
  type PaymentRequest,
  type PaymentStatus,
  type PaymentStep,
} from '#disbursements';
import { Money, type Actor, type Refusal, type Result } from '#kernel';
import { below } from '../chaos/seeded-random.js';
import { authoriser, certifier } from '../payments/award-builder.js';
import { caseworker, districtSignatory, signatory, type Office } from '../support/case-builder.js';
import { changeGrant } from './grant-acts.js';

export interface LivingGrant {
  readonly ags: string;
  readonly awardId: string;
}

type Outcome = Result<unknown, Refusal>;

/** Anybody may try anything: most of what they try is refused, as in life. */
const PEOPLE: readonly Actor[] = [caseworker, certifier, authoriser, certifier, authoriser, caseworker];
const STEPS: readonly PaymentStep[] = [
  'check-request',
  'certify-payment',
  'authorise-payment',
  'check-request',
  'certify-payment',
  'authorise-payment',
  'send-back-payment',
  'reject-request',
];
/** Mostly people do what is next. */
const NEXT: Readonly<Partial<Record<PaymentStatus, readonly [PaymentStep, Actor]>>> = {
  SUBMITTED: ['check-request', caseworker],
  CHECKED: ['certify-payment', certifier],
  CERTIFIED: ['authorise-payment', authoriser],
};
const SHARE_SENSIBLE = 0.8;
const OUTCOMES = ['ausgeführt', 'gutgeschrieben', 'gutgeschrieben', 'zurück'] as const;

/** Plays random acts on living grants, valid and invalid ones, and counts what was done and what refused. */
export class RandomLife {
  readonly done: Record<string, number> = {};
  readonly refused: Record<string, number> = {};

  constructor(
    private readonly office: Pick<Office, 'database' | 'clock'>,
    private readonly grants: readonly LivingGrant[],
    private readonly random: () => number,
  ) {}

  async act(): Promise<void> {
    const acts: readonly [string, number, () => Promise<Outcome>][] = [
      ['ask', 20, () => this.ask()],
      ['submit', 20, () => this.submit()],
      ['step', 45, () => this.step()],
      ['run', 6, () => exportPaymentRun(this.office.database, this.one([authoriser, authoriser, caseworker]))],
      ['feedback', 12, () => this.feedback()],
      ['change', 4, () => this.change()],
      ['stop', 2, () => this.stop()],
    ];
    let at = below(
      acts.reduce((sum, [, weight]) => sum + weight, 0),
      this.random,
    );
    const chosen = acts.find(([, weight]) => (at -= weight) < 0) ?? acts[0];
    if (!chosen) return;
    const [name, , play] = chosen;
    const outcome = await play();
    const counts = outcome.ok ? this.done : this.refused;
    const key = outcome.ok ? name : `${name}: ${outcome.refusal.kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (this.random() < 0.1) this.office.clock.moveTo(new Date(this.office.clock.now().getTime() + 3_600_000));
  }

  private one<T>(things: readonly T[]): T {
    const chosen = things[below(things.length, this.random)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  private async award(): Promise<{ readonly award: Award; readonly ags: string }> {
    const { ags, awardId } = this.one(this.grants);
    const award = await this.office.database.read(caseworker, (tx) => findAward(tx, awardId));
    if (!award) throw new Error('a grant is gone');
    return { award, ags };
  }

  /** Mostly one in such a status, sometimes any. */
  private async request(
    statuses: readonly string[],
  ): Promise<{ readonly request: PaymentRequest | null; readonly ags: string }> {
    const { award, ags } = await this.award();
    const all = await this.office.database.read(caseworker, (tx) => paymentRequestsOf(tx, award.id));
    const fitting = all.filter(({ status }) => statuses.includes(status));
    const chosen = fitting.length > 0 && this.random() < SHARE_SENSIBLE ? fitting : all;
    return { request: chosen.length === 0 ? null : this.one(chosen), ags };
  }

  /** Small amounts mostly, sometimes more than the whole grant. */
  private cents(): number {
    return 1 + below(this.random() < 0.1 ? 9_000_000 : 150_000, this.random);
  }

  private async ask(): Promise<Outcome> {
    const { award, ags } = await this.award();
    const requests = await this.office.database.read(caseworker, (tx) => paymentRequestsOf(tx, award.id));
    const draft = {
      budgetYear: this.one([2027, 2027, 2027, 2028, 2026]),
      amount: Money.ofCents(this.cents()),
      spent: Money.max(Money.ZERO, ...requests.map(({ spent }) => spent)),
      needed: Money.ofCents(9_000_000),
      note: '',
    };
    const open = requests.find(({ status }) => status === 'DRAFT');
    const district = this.one([districtSignatory(ags), districtSignatory(ags), districtSignatory('05978')]);
    return open
      ? changeRequest(this.office.database, district, { requestId: open.id, draft })
      : startRequest(this.office.database, district, { awardId: award.id, draft });
  }

  private async submit(): Promise<Outcome> {
    const { request, ags } = await this.request(['DRAFT']);
    if (!request) return this.ask();
    return submitRequest(this.office.database, districtSignatory(ags), request.id);
  }

  private async step(): Promise<Outcome> {
    const { request } = await this.request(Object.keys(NEXT));
    if (!request) return this.ask();
    const next = this.random() < SHARE_SENSIBLE ? NEXT[request.status] : undefined;
    const [action, person] = next ?? [this.one(STEPS), this.one(PEOPLE)];
    const command = { requestId: request.id, action, reason: this.one(['Der Bedarf ist nicht belegt.', '']) };
    return takePaymentStep(this.office.database, person, command);
  }

  /** What the bank says of some payment, sometimes with another amount, sometimes of one that is long done. */
  private async feedback(): Promise<Outcome> {
    const rows = await this.office.database.read(caseworker, (tx) =>
      tx.query<{ end_to_end_id: string; amount_cents: string }>(
        `SELECT i.end_to_end_id, i.amount_cents FROM disbursements.payment_run_item i
         JOIN disbursements.payment_request r ON r.id = i.request_id
         WHERE r.status IN ('EXPORTED', 'EXECUTED') OR i.amount_cents % 7 = 0 ORDER BY i.end_to_end_id`,
      ),
    );
    if (rows.length === 0) return this.ask();
    const lines = Array.from({ length: 1 + below(3, this.random) }, () => {
      const { end_to_end_id: id, amount_cents: cents } = this.one(rows);
      const amount = Money.ofCents(Number(cents) + (this.random() < 0.05 ? 1 : 0));
      return `${id};${amount.toGerman()};${this.one(OUTCOMES)};01.02.2027;Lauf ${below(1_000_000, this.random)}`;
    });
    return importFeedback(this.office.database, authoriser, lines.join('\n'));
  }

  /** Lowers, raises and shifts grants, above the cap too, and sometimes builds on a version that is gone. */
  private async change(): Promise<Outcome> {
    const { award } = await this.award();
    const years = {
      2027: below(4_500_000, this.random),
      2028: below(this.random() < 0.2 ? 9_000_000 : 3_000_000, this.random),
    };
    const known = this.random() < 0.1 ? { ...award, version: award.version - 1 } : award;
    return changeGrant(this.office, known, years, this.one(['AMENDMENT', 'WAIVER', 'REDUCTION'] as const));
  }

  private async stop(): Promise<Outcome> {
    const { awardId } = this.one(this.grants);
    const reason = this.one(['Der Zwischennachweis fehlt.', null, null, null]);
    await this.office.database.transaction(signatory, (tx) => stopPayments(tx, awardId, reason));
    return { ok: true, value: true };
  }
}
