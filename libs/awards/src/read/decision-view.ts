import type { ApplicationCase } from '#applications';
import { budgetSituation, type BudgetSituation } from '#budget';
import { Money, type Refusal, type Result } from '#kernel';
import type { NoticeContent } from '#notices';
import type { Transaction } from '#platform';
import { tranchesOfDecision } from '../domain/decision-tranches.js';
import { roomOf, type CapSituation } from '../domain/district-cap.js';
import type { Tranche } from '../domain/tranche.js';
import { heldByDecision, readCapSituations } from '../persistence/cap-ledger.repository.js';
import { currentDecision, type Decision } from '../persistence/decision.repository.js';
import { approvalSituation, type ApprovalSituation } from './approval-situation.js';
import { previewNotice } from './preview-notice.js';

/** One budget year under the cap as a case sees it: what others hold, what this case holds or asks, and what is left. */
export interface CapOfCase {
  readonly budgetYear: number;
  readonly cap: Money;
  readonly committed: Money;
  /** Reserved by other cases. */
  readonly reserved: Money;
  readonly reservedByThis: Money;
  /** What this case asks for or is about to get in this year. */
  readonly thisCase: Money;
  /** Room before this case. */
  readonly room: Money;
  /** How much this case is above the room; zero if it fits. */
  readonly excess: Money;
}

export interface DecisionView {
  readonly decision: Decision | null;
  readonly tranches: readonly Tranche[];
  readonly caps: readonly CapOfCase[];
  readonly budget: readonly BudgetSituation[];
  /** Lead bodies that have to approve, and those that have. */
  readonly approvals: ApprovalSituation;
}

/** Cap and budget situation of a case for its years, with the decision under way. Read without locks. */
export async function decisionView(tx: Transaction, application: ApplicationCase): Promise<DecisionView> {
  const decision = await currentDecision(tx, application.id);
  const tranches = decision ? tranchesOfDecision(decision.content) : [];
  // A decision asks for what it grants, a rejection for nothing; before there is one, the case asks for what was applied for.
  const asked: Readonly<Record<number, Money>> = decision
    ? Object.fromEntries(tranches.map(({ budgetYear, amount }) => [budgetYear, amount]))
    : application.requestedByYear;
  const years = [asked, application.requestedByYear].map(yearsOf).find((known) => known.length > 0) ?? [
    application.budgetYear,
  ];
  const situations = await readCapSituations(tx, application, years);
  const held = decision ? await heldByDecision(tx, decision.id) : {};
  const isSigned = decision?.state === 'SIGNED';
  return {
    decision,
    tranches,
    caps: situations.map((situation) => capOfCase(situation, asked, held, isSigned)),
    budget: await budgetSituation(tx, application.programmeCode, years),
    approvals: decision
      ? await approvalSituation(tx, application, decision)
      : { demanded: [], given: [], ownBody: null },
  };
}

const yearsOf = (amounts: Readonly<Record<number, Money>>): number[] => Object.keys(amounts).map(Number);

function capOfCase(
  situation: CapSituation,
  asked: Readonly<Record<number, Money>>,
  held: Readonly<Record<number, Money>>,
  isSigned: boolean,
): CapOfCase {
  const reservedByThis = held[situation.budgetYear] ?? Money.ZERO;
  // What a signed decision got is among the committed already.
  const thisCase = isSigned ? Money.ZERO : (asked[situation.budgetYear] ?? Money.ZERO);
  const room = roomOf(situation).plus(reservedByThis);
  return {
    budgetYear: situation.budgetYear,
    cap: situation.cap.plus(situation.exception),
    committed: situation.committed,
    reserved: situation.reserved.minus(reservedByThis),
    reservedByThis,
    thisCase,
    room,
    excess: Money.max(Money.ZERO, thisCase.minus(room)),
  };
}

/** Room under the cap for the given years, for the applicant's form. */
export async function roomByYear(
  tx: Transaction,
  holder: { readonly programmeCode: string; readonly capHolder: string; readonly districtAgs: string },
  years: readonly number[],
): Promise<CapSituation[]> {
  return readCapSituations(tx, holder, years);
}

/** The notice as it would go out now. */
export async function noticePreview(
  tx: Transaction,
  application: ApplicationCase,
): Promise<Result<NoticeContent, Refusal> | null> {
  const decision = await currentDecision(tx, application.id);
  return decision ? previewNotice(tx, application, decision) : null;
}
