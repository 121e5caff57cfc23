import { openChecks, type ApplicationCase } from '#applications';
import { Money, refuse, type Refusal } from '#kernel';
import type { Transaction } from '#platform';
import { allBodiesMustApprove, approvalOf } from '../domain/approvals.js';
import { secondPersonMustDiffer } from '../domain/four-eyes.js';
import type { ApprovalSituation } from './approval-situation.js';
import { measureStartRule } from './earliest-start.js';
import { previewNotice } from './preview-notice.js';
import { checkContent } from '#notices';
import type { DecisionView } from './decision-view.js';

export type GuardedStep = 'complete-formal-check' | 'send-to-review' | 'confirm-review' | 'return-decision' | 'sign';

/**
 * Why a step would be refused now, by the rules that guard the act: open check points, cap, budget, four eyes and a
 * notice that cannot be printed. For the page that lists reasons; the act itself checks again under its locks.
 */
export async function obstaclesTo(
  tx: Transaction,
  application: ApplicationCase,
  step: GuardedStep,
  view: DecisionView,
): Promise<Refusal[]> {
  if (step === 'complete-formal-check') return checkObstacles(await openChecks(tx, application, 'FORMAL'), 'FORMAL');
  const obstacles: Refusal[] = [];
  const isAward = !view.decision || view.decision.kind === 'AWARD';
  if (step === 'send-to-review' && isAward) {
    const open = [...(await openChecks(tx, application, 'FORMAL')), ...(await openChecks(tx, application, 'MATERIAL'))];
    obstacles.push(...checkObstacles(open, 'MATERIAL'));
  }
  if (['send-to-review', 'sign'].includes(step) && isAward) {
    obstacles.push(...capObstacles(view), ...budgetObstacles(view));
    const started = await measureStartRule(tx, application);
    if (!started.ok) obstacles.push(started.refusal);
  }
  if (['send-to-review', 'sign'].includes(step)) obstacles.push(...(await noticeObstacles(tx, application, view)));
  if (['confirm-review', 'return-decision', 'sign'].includes(step) && view.decision) {
    const { preparedBy, preparedByName } = view.decision;
    const differs = secondPersonMustDiffer({ id: preparedBy, name: preparedByName }, tx.actor.accountId, step);
    if (!differs.ok) obstacles.push(differs.refusal);
    obstacles.push(...approvalObstacles(step, view.approvals));
  }
  return obstacles;
}

function approvalObstacles(step: GuardedStep, { demanded, given, ownBody }: ApprovalSituation): Refusal[] {
  if (step === 'return-decision' || demanded.length === 0) return [];
  const ready = step === 'sign' ? allBodiesMustApprove(demanded, given) : approvalOf(demanded, given, ownBody);
  return ready.ok ? [] : [ready.refusal];
}

const checkObstacles = (open: readonly string[], stage: 'FORMAL' | 'MATERIAL'): Refusal[] =>
  open.length === 0 ? [] : [refuse('checks-open', { open, stage }).refusal];

const capObstacles = (view: DecisionView): Refusal[] =>
  view.caps
    .filter((cap) => cap.excess.isPositive())
    .map(
      (cap) =>
        refuse('cap-exceeded', {
          year: cap.budgetYear,
          capCents: cap.cap.toCents(),
          committedCents: cap.committed.toCents(),
          reservedCents: cap.reserved.toCents(),
          roomCents: cap.room.toCents(),
          requestedCents: cap.thisCase.toCents(),
          excessCents: cap.excess.toCents(),
        }).refusal,
    );

/** What this decision holds reserved is free for itself; before that, the title must cover the tranche. */
function budgetObstacles(view: DecisionView): Refusal[] {
  return view.tranches.flatMap((tranche): Refusal[] => {
    const account = view.budget.find(
      ({ budgetYear, authority }) => budgetYear === tranche.budgetYear && authority === tranche.authority,
    );
    if (!account) return [refuse('budget-title-missing', { programme: '', year: tranche.budgetYear }).refusal];
    const held = view.caps.find(({ budgetYear }) => budgetYear === tranche.budgetYear)?.reservedByThis ?? Money.ZERO;
    const free = account.free.plus(held);
    if (!tranche.amount.exceeds(free)) return [];
    return [
      refuse('budget-exceeded', {
        title: account.titleId,
        year: account.budgetYear,
        authority: account.authority,
        freeCents: free.toCents(),
        requestedCents: tranche.amount.toCents(),
        missingCents: tranche.amount.minus(free).toCents(),
      }).refusal,
    ];
  });
}

async function noticeObstacles(tx: Transaction, application: ApplicationCase, view: DecisionView): Promise<Refusal[]> {
  if (!view.decision) return [];
  const preview = await previewNotice(tx, application, view.decision);
  if (!preview.ok) return [preview.refusal];
  const printable = checkContent(preview.value);
  return printable.ok ? [] : [printable.refusal];
}
