import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { checkTerms } from '../domain/check-terms.js';
import { checkSource, checkText, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import type { ProgrammeTerms } from '../domain/programme-terms.js';
import { checkVersionStart } from '../domain/version-rules.js';
import { findProgramme, listTermsVersions, type TermsVersion } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, trimmedOrNull } from './programme-act.js';

export interface AddTermsVersion {
  readonly programmeCode: string;
  /** "2027-1": appears in notices as the version of the rules. Once per programme. */
  readonly label: string;
  /** Null where the date was not readable. */
  readonly validFrom: CalendarDate | null;
  /** Of unknown shape; checked against the catalogue. */
  readonly terms: unknown;
  readonly source: string;
  /** Needed where the version begins before today. */
  readonly reason: string | null;
}

/**
 * Adds a version of a programme's terms and ends its predecessor the day before. Applications keep the version under
 * which they were begun. Refuses with all findings of the fields at once, and a label that is taken.
 */
export async function addTermsVersion(
  database: Database,
  actor: Actor,
  command: AddTermsVersion,
): Promise<Result<TermsVersion, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'add-terms-version');
  if (forbidden) return forbidden;
  return database.transaction(actor, async (tx) => {
    await lockProgramme(tx, command.programmeCode);
    if (!(await findProgramme(tx, command.programmeCode))) {
      return refuse('programme-not-found', { programme: command.programmeCode });
    }
    const versions = await listTermsVersions(tx, command.programmeCode);
    const checked = checkCommand(tx, command, versions);
    if (!checked.ok) return checked;
    await endPredecessor(tx, versions[0] ?? null, checked.value.validFrom);
    const version = await insertTermsVersion(tx, checked.value);
    await traceAct(tx, command.programmeCode, {
      action: 'add-terms-version',
      reason: trimmedOrNull(command.reason),
      facts: { label: version.label, validFrom: version.validFrom.toString(), source: version.source },
    });
    return ok(version);
  });
}

export interface NewTerms {
  readonly programmeCode: string;
  readonly label: string;
  readonly validFrom: CalendarDate;
  readonly terms: ProgrammeTerms;
  readonly source: string;
}

/** Writes the version itself; also the first one of a new programme. */
export async function insertTermsVersion(tx: Transaction, version: NewTerms): Promise<TermsVersion> {
  const id = newId();
  const [entered] = await tx.query<{ land: string }>(
    `INSERT INTO programmes.terms_version (id, programme_code, label, valid_from, terms, source, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     RETURNING (SELECT p.land FROM programmes.programme p WHERE p.code = programme_code) AS land`,
    [
      id,
      version.programmeCode,
      version.label,
      version.validFrom.toString(),
      JSON.stringify(version.terms),
      version.source,
      tx.actor.accountId,
      tx.now,
    ],
  );
  if (!entered) throw new Error(`the terms of ${version.programmeCode} were not entered`);
  return { ...version, id, validTo: null, verifiedBy: null, land: entered.land };
}

/** Findings about label, source and terms; what the version's place in time adds is judged by `checkVersionStart`. */
export function checkTermsEntry(entry: Pick<AddTermsVersion, 'label' | 'validFrom' | 'terms' | 'source'>): Refusal[] {
  return [
    ...checkText(entry.label, '/label', { min: 2, max: 20 }),
    ...(entry.validFrom ? [] : [found('entry-missing', '/validFrom')]),
    ...checkSource(entry.source),
    ...checkTerms(entry.terms).refusals,
  ];
}

function checkCommand(
  tx: Transaction,
  command: AddTermsVersion,
  versions: readonly TermsVersion[],
): Result<NewTerms, FieldsRefusal> {
  const label = command.label.trim();
  const { validFrom, reason } = command;
  const refusals = [
    ...checkTermsEntry(command),
    ...(versions.some((version) => version.label === label) ? [found('label-taken', '/label', { label })] : []),
    ...(validFrom ? checkVersionStart({ validFrom, reason }, versions[0] ?? null, tx.today) : []),
  ];
  const { terms } = checkTerms(command.terms);
  if (refusals.length > 0 || !terms || !validFrom) return refuseFields(refusals);
  return ok({ programmeCode: command.programmeCode, label, validFrom, terms, source: command.source.trim() });
}

async function endPredecessor(tx: Transaction, predecessor: TermsVersion | null, begin: CalendarDate): Promise<void> {
  if (!predecessor) return;
  await tx.query(`UPDATE programmes.terms_version SET valid_to = $2 WHERE id = $1`, [
    predecessor.id,
    begin.plusDays(-1).toString(),
  ]);
}
