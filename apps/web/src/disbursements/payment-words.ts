import type { PaymentAction, PaymentStatus } from '#disbursements';
import type { Tone } from '../layout/index.js';

const STATES: Readonly<Record<PaymentStatus, { readonly tone: Tone; readonly text: string }>> = {
  DRAFT: { tone: 'info', text: 'Entwurf' },
  SUBMITTED: { tone: 'warning', text: 'eingereicht' },
  CHECKED: { tone: 'warning', text: 'geprüft' },
  CERTIFIED: { tone: 'warning', text: 'festgestellt' },
  AUTHORISED: { tone: 'info', text: 'angeordnet' },
  EXPORTED: { tone: 'info', text: 'im Zahlungslauf' },
  EXECUTED: { tone: 'info', text: 'ausgeführt' },
  CREDITED: { tone: 'success', text: 'gutgeschrieben' },
  REJECTED: { tone: 'danger', text: 'abgelehnt' },
  RETURNED: { tone: 'danger', text: 'von der Bank zurück' },
};

const ACTIONS: Readonly<Partial<Record<PaymentAction, string>>> = {
  'submit-request': 'Mittel verbindlich anfordern',
  'check-request': 'Als geprüft weitergeben',
  'certify-payment': 'Sachlich und rechnerisch richtig feststellen',
  'authorise-payment': 'Auszahlung anordnen',
  'send-back-payment': 'Zur Feststellung zurückgeben',
  'reject-request': 'Anforderung ablehnen',
};

export const paymentStateOf = (status: PaymentStatus): { readonly tone: Tone; readonly text: string } => STATES[status];

export const paymentActionWord = (action: PaymentAction): string => ACTIONS[action] ?? action;

/** Steps that the page offers and that need a reason. */
export const NEEDS_REASON: readonly PaymentAction[] = ['send-back-payment', 'reject-request'];
