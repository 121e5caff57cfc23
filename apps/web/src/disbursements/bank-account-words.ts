import type { BankAccountState } from '#disbursements';
import type { Tone } from '../layout/index.js';

const STATES: Readonly<Record<BankAccountState, { readonly tone: Tone; readonly text: string }>> = {
  PROPOSED: { tone: 'warning', text: 'wartet auf Bestätigung' },
  CONFIRMED: { tone: 'success', text: 'bestätigt' },
  REPLACED: { tone: 'info', text: 'ersetzt' },
  DISCARDED: { tone: 'danger', text: 'verworfen' },
};

export const accountStateOf = (state: BankAccountState): { readonly tone: Tone; readonly text: string } =>
  STATES[state];
