import { COMMITMENTS_AGEING } from './commitments-ageing.js';
import { OVERDUE_PROOFS } from './overdue-proofs.js';
import { PARTNERSHIP_FUNDS } from './partnership-funds.js';
import { PAYMENTS_BY_MONTH } from './payments-by-month.js';
import type { ReadyReport } from './ready-report.js';
import { RECOVERIES_AND_INTEREST } from './recoveries-and-interest.js';
import { YEARLY_REPORT } from './yearly-report.js';

/** Every report that is always there; page, API, files and tests read this list. */
export const READY_REPORTS: readonly ReadyReport[] = [
  COMMITMENTS_AGEING,
  PAYMENTS_BY_MONTH,
  OVERDUE_PROOFS,
  RECOVERIES_AND_INTEREST,
  PARTNERSHIP_FUNDS,
  YEARLY_REPORT,
];

export const findReadyReport = (name: string): ReadyReport | null =>
  READY_REPORTS.find((report) => report.name === name) ?? null;
