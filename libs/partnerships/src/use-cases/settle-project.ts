import { Money, ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { checkContent, issueNotice } from '#notices';
import type { Database } from '#platform';
import { signerMustDiffer } from '../domain/decision-rules.js';
import { projectNumber, type LocalProject, type LocalSettlement } from '../domain/local-project.js';
import { checkProof, settleLocal, type Proof, type Recognised } from '../domain/proof.js';
import { book } from '../persistence/frame.repository.js';
import { insertProof, latestProof, openPaymentOf } from '../persistence/project-part.repository.js';
import { markStep } from '../persistence/project.repository.js';
import { settlementContent } from '../read/local-settlement-content.js';
import { reasonMustSay } from './examine-application.js';
import { onProject, tellAssociation } from './on-project.js';

/** The association hands in report, income and receipt list. All faults at once. */
export async function submitProof(
  database: Database,
  actor: Actor,
  { projectId, proof }: { readonly projectId: string; readonly proof: Proof },
): Promise<Result<true, Refusal | readonly Refusal[]>> {
  let faults: readonly Refusal[] = [];
  const done = await onProject(database, actor, { projectId, action: 'submit-proof' }, async (tx, project, next) => {
    if (await openPaymentOf(tx, project.id)) return refuse('local-payment-open');
    faults = checkProof(proof, project, tx.today);
    const [first] = faults;
    if (first) return { ok: false, refusal: first };
    await insertProof(tx, project, proof);
    await markStep(tx, project.id, next);
    return ok(true as const);
  });
  return done.ok || faults.length === 0 ? done : { ok: false, refusal: faults };
}

/** The proof goes back to the association, with what is missing. */
export async function returnProof(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'return-proof', reason }, async (tx, project, next) => {
    const said = reasonMustSay(reason);
    if (!said.ok) return said;
    await markStep(tx, project.id, next, { request_note: reason.trim() });
    await tellAssociation(tx, project);
    return ok(true);
  });
}

/**
 * The lead office recognises expenditure and income and computes the settlement by the financing type. Less recognised
 * than shown needs a note. Refuses more recognised than the receipts hold.
 */
export async function prepareSettlement(
  database: Database,
  actor: Actor,
  {
    projectId,
    recognised,
    note,
  }: { readonly projectId: string; readonly recognised: Recognised; readonly note: string },
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'prepare-settlement' }, async (tx, project, next) => {
    const found = await latestProof(tx, project.id);
    if (!found) return refuse('local-receipts-missing');
    const settled = settleLocal(project, recognised, found.proof);
    if (!settled.ok) return settled;
    const reduced = (project.decided ?? Money.ZERO).exceeds(settled.value.finalGrant);
    const said = reduced ? reasonMustSay(note, 'note') : ok(true as const);
    if (!said.ok) return said;
    const settlement: LocalSettlement = {
      recognisedCents: recognised.expenditure.toCents(),
      incomeCents: recognised.thirdParty.toCents(),
      ownCents: recognised.own.toCents(),
      settledCents: settled.value.finalGrant.toCents(),
      paidCents: project.paid.toCents(),
      repayCents: settled.value.repay.toCents(),
      remainingCents: settled.value.remaining.toCents(),
      note: note.trim(),
      steps: settled.value.steps.map(({ label, amount, basis, formula }) => ({
        label,
        amountCents: amount.toCents(),
        basis,
        formula: formula ?? null,
      })),
    };
    const content = await settlementContent(tx, project, settlement, null);
    const printable = content.ok ? checkContent(content.value) : content;
    if (!printable.ok) return printable;
    await markStep(tx, project.id, next, {
      settlement: JSON.stringify(settlement),
      settled_cents: settlement.settledCents,
      settlement_prepared_by: actor.accountId,
      settlement_prepared_by_name: actor.name,
    });
    return ok(true);
  });
}

/** The signatory gives the prepared settlement back with a reason. */
export async function returnSettlement(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  return onProject(database, actor, { projectId, action: 'return-settlement', reason }, async (tx, project, next) => {
    const said = reasonMustSay(reason);
    if (!said.ok) return said;
    const nothing = {
      settlement: null,
      settled_cents: null,
      settlement_prepared_by: null,
      settlement_prepared_by_name: null,
    };
    await markStep(tx, project.id, next, nothing);
    return ok(true);
  });
}

/**
 * A second person signs the settlement: the notice is issued, and what is neither paid nor owed is free in the fund again
 * at that moment. What was paid too much is freed when it comes back, once.
 */
export async function signSettlement(
  database: Database,
  actor: Actor,
  projectId: string,
): Promise<Result<{ readonly noticeId: string }, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId, action: 'sign-settlement', outcome: waysOf },
    async (tx, project, next) => {
      const { settlement, settlementPrepared, settled } = project;
      if (!settlement || !settlementPrepared || !settled) return refuse('local-project-not-found');
      const differs = signerMustDiffer(settlementPrepared, actor.accountId);
      if (!differs.ok) return differs;
      const content = await settlementContent(tx, project, settlement, actor.name);
      if (!content.ok) return content;
      const noticeId = await issueNotice(tx, {
        ...{
          content: content.value,
          isAct: project.decision?.form !== 'AGREEMENT',
          caseId: project.id,
          organisationId: project.id,
        },
        ...{ preparedBy: settlementPrepared.id, issuerOrganisationId: project.organisationId },
      });
      await markStep(tx, project.id, next, {
        ...{ settlement_signed_by: actor.accountId, settlement_signed_by_name: actor.name },
        ...{ settlement_signed_at: tx.now, settlement_notice_id: noticeId },
      });
      const unused = project.committed.minus(Money.max(settled, project.paid));
      if (unused.isPositive())
        await book(tx, {
          ...{
            frameId: project.frameId,
            organisationId: project.organisationId,
            code: project.fundCode,
            kind: 'REDUCE',
          },
          ...{
            amount: unused,
            matterId: project.id,
            isProject: true,
            reason: `Abgerechnet: ${projectNumber(project)}`,
          },
        });
      await tellAssociation(tx, project);
      return ok({ noticeId });
    },
  );
}

const waysOf = ({ settled, paid }: LocalProject): string => {
  if (!settled || settled.equals(paid)) return 'EVEN';
  return paid.exceeds(settled) ? 'REPAYMENT' : 'REMAINDER';
};

/** What is still to be paid back. */
export const repaymentRest = ({ paid, settled }: Pick<LocalProject, 'paid' | 'settled'>): Money =>
  Money.max(paid.minus(settled ?? paid), Money.ZERO);

/** Money came back: it is free in the fund from that moment. Refuses more than is owed. */
export async function recordRepayment(
  database: Database,
  actor: Actor,
  command: { readonly projectId: string; readonly amount: Money; readonly receivedOn: CalendarDate },
): Promise<Result<true, Refusal>> {
  const outcome = (project: LocalProject): string => (command.amount.equals(repaymentRest(project)) ? 'WHOLE' : 'PART');
  return onProject(
    database,
    actor,
    { projectId: command.projectId, action: 'record-repayment', outcome },
    async (tx, project, next) => {
      if (!command.amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
      const rest = repaymentRest(project);
      if (command.amount.exceeds(rest))
        return refuse('local-repayment-above-rest', { restCents: rest.toCents() }, '/amount');
      if (command.receivedOn.isAfter(tx.today))
        return refuse('date-in-the-future', { date: command.receivedOn.toGerman() }, '/receivedOn');
      await book(tx, {
        ...{ frameId: project.frameId, organisationId: project.organisationId, code: project.fundCode, kind: 'REPAY' },
        ...{ amount: command.amount, matterId: project.id, isProject: true },
        reason: `Erstattet am ${command.receivedOn.toGerman()}: ${projectNumber(project)}`,
      });
      await markStep(tx, project.id, next);
      return ok(true);
    },
  );
}
