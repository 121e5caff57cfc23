import { DEFAULT_LAND, ok, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { publish } from '#outbox';
import { newId, type Database, type Transaction } from '#platform';
import { checkDefinition, type ReportDefinition } from '../builder/definition.js';
import { nextRun } from '../domain/schedule.js';
import type { FileFormat } from '../export/file-name.js';
import { insertReportFile } from '../persistence/report-file.repository.js';
import { dueReports, type SavedReport } from '../persistence/saved-report.repository.js';

/** How long a file can be fetched. */
export const FILE_DAYS = 7;

/**
 * Asks for a file of any length: a job makes it, with progress, and it can be fetched for a week. Refuses a definition that
 * does not fit its subject.
 */
export async function requestReportFile(
  database: Database,
  actor: Actor,
  command: {
    readonly name: string;
    readonly definition: ReportDefinition;
    readonly format: FileFormat;
    readonly savedReportId: string | null;
  },
): Promise<Result<{ readonly id: string }, readonly Refusal[]>> {
  const checked = checkDefinition(command.definition);
  if (!checked.ok) return checked;
  return database.transaction(actor, async (tx) => {
    const id = newId();
    await ask(tx, id, {
      ...command,
      requestedBy: actor.accountId,
      requestedByName: actor.name,
      requestedRoles: actor.roles,
      land: actor.land ?? DEFAULT_LAND,
      mailTo: null,
    });
    return ok({ id });
  });
}

/** Asks for the files of all reports whose day has come; each report once per day, with its owner's rights. */
export async function runScheduledReports(database: Database, actor: Actor, day: CalendarDate): Promise<void> {
  await database.transaction(actor, async (tx) => {
    for (const report of await dueReports(tx, day)) {
      await ask(tx, newId(), { ...ownedBy(report), savedReportId: report.id });
      const runs = nextRun(report.schedule, day);
      await tx.query('UPDATE reports.saved_report SET next_run_on = $2 WHERE id = $1', [
        report.id,
        runs?.toString() ?? null,
      ]);
    }
  });
}

type Asked = Omit<Parameters<typeof insertReportFile>[1], 'id' | 'expiresOn'>;

async function ask(tx: Transaction, id: string, file: Asked): Promise<void> {
  await insertReportFile(tx, { ...file, id, expiresOn: tx.today.plusDays(FILE_DAYS) });
  await publish(tx, { name: 'make-report-file', payload: { fileId: id }, dedupeKey: `make-report-file:${id}` });
}

const ownedBy = (report: SavedReport): Omit<Asked, 'savedReportId'> => ({
  name: report.name,
  definition: report.definition,
  format: report.format,
  requestedBy: report.ownerId,
  requestedByName: report.ownerName,
  requestedRoles: report.ownerRoles,
  land: report.land,
  mailTo: report.mailTo,
});
