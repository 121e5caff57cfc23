import { refuse, type Actor, type Refusal } from '#kernel';
import { isId, type Database } from '#platform';
import {
  approveRelief,
  bookClaimPayment,
  claimView,
  confirmRelief,
  endRelief,
  equalInstalments,
  prepareInterest,
  proposeRelief,
  rejectRelief,
  reverseClaimPayment,
  sendDunning,
  type ReliefKind,
} from '#settlement';
import { saying, type Act, type ActFields } from './act-fields.js';
import { confirmInterestAct, interestPrepared, signInterestAct } from './interest-acts.js';

export interface OnClaim {
  readonly database: Database;
  readonly actor: Actor;
  readonly claimId: string;
}

const RELIEFS: readonly string[] = ['DEFERRAL', 'WRITE_OFF_TEMP', 'WRITE_OFF', 'REMISSION'] satisfies ReliefKind[];
const INSTALMENTS_MAX = 60;

/** What can be done to a claim, by the name of its button. */
export const CLAIM_ACTS: Readonly<Record<string, Act<OnClaim>>> = {
  'record-payment': (fields) => {
    const entry = {
      amount: fields.money('amount'),
      valueDate: fields.day('valueDate'),
      reference: fields.text('reference'),
    };
    return ({ database, actor, claimId }) =>
      saying(bookClaimPayment(database, actor, { claimId, ...entry }), ({ balance }) =>
        balance.isZero()
          ? 'Die Zahlung ist gebucht. Die Forderung ist beglichen.'
          : `Die Zahlung ist gebucht. Offen sind noch ${balance.toString()}.`,
      );
  },
  'reverse-payment': (fields) => {
    const [entryId, reason] = [fields.text('entryId'), fields.text('reason')];
    return async ({ database, actor, claimId }) =>
      !isId(entryId)
        ? refuse('entry-missing', {}, '/entryId')
        : saying(reverseClaimPayment(database, actor, { claimId, entryId, reason }), 'Die Zahlung ist storniert.');
  },
  'propose-relief': proposeReliefAct,
  'confirm-relief':
    () =>
    ({ database, actor, claimId }) =>
      saying(confirmRelief(database, actor, claimId), 'Die Zustimmung Ihrer Stelle ist eingetragen.'),
  'approve-relief':
    () =>
    ({ database, actor, claimId }) =>
      saying(approveRelief(database, actor, claimId), 'Dem Vorschlag ist zugestimmt.'),
  'reject-relief': (fields) => {
    const reason = fields.text('reason');
    return ({ database, actor, claimId }) =>
      saying(rejectRelief(database, actor, { claimId, reason }), 'Der Vorschlag ist abgelehnt.');
  },
  'end-relief': (fields) => {
    const reason = fields.text('reason');
    return ({ database, actor, claimId }) =>
      saying(endRelief(database, actor, { claimId, reason }), 'Beendet. Die Forderung ist wieder zu zahlen.');
  },
  'send-dunning':
    () =>
    ({ database, actor, claimId }) =>
      saying(sendDunning(database, actor, claimId), 'Die Mahnung geht hinaus.'),
  'prepare-interest': (fields) => {
    const entry = { until: fields.day('until'), reason: fields.text('reason'), isWaived: fields.isChecked('isWaived') };
    return ({ database, actor, claimId }) =>
      saying(prepareInterest(database, actor, { claimId, ...entry }), ({ amount }) =>
        interestPrepared(entry.isWaived, amount),
      );
  },
  'confirm-interest': confirmInterestAct,
  'sign-interest': signInterestAct,
};

/** A deferral is paid at its end, or in equal monthly instalments that the system computes from the balance. */
function proposeReliefAct(fields: ActFields): ReturnType<Act<OnClaim>> {
  const kind = fields.text('kind');
  const count = fields.text('instalments') === '' ? 1 : Number(fields.text('instalments'));
  const firstDue = fields.day('firstDue');
  const [reason, terms, consent] = [fields.text('reason'), fields.text('terms'), fields.text('consentReference')];
  return async ({ database, actor, claimId }) => {
    if (!isRelief(kind)) return refuse('entry-missing', {}, '/kind');
    if (!Number.isSafeInteger(count) || count < 1 || count > INSTALMENTS_MAX)
      return refuse('instalments-not-countable', { max: INSTALMENTS_MAX }, '/instalments');
    if (kind === 'DEFERRAL' && !firstDue) return refuse('entry-missing', {}, '/firstDue');
    const claim = await database.read(actor, (tx) => claimView(tx, claimId));
    if (!claim) return refuse('claim-not-found');
    const instalments = firstDue && kind === 'DEFERRAL' ? equalInstalments(claim.balance, count, firstDue) : [];
    const command = { claimId, kind, reason, terms, until: instalments.at(-1)?.due ?? null, instalments };
    const proposed = await saying(
      proposeRelief(database, actor, { ...command, consentReference: consent === '' ? null : consent }),
      'Der Vorschlag liegt bei der zweiten Person. Bis dahin ändert sich nichts.',
    );
    return proposed.ok ? proposed : { ok: false, refusal: atFirstDue(proposed.refusal) };
  };
}

/** The page asks for the first instalment where the rule speaks of the days that follow from it. */
const atFirstDue = (refusal: Refusal): Refusal =>
  refusal.pointer === '/until' || refusal.kind === 'instalments-not-in-order'
    ? { ...refusal, pointer: '/firstDue' }
    : refusal;

const isRelief = (text: string): text is ReliefKind => RELIEFS.includes(text);
