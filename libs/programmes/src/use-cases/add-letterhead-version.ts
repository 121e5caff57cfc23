import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { checkLetterhead } from '../domain/check-letterhead.js';
import { checkSource, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import type { Letterhead } from '../domain/programme-terms.js';
import { checkVersionStart } from '../domain/version-rules.js';
import { findProgramme, listLetterheads } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, trimmedOrNull, verifiedStamp } from './programme-act.js';

export interface AddLetterheadVersion {
  readonly programmeCode: string;
  readonly letterhead: Letterhead;
  readonly validFrom: CalendarDate | null;
  readonly source: string;
  readonly reason: string | null;
  readonly isVerified: boolean;
}

/** Adds the authority's letterhead from a day on. Letters that are out keep theirs. Refuses incomplete lines and an overlap. */
export async function addLetterheadVersion(
  database: Database,
  actor: Actor,
  command: AddLetterheadVersion,
): Promise<Result<true, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'add-letterhead-version');
  if (forbidden) return forbidden;
  return database.transaction(actor, async (tx) => {
    await lockProgramme(tx, command.programmeCode);
    if (!(await findProgramme(tx, command.programmeCode))) {
      return refuse('programme-not-found', { programme: command.programmeCode });
    }
    const [before] = await listLetterheads(tx, command.programmeCode);
    const { validFrom, reason } = command;
    const refusals = [
      ...checkLetterhead(command.letterhead),
      ...checkSource(command.source),
      ...(validFrom
        ? checkVersionStart({ validFrom, reason }, before ?? null, tx.today)
        : [found('entry-missing', '/validFrom')]),
    ];
    if (refusals.length > 0 || !validFrom) return refuseFields(refusals);
    await insertLetterhead(tx, command.programmeCode, {
      letterhead: command.letterhead,
      validFrom,
      source: command.source.trim(),
      verifiedBy: verifiedStamp(tx, command.isVerified),
    });
    await traceAct(tx, command.programmeCode, {
      action: 'add-letterhead-version',
      reason: trimmedOrNull(reason),
      facts: { validFrom: validFrom.toString(), source: command.source.trim() },
    });
    return ok(true);
  });
}

export async function insertLetterhead(
  tx: Transaction,
  programmeCode: string,
  version: { letterhead: Letterhead; validFrom: CalendarDate; source: string; verifiedBy: string | null },
): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.authority_version (id, programme_code, valid_from, letterhead, source, verified_by, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      programmeCode,
      version.validFrom.toString(),
      JSON.stringify(version.letterhead),
      version.source,
      version.verifiedBy,
      tx.actor.accountId,
      tx.now,
    ],
  );
}
