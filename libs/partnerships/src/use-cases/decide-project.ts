import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { checkContent, findNotice, issueNotice } from '#notices';
import type { Database } from '#platform';
import {
  decisionMustBeWhole,
  deviationMustBeReasoned,
  mustNotHaveBegun,
  signerMustDiffer,
} from '../domain/decision-rules.js';
import { projectNumber, type LocalDecision, type LocalProject } from '../domain/local-project.js';
import { book, findFrame } from '../persistence/frame.repository.js';
import { markStep } from '../persistence/project.repository.js';
import { decisionContent } from '../read/local-decision-content.js';
import { reasonMustSay } from './examine-application.js';
import { onProject, tellAssociation } from './on-project.js';

/**
 * An editor of the lead office prepares award or rejection. Refuses an amount above what was asked for, missing reasons,
 * and a deviation from the recommendation without one.
 */
export async function prepareLocalDecision(
  database: Database,
  actor: Actor,
  { projectId, decision }: { readonly projectId: string; readonly decision: LocalDecision },
): Promise<Result<true, Refusal>> {
  const step = { projectId, action: 'prepare-local-decision', outcome: () => decision.kind } as const;
  return onProject(database, actor, step, async (tx, project, next) => {
    const isWhole = decisionMustBeWhole(project, decision);
    if (!isWhole.ok) return isWhole;
    const reasoned = deviationMustBeReasoned(project, decision);
    if (!reasoned.ok) return reasoned;
    const content = await decisionContent(tx, project, decision, null);
    const printable = content.ok ? checkContent(content.value) : content;
    if (!printable.ok) return printable;
    await markStep(tx, project.id, next, {
      decision: JSON.stringify(decision),
      decision_kind: decision.kind,
      decision_form: decision.form,
      decided_cents: decision.amountCents,
      deviation_reason: decision.deviationReason || null,
      prepared_by: actor.accountId,
      prepared_by_name: actor.name,
    });
    return ok(true);
  });
}

/** The signatory gives the draft back with a reason. */
export async function returnLocalDecision(
  database: Database,
  actor: Actor,
  { projectId, reason }: { readonly projectId: string; readonly reason: string },
): Promise<Result<true, Refusal>> {
  const outcome = ({ recommendation }: LocalProject): string => (recommendation === null ? 'UNCHECKED' : 'RECOMMENDED');
  return onProject(
    database,
    actor,
    { projectId, action: 'return-local-decision', outcome, reason },
    async (tx, project, next) => {
      const said = reasonMustSay(reason);
      if (!said.ok) return said;
      const nothing = {
        decision: null,
        decision_kind: null,
        decision_form: null,
        decided_cents: null,
        deviation_reason: null,
      };
      await markStep(tx, project.id, next, { ...nothing, prepared_by: null, prepared_by_name: null });
      return ok(true);
    },
  );
}

/**
 * A second person of the lead office signs (four eyes): notice or agreement is issued, the money is committed in the fund,
 * or a rejection gives the reservation back; all in one transaction. Refuses what has begun meanwhile.
 */
export async function signLocalDecision(
  database: Database,
  actor: Actor,
  projectId: string,
): Promise<Result<{ readonly noticeId: string }, Refusal>> {
  const outcome = ({ decision }: LocalProject): string => decision?.kind ?? 'AWARD';
  return onProject(
    database,
    actor,
    { projectId, action: 'sign-local-decision', outcome },
    async (tx, project, next) => {
      const { decision, prepared } = project;
      if (!decision || !prepared) return refuse('local-project-not-found');
      const differs = signerMustDiffer(prepared, actor.accountId);
      if (!differs.ok) return differs;
      const future = mustNotHaveBegun(decision, tx.today);
      if (!future.ok) return future;
      const content = await decisionContent(tx, project, decision, actor.name);
      if (!content.ok) return content;
      const noticeId = await issueNotice(tx, {
        ...{
          content: content.value,
          isAct: decision.form !== 'AGREEMENT',
          caseId: project.id,
          organisationId: project.id,
        },
        ...{ preparedBy: prepared.id, issuerOrganisationId: project.organisationId },
      });
      const frame = await findFrame(tx, project.frameId);
      const proofDays = frame?.funds.find(({ code }) => code === project.fundCode)?.rules.proofDays ?? 0;
      await markStep(tx, project.id, next, {
        ...{ signed_by: actor.accountId, signed_by_name: actor.name, signed_at: tx.now, notice_id: noticeId },
        ...(decision.kind === 'AWARD'
          ? { proof_due_on: CalendarDate.iso(decision.periodTo).plusDays(proofDays).toString() }
          : {}),
      });
      const matter = {
        frameId: project.frameId,
        organisationId: project.organisationId,
        code: project.fundCode,
        matterId: project.id,
        isProject: true,
      };
      if (decision.kind === 'AWARD' && project.decided)
        await book(tx, {
          ...matter,
          kind: 'COMMIT',
          amount: project.decided,
          reason: `Bewilligt: ${projectNumber(project)}`,
        });
      else if (project.reserved.isPositive())
        await book(tx, {
          ...matter,
          kind: 'RELEASE',
          amount: project.reserved,
          reason: `Abgelehnt: ${projectNumber(project)}`,
        });
      await tellAssociation(tx, project);
      return ok({ noticeId });
    },
  );
}

export interface AcceptDecision {
  readonly projectId: string;
  /** Left out by the association itself: today. */
  readonly acceptedOn?: CalendarDate;
  readonly waived: boolean;
}

/**
 * The receipt of the notice, or the signed agreement, is back. The association confirms a notice that it has retrieved;
 * the office records what came back on paper. A waiver of remedies makes the notice payable at once.
 */
export async function acceptDecision(
  database: Database,
  actor: Actor,
  command: AcceptDecision,
): Promise<Result<true, Refusal>> {
  return onProject(
    database,
    actor,
    { projectId: command.projectId, action: 'accept-decision' },
    async (tx, project, next) => {
      const day = command.acceptedOn ?? tx.today;
      if (day.isAfter(tx.today)) return refuse('date-in-the-future', { date: day.toGerman() }, '/acceptedOn');
      const signedOn = project.signed ? CalendarDate.inBerlin(project.signed.at) : tx.today;
      if (day.isBefore(signedOn))
        return refuse('date-before-issue', { date: day.toGerman(), issuedOn: signedOn.toGerman() }, '/acceptedOn');
      const isAssociation = actor.organisationId === project.id;
      const isAgreement = project.decision?.form === 'AGREEMENT';
      if (isAssociation && isAgreement) return refuse('local-agreement-on-paper');
      if (isAssociation && !(await isRetrieved(tx, project.noticeId))) return refuse('local-decision-unread');
      const waivedOn = command.waived && !isAgreement ? day.toString() : null;
      await markStep(tx, project.id, next, { accepted_on: day.toString(), waived_on: waivedOn });
      return ok(true);
    },
  );
}

async function isRetrieved(tx: Parameters<typeof findNotice>[0], noticeId: string | null): Promise<boolean> {
  const notice = noticeId === null ? null : await findNotice(tx, noticeId);
  return notice?.deliveries.some(({ kind }) => kind === 'PORTAL_RETRIEVED') ?? false;
}
