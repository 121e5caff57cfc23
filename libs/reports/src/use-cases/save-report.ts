import { ok, refuse, type Actor, type Refusal, type Result, type Role } from '#kernel';
import { newId, violatedConstraint, type Database } from '#platform';
import { checkDefinition, type ReportDefinition } from '../builder/definition.js';
import { nextRun } from '../domain/schedule.js';
import type { FileFormat } from '../export/file-name.js';
import { findSavedReport, type ReportSchedule } from '../persistence/saved-report.repository.js';

const NAME_LENGTH_MIN = 3;
const NAME_LENGTH_MAX = 80;
const REPORTS_MAX = 50;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/** Keeps a report of one's own under a name; all errors at once. Refuses a name that the owner has used before. */
export async function saveReport(
  database: Database,
  actor: Actor,
  command: { readonly name: string; readonly definition: ReportDefinition },
): Promise<Result<{ readonly id: string }, readonly Refusal[]>> {
  const name = command.name.trim();
  const checked = checkDefinition(command.definition);
  const named = nameMustFit(name);
  const refusals = [...(named.ok ? [] : [named.refusal]), ...(checked.ok ? [] : checked.refusal)];
  if (refusals.length > 0) return { ok: false, refusal: refusals };
  try {
    return await database.transaction(actor, async (tx) => {
      const [kept] = await tx.query<{ n: number }>(
        'SELECT count(*)::int AS n FROM reports.saved_report WHERE owner_id = $1',
        [actor.accountId],
      );
      if ((kept?.n ?? 0) >= REPORTS_MAX) return one(refuse('report-limit', { max: REPORTS_MAX }));
      const id = newId();
      await tx.query(
        `INSERT INTO reports.saved_report (id, owner_id, owner_name, owner_roles, name, definition, saved_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)`,
        [id, actor.accountId, actor.name, [...actor.roles], name, JSON.stringify(command.definition), tx.now],
      );
      return ok({ id });
    });
  } catch (error) {
    if (violatedConstraint(error) === 'saved_report_name_once') return one(refuse('report-name-taken', {}, '/name'));
    throw error;
  }
}

export interface ArrangeReport {
  readonly id: string;
  readonly expectedVersion: number;
  readonly sharedWith: Role | null;
  readonly schedule: ReportSchedule;
  readonly format: FileFormat;
  readonly mailTo: string;
}

/** Shares a report with a role and says when it is sent. Refuses others than the owner, and a stale version. */
export async function arrangeReport(
  database: Database,
  actor: Actor,
  command: ArrangeReport,
): Promise<Result<true, readonly Refusal[]>> {
  const mailTo = command.mailTo.trim();
  if (command.schedule !== 'NONE' && !EMAIL.test(mailTo)) return one(refuse('report-mail-missing', {}, '/mailTo'));
  return database.transaction(actor, async (tx) => {
    const report = await findSavedReport(tx, command.id);
    if (!report) return one(refuse('report-not-found'));
    if (report.ownerId !== actor.accountId) return one(refuse('report-of-another', { owner: report.ownerName }));
    if (report.version !== command.expectedVersion) return one(refuse('report-changed-since'));
    const runs = nextRun(command.schedule, tx.today);
    await tx.query(
      `UPDATE reports.saved_report SET shared_with = $2, schedule = $3, format = $4, mail_to = $5, next_run_on = $6,
         owner_roles = $7, version = version + 1 WHERE id = $1`,
      [
        command.id,
        command.sharedWith,
        command.schedule,
        command.format,
        runs === null ? null : mailTo,
        runs?.toString() ?? null,
        [...actor.roles],
      ],
    );
    return ok(true);
  });
}

/** Removes a report of one's own; files made from it stay until they expire. */
export async function removeReport(
  database: Database,
  actor: Actor,
  id: string,
): Promise<Result<true, readonly Refusal[]>> {
  return database.transaction(actor, async (tx) => {
    const report = await findSavedReport(tx, id);
    if (!report) return one(refuse('report-not-found'));
    if (report.ownerId !== actor.accountId) return one(refuse('report-of-another', { owner: report.ownerName }));
    await tx.query('DELETE FROM reports.saved_report WHERE id = $1', [id]);
    return ok(true);
  });
}

function nameMustFit(name: string): Result<true> {
  if (name.length < NAME_LENGTH_MIN) return refuse('report-name-missing', { lengthMin: NAME_LENGTH_MIN }, '/name');
  return name.length > NAME_LENGTH_MAX ? refuse('entry-too-long', { lengthMax: NAME_LENGTH_MAX }, '/name') : ok(true);
}

const one = ({
  refusal,
}: {
  readonly refusal: Refusal;
}): { readonly ok: false; readonly refusal: readonly Refusal[] } => ({
  ok: false,
  refusal: [refusal],
});
