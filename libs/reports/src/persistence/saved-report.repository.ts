import { CalendarDate, hasRole, ROLES, type Actor, type Role } from '#kernel';
import type { Transaction } from '#platform';
import type { ReportDefinition } from '../builder/definition.js';
import type { FileFormat } from '../export/file-name.js';

export type ReportSchedule = 'NONE' | 'WEEKLY' | 'MONTHLY';

/** A report that somebody built and kept. It holds no figures: they are read when it is opened. */
export interface SavedReport {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
  readonly ownerRoles: readonly Role[];
  /** Land of the owner: a file made by a job holds nothing of another. */
  readonly land: string;
  readonly name: string;
  readonly definition: ReportDefinition;
  /** The role that may open it, too; null for the owner alone. */
  readonly sharedWith: Role | null;
  readonly schedule: ReportSchedule;
  readonly format: FileFormat;
  readonly mailTo: string | null;
  readonly nextRunOn: CalendarDate | null;
  readonly version: number;
}

interface SavedReportRow {
  id: string;
  owner_id: string;
  owner_name: string;
  owner_roles: string[];
  land: string;
  name: string;
  definition: ReportDefinition;
  shared_with: string | null;
  schedule: ReportSchedule;
  format: FileFormat;
  mail_to: string | null;
  next_run_on: string | null;
  version: number;
}

const SELECT = `SELECT id, owner_id, owner_name, owner_roles, land, name, definition, shared_with, schedule, format, mail_to,
    next_run_on, version FROM reports.saved_report`;

/** What the actor built, and what was shared with one of the actor's roles; by name. */
export async function savedReports(tx: Transaction): Promise<SavedReport[]> {
  const rows = await tx.query<SavedReportRow>(`${SELECT} ORDER BY lower(name), id`);
  return rows.map(toReport).filter((report) => mayOpen(tx.actor, report));
}

/** One of them, or null: what is not shared does not exist for others. */
export async function findSavedReport(tx: Transaction, id: string): Promise<SavedReport | null> {
  const [row] = await tx.query<SavedReportRow>(`${SELECT} WHERE id = $1`, [id]);
  const report = row ? toReport(row) : null;
  return report && mayOpen(tx.actor, report) ? report : null;
}

/** Whose time has come on that day. For jobs. */
export async function dueReports(tx: Transaction, day: CalendarDate): Promise<SavedReport[]> {
  const rows = await tx.query<SavedReportRow>(`${SELECT} WHERE next_run_on <= $1 ORDER BY id FOR UPDATE`, [
    day.toString(),
  ]);
  return rows.map(toReport);
}

const mayOpen = (actor: Actor, { ownerId, sharedWith }: SavedReport): boolean =>
  actor.scope === 'SYSTEM' || ownerId === actor.accountId || (sharedWith !== null && hasRole(actor, sharedWith));

export const roleNamed = (name: string): Role | null => ROLES.find((role) => role === name) ?? null;

function toReport(row: SavedReportRow): SavedReport {
  return {
    id: row.id,
    ownerId: row.owner_id,
    ownerName: row.owner_name,
    ownerRoles: row.owner_roles.flatMap((name) => roleNamed(name) ?? []),
    land: row.land,
    name: row.name,
    definition: row.definition,
    sharedWith: row.shared_with === null ? null : roleNamed(row.shared_with),
    schedule: row.schedule,
    format: row.format,
    mailTo: row.mail_to,
    nextRunOn: row.next_run_on === null ? null : CalendarDate.iso(row.next_run_on),
    version: row.version,
  };
}
