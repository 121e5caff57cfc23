import { CalendarDate, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { checkTextBlock, isClauseChoice, type TextBlockEntry } from '../domain/check-text-block.js';
import { checkSource, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import { checkVersionStart } from '../domain/version-rules.js';
import { findProgramme } from '../read/programme-queries.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct, trimmedOrNull, verifiedStamp } from './programme-act.js';

export interface AddTextBlockVersion extends TextBlockEntry {
  /** Null for a block of all programmes. Only read for a new block: versions stay where their block belongs. */
  readonly programmeCode: string | null;
  readonly validFrom: CalendarDate | null;
  readonly source: string;
  readonly reason: string | null;
  readonly isVerified: boolean;
}

interface BlockRow {
  version: number;
  programme_code: string | null;
  notice_kind: string;
  position: number;
  valid_from: string;
}

/**
 * Adds a version of a text block, or the first version of a new one, and ends the predecessor the day before. Notices
 * that are out keep their words. Refuses unknown placeholders and a begin that overlaps.
 */
export async function addTextBlockVersion(
  database: Database,
  actor: Actor,
  command: AddTextBlockVersion,
): Promise<Result<{ code: string; version: number }, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'add-text-block-version');
  if (forbidden) return forbidden;
  return database.transaction(actor, async (tx) => {
    await lockProgramme(tx, `text-block:${command.code}`);
    const programme = command.programmeCode;
    if (programme !== null && !(await findProgramme(tx, programme)))
      return refuse('programme-not-found', { programme });
    const before = await newestVersion(tx, command.code);
    const { validFrom, reason } = command;
    const predecessor = before ? { validFrom: CalendarDate.iso(before.valid_from) } : null;
    const refusals = [
      ...checkTextBlock(command),
      ...checkSource(command.source),
      ...(validFrom
        ? checkVersionStart({ validFrom, reason }, predecessor, tx.today)
        : [found('entry-missing', '/validFrom')]),
    ];
    if (refusals.length > 0 || !validFrom || !isClauseChoice(command.choice)) return refuseFields(refusals);
    const version = (before?.version ?? 0) + 1;
    if (before) await endPredecessor(tx, command.code, before.version, validFrom);
    await insertBlock(tx, { ...command, validFrom }, version, before);
    await traceAct(tx, before ? before.programme_code : programme, {
      action: 'add-text-block-version',
      reason: trimmedOrNull(reason),
      facts: { block: command.code, version, validFrom: validFrom.toString(), source: command.source.trim() },
    });
    return ok({ code: command.code, version });
  });
}

async function newestVersion(tx: Transaction, code: string): Promise<BlockRow | null> {
  const [row] = await tx.query<BlockRow>(
    `SELECT version, programme_code, notice_kind, position, valid_from FROM programmes.text_block
     WHERE code = $1 ORDER BY version DESC LIMIT 1`,
    [code],
  );
  return row ?? null;
}

async function endPredecessor(tx: Transaction, code: string, version: number, begin: CalendarDate): Promise<void> {
  await tx.query(`UPDATE programmes.text_block SET valid_to = $3 WHERE code = $1 AND version = $2`, [
    code,
    version,
    begin.plusDays(-1).toString(),
  ]);
}

async function insertBlock(
  tx: Transaction,
  command: AddTextBlockVersion & { readonly validFrom: CalendarDate },
  version: number,
  before: BlockRow | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO programmes.text_block (code, version, programme_code, notice_kind, position, title, body, choice, valid_from,
       source, verified_by, recorded_by, recorded_at)
     VALUES ($1, $2, $3, $4, coalesce($5, (SELECT coalesce(max(position), 0) + 1 FROM programmes.text_block)),
       $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      command.code,
      version,
      before ? before.programme_code : command.programmeCode,
      before?.notice_kind ?? 'AWARD',
      before?.position ?? null,
      command.title.trim(),
      command.body.trim(),
      command.choice,
      command.validFrom.toString(),
      command.source.trim(),
      verifiedStamp(tx, command.isVerified),
      tx.actor.accountId,
      tx.now,
    ],
  );
}
