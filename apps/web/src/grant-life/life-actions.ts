import {
  obstacleToDrawing,
  PAYMENT_LIFECYCLE,
  type PaymentAction,
  type PaymentRequest,
  type PaymentStatus,
} from '#disbursements';
import { APPLICANT_ROLES, hasRole } from '#kernel';
import { roleWord, sentenceOf } from '../access/index.js';
import type { AllowedAction, RefusedAction } from '../layout/index.js';
import { hasHappened, type GrantLife } from './life.js';

export interface LifeActions {
  readonly allowed: readonly AllowedAction[];
  readonly refused: readonly RefusedAction[];
}

const NOTHING: LifeActions = { allowed: [], refused: [] };

/** Every action on a grant in its place, in the order of its life: what is possible now, and what waits for what. */
export function actionsOf(life: GrantLife): LifeActions {
  const groups = [
    noticeActions(life),
    drawingActions(life),
    paymentActions(life),
    changeActions(life),
    reportActions(life),
    laterActions(life),
  ];
  return {
    allowed: groups.flatMap(({ allowed }) => allowed),
    refused: groups.flatMap(({ refused }) => refused),
  };
}

function noticeActions({ actor, situation }: GrantLife): LifeActions {
  const { notice } = situation;
  if (!notice || actor.scope !== 'ORGANISATION') return NOTHING;
  const { service } = notice;
  const href = `/bescheide/${notice.id}`;
  if (service.servedOn === null) return { allowed: [{ label: 'Bescheid abrufen', href }], refused: [] };
  const mayWaive = service.isServed && service.status === 'SERVED' && hasRole(actor, 'APPLICANT_SIGNATORY');
  return mayWaive
    ? { allowed: [{ label: 'Auf Rechtsbehelfe verzichten', href: `${href}/verzicht` }], refused: [] }
    : NOTHING;
}

function drawingActions({ actor, award, situation }: GrantLife): LifeActions {
  if (!hasRole(actor, ...APPLICANT_ROLES)) return NOTHING;
  const drafts = situation.requests
    .filter(({ status }) => status === 'DRAFT')
    .map(({ id, number }) => ({
      label: `Entwurf der ${number}. Mittelanforderung öffnen`,
      href: `/auszahlungen/${id}`,
    }));
  const obstacle = obstacleToDrawing(situation);
  const label = 'Mittel anfordern';
  if (!obstacle)
    return { allowed: [{ label, href: `/bewilligungen/${award.id}/auszahlungen#neu` }, ...drafts], refused: [] };
  const bank =
    obstacle.kind === 'bank-account-missing'
      ? [{ label: 'Bankverbindung vorschlagen', href: '/organisation/bank' }]
      : [];
  return { allowed: [...bank, ...drafts], refused: [{ label, reason: sentenceOf(obstacle) }] };
}

const STEPS: Readonly<Partial<Record<PaymentStatus, { readonly action: PaymentAction; readonly verb: string }>>> = {
  SUBMITTED: { action: 'check-request', verb: 'prüfen' },
  CHECKED: { action: 'certify-payment', verb: 'feststellen' },
  CERTIFIED: { action: 'authorise-payment', verb: 'anordnen' },
  AUTHORISED: { action: 'export-payment', verb: 'in den Zahlungslauf nehmen' },
  EXPORTED: { action: 'record-execution', verb: 'mit der Rückmeldung der Bank abgleichen' },
  EXECUTED: { action: 'record-credit', verb: 'mit der Rückmeldung der Bank abgleichen' },
};

function paymentActions(life: GrantLife): LifeActions {
  if (life.actor.scope === 'ORGANISATION') return NOTHING;
  const steps = life.situation.requests.map((request) => paymentAction(life, request));
  return {
    allowed: steps.flatMap(({ allowed }) => allowed),
    refused: steps.flatMap(({ refused }) => refused),
  };
}

/** The next step of a request, and why it is not this person's. */
function paymentAction({ actor, situation }: GrantLife, request: PaymentRequest): LifeActions {
  const step = STEPS[request.status];
  if (!step) return NOTHING;
  const label = `${request.number}. Mittelanforderung ${step.verb}`;
  const href = ['AUTHORISED', 'EXPORTED', 'EXECUTED'].includes(request.status)
    ? '/zahlungslaeufe'
    : `/auszahlungen/${request.id}`;
  const possible = PAYMENT_LIFECYCLE.next(request.status, step.action, actor.roles);
  const wait = (reason: string): LifeActions => ({ allowed: [], refused: [{ label, reason }] });
  if (!possible.ok) {
    const roles = PAYMENT_LIFECYCLE.rowsFrom(request.status)
      .filter(({ action }) => action === step.action)
      .flatMap(({ by }) => by.map(roleWord));
    return wait(`das übernimmt, wer diese Aufgabe hat (${[...new Set(roles)].join(', ')}).`);
  }
  const { account } = situation;
  const paysTo = [account?.proposedBy, account?.confirmedBy];
  if (step.action === 'authorise-payment' && request.certified?.id === actor.accountId)
    return wait('Sie haben die Richtigkeit festgestellt; anordnen muss eine zweite Person.');
  if (['certify-payment', 'authorise-payment'].includes(step.action) && paysTo.includes(actor.accountId))
    return wait('Sie haben an der Bankverbindung mitgewirkt; das muss eine andere Person tun.');
  return { allowed: [{ label, href }], refused: [] };
}

/** Amendments and waivers have a page of their own; there it also says what needs no request. */
const changeActions = ({ award }: GrantLife): LifeActions => ({
  allowed: [{ label: 'Änderungen und Fassungen', href: `/bewilligungen/${award.id}/aenderungen` }],
  refused: [],
});

/** The reports have a page of their own from the first day: due days and more time are asked for there. */
function reportActions({ award }: GrantLife): LifeActions {
  return award.amount.isZero()
    ? NOTHING
    : { allowed: [{ label: 'Nachweise', href: `/bewilligungen/${award.id}/nachweise` }], refused: [] };
}

/** What comes at the end of the life, until then with its reason. */
function laterActions(life: GrantLife): LifeActions {
  const { award, actor, duties } = life;
  const isRecipient = actor.scope === 'ORGANISATION';
  const settlement = { label: 'Abrechnung', href: `/bewilligungen/${award.id}/abrechnung` };
  const recoveries = { label: 'Rückforderungen', href: `/bewilligungen/${award.id}/forderungen` };
  const isSettled = hasHappened(life, 'settlement-signed');
  const isRecovered =
    hasHappened(life, 'hearing-answered', 'recovery-decided') || duties.some(({ kind }) => RECOVERY.includes(kind));
  const shown = !isRecipient || isRecovered ? [recoveries] : [];
  if (isSettled) return { allowed: [settlement, ...shown], refused: [] };
  if (isRecipient || award.amount.isZero()) return { allowed: shown, refused: [] };
  if (hasHappened(life, 'use-report-examined')) return { allowed: [settlement, ...shown], refused: [] };
  return { allowed: shown, refused: [{ label: 'Schlussbescheid', reason: whySettlementWaits(life) }] };
}

const RECOVERY: readonly string[] = ['answer-hearing', 'decide-recovery', 'pay-claim'];

function whySettlementWaits({ award, today }: GrantLife): string {
  const rule = 'er folgt auf den geprüften Verwendungsnachweis.';
  return award.periodTo.isBefore(today)
    ? rule
    : `der Bewilligungszeitraum endet am ${award.periodTo.toGerman()}; ${rule}`;
}
