import { findAward, type Award } from '#awards';
import { CalendarDate, Money, type Actor, type Refusal, type Result } from '#kernel';
import { recordReceipt, waiveRemedies } from '#notices';
import {
  answerHearing,
  approveRelief,
  bookClaimPayment,
  claimViewsOf,
  closeFile,
  discardSettlement,
  dropRecovery,
  endRelief,
  equalInstalments,
  exemptFromHearing,
  extendHearing,
  interestOrdersOf,
  openRecovery,
  permitLateRecovery,
  prepareInterest,
  prepareLateUseInterest,
  prepareRecovery,
  prepareSettlement,
  proposeRelief,
  recoveriesOf,
  rejectRelief,
  reverseClaimPayment,
  sendDunning,
  sendHearing,
  signInterest,
  signRecovery,
  signSettlement,
  type ClaimView,
  type Recovery,
  type ReliefKind,
} from '#settlement';
import { below } from '../chaos/seeded-random.js';
import { authoriser, certifier } from '../payments/award-builder.js';
import { REASONS } from '../settlement/settlement-builder.js';
import { capOfficer, caseworker, districtSignatory, signatory, type Office } from '../support/case-builder.js';
import { changeGrant } from './grant-acts.js';
import type { LivingGrant } from './random-life.js';

type Outcome = Result<unknown, Refusal>;
type Acts = readonly (readonly [string, number, () => Promise<Outcome>])[];

const REASON = 'Die Lage wurde geprüft und abgewogen.';
const RELIEFS: readonly ReliefKind[] = ['DEFERRAL', 'DEFERRAL', 'WRITE_OFF_TEMP', 'WRITE_OFF', 'REMISSION'];
const otherCertifier: Actor = { ...certifier, accountId: '01900000-0000-7000-8000-000000000041', name: 'M. Kasse' };
const NOTHING: Outcome = { ok: false, refusal: { kind: 'nothing-there', facts: {} } };
/** Mostly people take up what waits for them. */
const SHARE_SENSIBLE = 0.75;

/** The end of grants at random: settled, revoked, heard, demanded, paid, deferred, written off, closed; and all of it wrongly. */
export class RandomEnd {
  readonly done: Record<string, number> = {};
  readonly refused: Record<string, number> = {};

  constructor(
    private readonly office: Pick<Office, 'database' | 'clock'>,
    private readonly grants: readonly LivingGrant[],
    private readonly random: () => number,
  ) {}

  async act(): Promise<void> {
    const grant = this.one(this.grants);
    const acts = [...this.settlement(grant), ...this.recovery(grant), ...this.claims(grant)];
    let at = below(
      acts.reduce((sum, [, weight]) => sum + weight, 0),
      this.random,
    );
    const [name, , play] = acts.find(([, weight]) => (at -= weight) < 0) ?? acts[0] ?? ['', 0, async () => NOTHING];
    const outcome = await play();
    const counts = outcome.ok ? this.done : this.refused;
    const key = outcome.ok ? name : `${name}: ${outcome.refusal.kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
    if (this.random() < 0.05) this.office.clock.moveTo(new Date(this.office.clock.now().getTime() + 3 * 86_400_000));
  }

  private settlement({ ags, awardId }: LivingGrant): Acts {
    const { database } = this.office;
    return [
      ['prepare-settlement', 6, () => prepareSettlement(database, this.by(caseworker, ags), { awardId, notes: [] })],
      ['sign-settlement', 4, () => signSettlement(database, this.by(signatory, ags), awardId)],
      ['discard-settlement', 1, () => discardSettlement(database, this.by(caseworker, ags), awardId)],
      ['close', 4, () => closeFile(database, this.by(caseworker, ags), { awardId, note: '' })],
      ['lower', 1, () => this.lower(awardId)],
      ['serve', 8, () => this.serve({ ags, awardId })],
    ];
  }

  private recovery({ ags, awardId }: LivingGrant): Acts {
    const { database } = this.office;
    const on =
      (play: (recoveryId: string, recovery: Recovery) => Promise<Outcome>): (() => Promise<Outcome>) =>
      async () => {
        const all = await database.read(caseworker, (tx) => recoveriesOf(tx, awardId));
        const open = all.filter(({ status }) => status === 'PROPOSED' || status === 'HEARING');
        const chosen = open.length > 0 && this.random() < SHARE_SENSIBLE ? this.one(open) : all.at(-1);
        return chosen ? play(chosen.id, chosen) : NOTHING;
      };
    const clerk = (): Actor => this.by(caseworker, ags);
    return [
      ['open', 3, () => this.open(awardId, ags)],
      ['hear', 8, on((recoveryId) => sendHearing(database, clerk(), { recoveryId, due: null }))],
      [
        'answer',
        6,
        on((recoveryId) =>
          answerHearing(database, this.by(districtSignatory(ags), ags), { recoveryId, answer: 'Ja.' }),
        ),
      ],
      [
        'extend',
        1,
        on((recoveryId) => extendHearing(database, clerk(), { recoveryId, due: this.today().plusDays(30) })),
      ],
      ['exempt', 3, on((recoveryId) => exemptFromHearing(database, clerk(), { recoveryId, reason: REASON }))],
      [
        'permit',
        1,
        on((recoveryId) => permitLateRecovery(database, this.by(capOfficer, ags), { recoveryId, reason: REASON })),
      ],
      ['drop', 1, on((recoveryId) => dropRecovery(database, clerk(), { recoveryId, reason: REASON }))],
      [
        'decide',
        10,
        on((recoveryId, { reduction, ineffectiveFrom }) =>
          prepareRecovery(database, clerk(), { recoveryId, reasons: REASONS, reduction, ineffectiveFrom }),
        ),
      ],
      ['sign-recovery', 10, on((recoveryId) => signRecovery(database, this.by(signatory, ags), recoveryId))],
    ];
  }

  private claims({ ags, awardId }: LivingGrant): Acts {
    const { database } = this.office;
    const on =
      (
        play: (claimId: string, claim: ClaimView) => Promise<Outcome>,
        fits: (claim: ClaimView) => boolean = ({ balance }) => balance.isPositive(),
      ): (() => Promise<Outcome>) =>
      async () => {
        const all = await database.read(caseworker, (tx) => claimViewsOf(tx, awardId));
        const fitting = all.filter(fits);
        const chosen = fitting.length > 0 && this.random() < SHARE_SENSIBLE ? this.one(fitting) : all.at(-1);
        return chosen ? play(chosen.id, chosen) : NOTHING;
      };
    const isProposed = ({ reliefs }: ClaimView): boolean => reliefs.some(({ state }) => state === 'PROPOSED');
    const clerk = (): Actor => this.by(caseworker, ags);
    const boss = (): Actor => this.by(this.one([signatory, authoriser]), ags);
    return [
      ['pay', 14, on((claimId, claim) => this.pay(claimId, claim, ags))],
      ['reverse', 4, on((claimId, claim) => this.reverse(claimId, claim, ags))],
      ['propose', 8, on((claimId, claim) => this.propose(claimId, claim, ags))],
      ['approve', 8, on((claimId) => approveRelief(database, boss(), claimId), isProposed)],
      ['reject', 1, on((claimId) => rejectRelief(database, boss(), { claimId, reason: REASON }))],
      ['end-relief', 2, on((claimId) => endRelief(database, boss(), { claimId, reason: REASON }))],
      ['dun', 2, on((claimId) => sendDunning(database, clerk(), claimId))],
      ['interest', 5, on((claimId) => this.interest(claimId, ags))],
      ['late-use', 5, () => this.lateUse(awardId, ags)],
      ['sign-interest', 5, () => this.signInterest(awardId, ags)],
    ];
  }

  private one<T>(things: readonly T[]): T {
    const chosen = things[below(things.length, this.random)];
    if (chosen === undefined) throw new Error('nothing to choose from');
    return chosen;
  }

  /** Whose task it is, or somebody whose task it is not. */
  private by(person: Actor, ags: string): Actor {
    if (this.random() < 0.9) return person;
    return this.one([caseworker, signatory, certifier, districtSignatory(ags), districtSignatory('05978')]);
  }

  private today(): CalendarDate {
    return CalendarDate.inBerlin(this.office.clock.now());
  }

  private cents(limit: number): Money {
    return Money.ofCents(1 + below(this.random() < 0.1 ? 9_000_000 : Math.max(1, limit), this.random));
  }

  private async award(awardId: string): Promise<Award> {
    const award = await this.office.database.read(caseworker, (tx) => findAward(tx, awardId));
    if (!award) throw new Error('a grant is gone');
    return award;
  }

  /** An amendment of the authority's own, past any settlement: less in one year. */
  private async lower(awardId: string): Promise<Outcome> {
    const award = await this.award(awardId);
    const tranche = award.tranches.findLast(({ amount }) => amount.isPositive());
    if (!tranche) return NOTHING;
    const cents = below(tranche.amount.toCents(), this.random);
    return changeGrant(this.office, award, { [tranche.budgetYear]: cents }, 'REDUCTION');
  }

  /** Some notice of the case arrives, and the district waives its remedies. */
  private async serve({ ags, awardId }: LivingGrant): Promise<Outcome> {
    const { database } = this.office;
    const award = await this.award(awardId);
    const notices = await database.read(caseworker, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM notices.notice WHERE case_id = $1 AND is_act ORDER BY issued_at, id', [
        award.applicationId,
      ]),
    );
    const { id: noticeId } = this.one(notices);
    const receipt = { noticeId, receivedOn: this.today(), proof: 'Empfangsbekenntnis' };
    const received = await recordReceipt(database, caseworker, receipt);
    const waived = await waiveRemedies(database, districtSignatory(ags), { noticeId, confirmation: true });
    return waived.ok ? waived : received;
  }

  private open(awardId: string, ags: string): Promise<Outcome> {
    return openRecovery(this.office.database, this.by(caseworker, ags), {
      awardId,
      basis: this.one(['REVOCATION', 'WITHDRAWAL', 'REDUCTION']),
      finding: 'Ein Teil der Maßnahme wurde nicht durchgeführt.',
      reduction: this.cents(1_000_000),
      ineffectiveFrom: this.today().plusDays(-below(200, this.random)),
      knowledgeCompleteOn: this.today().plusDays(-below(420, this.random)),
    });
  }

  private pay(claimId: string, { balance }: ClaimView, ags: string): Promise<Outcome> {
    const isWhole = this.random() < 0.15;
    return bookClaimPayment(this.office.database, this.by(this.one([certifier, otherCertifier]), ags), {
      claimId,
      amount: isWhole ? balance : this.cents(balance.toCents()),
      // Some money came back in the year in which it was paid.
      valueDate: this.random() < 0.3 ? CalendarDate.of(2027, 10, 1) : this.today().plusDays(-below(20, this.random)),
      reference: 'Kassenzeichen',
    });
  }

  private async reverse(claimId: string, { entries }: ClaimView, ags: string): Promise<Outcome> {
    if (entries.length === 0) return NOTHING;
    const person = this.by(this.one([certifier, otherCertifier]), ags);
    const command = { claimId, entryId: this.one(entries).id, reason: REASON };
    return reverseClaimPayment(this.office.database, person, command);
  }

  private propose(claimId: string, { balance }: ClaimView, ags: string): Promise<Outcome> {
    const kind = this.one(RELIEFS);
    const first = this.today().plusDays(20);
    const isPlanned = kind === 'DEFERRAL' && balance.isPositive();
    const plan = isPlanned ? equalInstalments(balance, 1 + below(6, this.random), first) : [];
    return proposeRelief(this.office.database, this.by(caseworker, ags), {
      ...{ claimId, kind, reason: REASON, terms: '', instalments: plan, until: plan.at(-1)?.due ?? null },
      consentReference: this.one(['Erlass vom 01.03.2028', null]),
    });
  }

  private interest(claimId: string, ags: string): Promise<Outcome> {
    const until = this.one([null, this.today().plusDays(-1), this.today().plusDays(10)]);
    const command = { claimId, until, reason: REASON, isWaived: this.random() < 0.2 };
    return prepareInterest(this.office.database, this.by(caseworker, ags), command);
  }

  private lateUse(awardId: string, ags: string): Promise<Outcome> {
    const command = { awardId, reason: REASON, isWaived: this.random() < 0.1 };
    return prepareLateUseInterest(this.office.database, this.by(caseworker, ags), command);
  }

  private async signInterest(awardId: string, ags: string): Promise<Outcome> {
    const orders = await this.office.database.read(caseworker, (tx) => interestOrdersOf(tx, awardId));
    const prepared = orders.filter(({ state }) => state === 'PREPARED');
    const order = prepared.length > 0 ? this.one(prepared) : orders.at(-1);
    return order ? signInterest(this.office.database, this.by(signatory, ags), order.id) : NOTHING;
  }
}
