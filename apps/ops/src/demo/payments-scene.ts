import { listAwards, type Award } from '#awards';
import {
  confirmBankAccount,
  enterPayerAccount,
  exportPaymentRun,
  importFeedback,
  paymentRequestsOf,
  proposeBankAccount,
  startRequest,
  submitRequest,
  takePaymentStep,
} from '#disbursements';
import { Money, SYSTEM_ACTOR, type Actor } from '#kernel';
import { instantOf } from './demo-time.js';
import { mustSucceed, type Stage } from './scene.js';

/** How far a request has come. */
type Reached = 'SUBMITTED' | 'CERTIFIED' | 'AUTHORISED' | 'CREDITED';

interface DemoPayment {
  readonly district: string;
  /** Day and hour of the request; everything else follows within a week. */
  readonly at: string;
  readonly paidAt?: string;
  /** Whole euros. */
  readonly spent: number;
  readonly needed: number;
  readonly amount: number;
  readonly reached: Reached;
}

/** The office's account and those of the districts: bank codes that exist, account numbers that belong to nobody. */
const PAYER = { holder: 'Landeshauptkasse Nordrhein-Westfalen', iban: 'DE02120300000000202051', city: 'Düsseldorf' };
const DISTRICT_IBAN = 'DE89370400440532013000';

const PAYMENTS: readonly DemoPayment[] = [
  {
    ...{ district: '05915', at: '2026-03-02 10:10', paidAt: '2026-03-09 08:00' },
    ...{ spent: 0, needed: 37_800, amount: 30_240, reached: 'CREDITED' },
  },
  {
    ...{ district: '05112', at: '2026-03-03 11:20', paidAt: '2026-03-09 08:10' },
    ...{ spent: 20_000, needed: 70_125, amount: 72_100, reached: 'CREDITED' },
  },
  {
    ...{ district: '05119', at: '2026-04-13 09:05', paidAt: '2026-04-20 08:00' },
    ...{ spent: 5_000, needed: 20_000, amount: 20_000, reached: 'CREDITED' },
  },
  {
    ...{ district: '05915', at: '2026-07-01 14:30', paidAt: '2026-07-08 08:00' },
    ...{ spent: 37_800, needed: 37_800, amount: 30_240, reached: 'CREDITED' },
  },
  { district: '05114', at: 'T-9 09:40', spent: 50_000, needed: 18_000, amount: 54_000, reached: 'AUTHORISED' },
  { district: '05119', at: 'T-6 10:15', spent: 30_000, needed: 20_000, amount: 20_000, reached: 'CERTIFIED' },
  { district: '05124', at: 'T-2 15:45', spent: 60_000, needed: 15_000, amount: 58_000, reached: 'SUBMITTED' },
];

/** Bank accounts, payments that arrived in the course of the year, and one request in each state on somebody's desk. */
export async function loadPayments(stage: Stage): Promise<void> {
  const { database, clock, today } = stage;
  const admin = officerOf(stage, 'P. Leitung');
  clock.moveTo(instantOf('2026-02-02 09:00', today));
  mustSucceed(await enterPayerAccount(database, admin, PAYER));
  const awards = await database.read(admin, (tx) =>
    listAwards(tx, { programme: 'NRWELTOFFEN', limit: 200, offset: 0 }),
  );
  const awardOf = (district: string): Award => {
    const award = awards.find((each) => each.districtAgs === district && each.periodTo.year === 2026);
    if (!award) throw new Error(`demo: no award of ${district}`);
    return award;
  };
  for (const district of new Set(PAYMENTS.map((payment) => payment.district))) await openAccount(stage, district);
  for (const payment of PAYMENTS) await playPayment(stage, awardOf(payment.district), payment);
}

async function openAccount(stage: Stage, district: string): Promise<void> {
  const { database, clock, today, people } = stage;
  const editor = people.districts.get(district)?.editor;
  if (!editor) throw new Error(`demo: nobody of ${district}`);
  clock.moveTo(instantOf('2026-02-09 10:00', today));
  const account = { holder: `Kasse ${district}`, iban: DISTRICT_IBAN };
  const { id } = mustSucceed(await proposeBankAccount(database, editor, account));
  clock.moveTo(instantOf('2026-02-10 11:30', today));
  const callBackNote = 'Rückruf über die Zentrale der Kasse; Kontonummer bestätigt.';
  mustSucceed(await confirmBankAccount(database, officerOf(stage, 'A. Beispiel'), { accountId: id, callBackNote }));
}

async function playPayment(stage: Stage, award: Award, payment: DemoPayment): Promise<void> {
  const { database, clock, today, people } = stage;
  const district = people.districts.get(payment.district);
  if (!district) throw new Error(`demo: nobody of ${payment.district}`);
  clock.moveTo(instantOf(payment.at, today));
  const draft = {
    budgetYear: 2026,
    amount: Money.ofEuros(payment.amount),
    spent: Money.ofEuros(payment.spent),
    needed: Money.ofEuros(payment.needed),
    note: '',
  };
  const { id: requestId } = mustSucceed(await startRequest(database, district.editor, { awardId: award.id, draft }));
  mustSucceed(await submitRequest(database, district.signatory, requestId));
  if (payment.reached === 'SUBMITTED') return;
  const step = async (action: Parameters<typeof takePaymentStep>[2]['action'], by: string): Promise<void> => {
    mustSucceed(await takePaymentStep(database, officerOf(stage, by), { requestId, action }));
  };
  await step('check-request', 'F. Vermerk');
  await step('certify-payment', 'H. Feststellung');
  if (payment.reached === 'CERTIFIED') return;
  await step('authorise-payment', 'J. Anordnung');
  if (payment.paidAt !== undefined) await payOut(stage, award, requestId, payment.paidAt);
}

/** A run of its own, and the bank's word that the money arrived. */
async function payOut(stage: Stage, award: Award, requestId: string, paidAt: string): Promise<void> {
  const { database, clock, today } = stage;
  const authoriser = officerOf(stage, 'J. Anordnung');
  clock.moveTo(instantOf(paidAt, today));
  mustSucceed(await exportPaymentRun(database, authoriser));
  const feedback = await database.read(SYSTEM_ACTOR, async (tx) => {
    const [item] = await tx.query<{ end_to_end_id: string }>(
      'SELECT end_to_end_id FROM disbursements.payment_run_item WHERE request_id = $1',
      [requestId],
    );
    const request = (await paymentRequestsOf(tx, award.id)).find(({ id }) => id === requestId);
    return `${item?.end_to_end_id};${request?.amount.toGerman()};gutgeschrieben;${tx.today.toGerman()};`;
  });
  mustSucceed(await importFeedback(database, authoriser, feedback));
}

export function officerOf({ people }: Stage, name: string): Actor {
  const actor = people.office.get(name);
  if (!actor) throw new Error(`demo: no ${name}`);
  return actor;
}
