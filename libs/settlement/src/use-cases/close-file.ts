import { ok, refuse, type Actor, type CalendarDate, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { retainUntil } from '../domain/retention.js';
import { closureOf, insertClosure } from '../persistence/closure.repository.js';
import { awardOrRefusal, lockAwardFile } from '../read/award-money.js';
import { obstaclesToClosing } from '../read/obstacles-to-closing.js';
import { refuseUnlessRole, traceAct } from './settlement-act.js';

const NOTE_LENGTH_MAX = 2_000;

/**
 * Closes the file (Aktenabschluss) and computes until when it is kept. Refuses with everything that still stands against
 * it: no final settlement, money to be paid or reimbursed, a recovery under way.
 */
export async function closeFile(
  database: Database,
  actor: Actor,
  command: { readonly awardId: string; readonly note: string },
): Promise<Result<{ readonly retainUntil: CalendarDate }, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const found = await awardOrRefusal(tx, command.awardId);
    if (!found.ok) return found;
    const forbidden = refuseUnlessRole(actor, 'close-file', ['CASEWORKER']);
    if (forbidden) return forbidden;
    if (command.note.length > NOTE_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: NOTE_LENGTH_MAX }, '/note');
    await lockAwardFile(tx, command.awardId);
    if (await closureOf(tx, command.awardId)) return refuse('file-already-closed');
    const obstacles = await obstaclesToClosing(tx, found.value);
    if (obstacles.length > 0) return refuse('file-not-ready', { obstacles });
    const kept = retainUntil(tx.today);
    if (!kept.ok) return kept;
    await insertClosure(tx, found.value, { retainUntil: kept.value, note: command.note.trim() });
    await traceAct(tx, found.value, { action: 'close-file', facts: { retainUntil: kept.value.toString() } });
    return ok({ retainUntil: kept.value });
  });
}
