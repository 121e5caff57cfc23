import { RECOVERY_STATUSES, type ClaimEntryKind, type ClaimKind, type ReliefKind } from '#settlement';
import { Cents, Choice, Day, Flag, Id, ListOf, Text, Whole } from '../api/frame/fields.js';

const CLAIM_KINDS: readonly ClaimKind[] = ['REIMBURSEMENT', 'INTEREST', 'LATE_USE_INTEREST'];
const ENTRY_KINDS: readonly ClaimEntryKind[] = ['DEMAND', 'PAYMENT', 'REVERSAL', 'WRITE_OFF', 'REMISSION'];
const RELIEF_KINDS: readonly ReliefKind[] = ['DEFERRAL', 'WRITE_OFF_TEMP', 'WRITE_OFF', 'REMISSION'];

export class ClaimPaymentBody {
  @Cents() amountCents: number;
  @Day({ description: 'Wertstellung: interest ends the day before.' }) valueDate: string;
  @Text({ min: 1, max: 140 }) reference: string;
}

export class ReversePaymentBody {
  @Id() entryId: string;
  @Text({ min: 10, max: 2000 }) reason: string;
}

export class InstalmentPart {
  @Day() due: string;
  @Cents() amountCents: number;
}

export class ProposeReliefBody {
  @Choice(RELIEF_KINDS) kind: ReliefKind;
  @Text({ min: 10, max: 2000 }) reason: string;
  @Text({ max: 2000, optional: true }) terms?: string;
  @Day({ optional: true, nullable: true, description: 'Deferral: its last day.' }) until?: string | null;
  @Text({ max: 200, optional: true, nullable: true }) consentReference?: string | null;
  @ListOf(() => InstalmentPart, { optional: true, max: 120 }) instalments?: InstalmentPart[];
}

export class ReliefReasonBody {
  @Text({ min: 1, max: 2000 }) reason: string;
}

export class PrepareInterestBody {
  @Day({ optional: true, nullable: true, description: 'Last day that bears interest.' }) until?: string | null;
  @Text({ min: 10, max: 2000 }) reason: string;
  @Flag({ optional: true, description: 'Waive it (§ 49a (3) sentence 2 VwVfG).' }) isWaived?: boolean;
}

export class ConfirmedInterestView {
  @Id() orderId: string;
  @Text({ description: 'The lead body that has approved.' }) body: string;
}

export class SignedInterestView {
  @Id() orderId: string;
  @Id({ nullable: true }) noticeId: string | null;
  @Id({ nullable: true }) claimId: string | null;
  @Cents() amountCents: number;
}

export class ClaimEntryView {
  @Id() id: string;
  @Choice(ENTRY_KINDS) kind: string;
  @Whole({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER }) deltaCents: number;
  @Cents() balanceAfterCents: number;
  @Day() valueDate: string;
  @Text() reference: string;
}

export class InterestOrderView {
  @Id() id: string;
  @Choice(['PREPARED', 'SIGNED']) state: string;
  @Flag() isWaived: boolean;
  @Flag({ description: 'A court has annulled its notice: the days may be set anew.' }) isAnnulled: boolean;
  @Day() from: string;
  @Day() to: string;
  @Cents() amountCents: number;
  @Text() dayCount: string;
  @Id({ nullable: true }) noticeId: string | null;
}

export class ClaimApiView {
  @Id() id: string;
  @Id() awardId: string;
  @Text() fileNumber: string;
  @Whole() number: number;
  @Choice(CLAIM_KINDS) kind: string;
  @Choice(RECOVERY_STATUSES) status: string;
  @Cents() amountCents: number;
  @Cents() balanceCents: number;
  @Day({ nullable: true }) due: string | null;
  @Flag() isOverdue: boolean;
  @Id() noticeId: string;
  @ListOf(() => ClaimEntryView) entries: ClaimEntryView[];
  @ListOf(() => InterestOrderView) interestOrders: InterestOrderView[];
}

export class ClaimList {
  @ListOf(() => ClaimApiView) claims: ClaimApiView[];
}
