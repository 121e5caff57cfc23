import type { ProgrammeTerms, SettlementTerms } from './programme-terms.js';

/** What counts where a version of the terms was recorded before these parameters existed; assumptions, all unverified. */
export const SETTLEMENT_DEFAULTS: SettlementTerms = {
  settlementRate: 'NOMINAL',
  reductionThresholdCents: 0,
  overfundingGuard: true,
  itemToleranceBps: 2_000,
  hearingDays: 21,
  recoveryPaymentMonths: 1,
  knowledgeMonths: 12,
  lateUseInterestFrom: 'CREDIT',
  interestDayCount: 'ACT_365',
  smallClaimCents: 0,
  feeRateCentsMax: null,
  offersFromCents: 100_000,
  cateringReceiptCentsMax: null,
  travelReceiptCentsMax: null,
  payGroupMax: null,
  auditCopyAboveCents: null,
  orderCutoffDays: 20,
  useReportReminderDays: [-30, 0, 14, 28],
  settlementTailDays: 0,
  investiveUseReportMonths: 6,
};

/** Terms as they were stored: older versions lack the parameters of the settlement, and those without lead bodies name none. */
export type StoredTerms = Omit<ProgrammeTerms, keyof SettlementTerms | 'approvals'> &
  Partial<SettlementTerms> &
  Partial<Pick<ProgrammeTerms, 'approvals'>>;

/** Fills stored terms with the defaults they lack and names those; what is filled in nobody has confirmed. */
export function completeTerms(stored: StoredTerms): { terms: ProgrammeTerms; assumed: readonly string[] } {
  const assumed = Object.keys(SETTLEMENT_DEFAULTS).filter((name) => !(name in stored));
  const terms = {
    ...SETTLEMENT_DEFAULTS,
    approvals: [],
    ...stored,
    unverified: [...new Set([...stored.unverified, ...assumed])],
  };
  return { terms, assumed };
}
