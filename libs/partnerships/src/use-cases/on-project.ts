import { recordAudit } from '#audit';
import { refuse, type Actor, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { violatedConstraint, type Database, type Transaction } from '#platform';
import { LOCAL_LIFECYCLE, partsOf, type LocalAction, type LocalStatus } from '../domain/local-lifecycle.js';
import { projectNumber, type LocalProject } from '../domain/local-project.js';
import { findPartnership } from '../persistence/partnership.repository.js';
import { findProject, loadProjectForUpdate } from '../persistence/project.repository.js';

interface Step {
  readonly projectId: string;
  readonly action: LocalAction;
  /** Where an action can end differently. */
  readonly outcome?: (project: LocalProject) => string;
  readonly reason?: string | null;
}

type Work<T> = (tx: Transaction, project: LocalProject, next: LocalStatus) => Promise<Result<T, Refusal>>;

/**
 * One step of a project in one transaction: locks it, asks the lifecycle what the actor may do, works, and leaves a trace.
 * Refuses `local-project-not-found` for unknown projects and those of others alike.
 */
export async function onProject<T>(
  database: Database,
  actor: Actor,
  step: Step,
  work: Work<T>,
): Promise<Result<T, Refusal>> {
  return guardedByFund(() =>
    database.transaction(actor, async (tx): Promise<Result<T, Refusal>> => {
      const project = await loadProjectForUpdate(tx, step.projectId);
      // Whoever may read a project and not work on it learns why, instead of that there is none.
      const seen = project ?? (await findProject(tx, step.projectId));
      if (!seen) return refuse('local-project-not-found');
      const next = LOCAL_LIFECYCLE.next(seen.status, step.action, partsOf(actor, seen), step.outcome?.(seen));
      if (!next.ok) return next;
      if (!project) return refuse('local-project-not-found');
      const done = await work(tx, project, next.value);
      if (!done.ok) return done;
      await trace(tx, project, { ...step, next: next.value });
      return done;
    }),
  );
}

const FUND_GUARDS: Readonly<Record<string, string>> = {
  fund_allocated_not_negative: 'fund-overtaken',
  fund_not_overdrawn: 'fund-overtaken',
  frame_not_exceeded: 'frame-overtaken',
  frame_project_share: 'frame-overtaken',
  forwarded_within_award: 'forwarded-above-award',
  frame_within_award: 'frame-above-award',
};

/** Somebody else was faster: the database refused what looked free a moment ago. */
export async function guardedByFund<T>(work: () => Promise<Result<T, Refusal>>): Promise<Result<T, Refusal>> {
  try {
    return await work();
  } catch (error) {
    const kind = FUND_GUARDS[violatedConstraint(error) ?? ''];
    if (kind) return refuse(kind);
    throw error;
  }
}

/** The office and the association each have a chain: an organisation writes into its own only. */
async function trace(
  tx: Transaction,
  project: LocalProject,
  step: Step & { readonly next: LocalStatus },
): Promise<void> {
  const isAssociation = tx.actor.organisationId === project.id;
  await recordAudit(tx, {
    chain: isAssociation ? `local-project-association:${project.id}` : `local-project:${project.id}`,
    action: step.action,
    statusBefore: project.status,
    statusAfter: step.next,
    reason: step.reason ?? null,
    facts: { number: projectNumber(project), fund: project.fundCode },
    organisationId: isAssociation ? project.id : project.organisationId,
  });
}

/** Tells the association that its page shows something new; neither outcome nor amount stands in the mail. */
export async function tellAssociation(tx: Transaction, project: LocalProject): Promise<void> {
  const partnership = await findPartnership(tx, project.partnershipId);
  if (!partnership) return;
  await queueMail(tx, {
    template: 'local-news',
    to: project.application.contactEmail,
    facts: {
      sender: partnership.name,
      fileNumber: projectNumber(project),
      projectTitle: project.application.title,
      link: `${tx.publicUrl}/mitmachen/${partnership.slug}/link`,
    },
    dedupeKey: `local-news:${project.id}:${project.version}:${project.status}`,
    organisationId: project.organisationId,
  });
}
