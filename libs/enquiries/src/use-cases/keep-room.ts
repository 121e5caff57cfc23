import { recordAudit } from '#audit';
import { CalendarDate, hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import {
  endReferralTargetRow,
  insertReferralTarget,
  insertRoomTerms,
  listRoomTerms,
} from '../persistence/room.repository.js';

export interface EnterReferralTarget {
  readonly name: string;
  readonly work: string;
  /** Empty: for the whole Land. */
  readonly adminRegion: string;
  readonly contact: string;
}

/** Enters an office that helps on the spot. Functions and offices only, no person. */
export async function enterReferralTarget(
  database: Database,
  actor: Actor,
  input: EnterReferralTarget,
): Promise<Result<{ id: string }, Refusal>> {
  if (!hasRole(actor, 'ENQUIRY_LEAD')) return refuse('lead-only');
  if (input.name.trim().length < 3) return refuse('referral-name-missing', {}, '/name');
  if (input.work.trim().length < 3) return refuse('referral-work-missing', {}, '/work');
  return database.transaction(actor, async (tx) => {
    const id = await insertReferralTarget(tx, {
      name: input.name.trim(),
      work: input.work.trim(),
      adminRegion: input.adminRegion.trim() || null,
      contact: input.contact.trim(),
      source: `eingetragen am ${tx.today.toGerman()}`,
    });
    await recordAudit(tx, { chain: `enquiry-target:${id}`, action: 'enter-referral-target', visibility: 'INTERNAL' });
    return ok({ id });
  });
}

/** An office does not help any more: nobody is referred to it from today. */
export async function endReferralTarget(database: Database, actor: Actor, id: string): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'ENQUIRY_LEAD')) return refuse('lead-only');
  return database.transaction(actor, async (tx) => {
    if (!(await endReferralTargetRow(tx, id, tx.today))) return refuse('referral-target-not-found');
    await recordAudit(tx, { chain: `enquiry-target:${id}`, action: 'end-referral-target', visibility: 'INTERNAL' });
    return ok(true);
  });
}

export interface ChangeRoomTerms {
  readonly validFrom: string;
  /** 1 to 12. */
  readonly retentionMonths: string;
  /** 1 to 180. */
  readonly closingDays: string;
  readonly source: string;
}

const RETENTION_MONTHS_MAX = 12;
const CLOSING_DAYS_MAX = 180;

/**
 * New terms from a day on, never for days that are over. Content stays 12 months after closing at the most; what is
 * closed already keeps the day it was given.
 */
export async function changeRoomTerms(
  database: Database,
  actor: Actor,
  input: ChangeRoomTerms,
): Promise<Result<true, Refusal>> {
  if (!hasRole(actor, 'ENQUIRY_LEAD')) return refuse('lead-only');
  const from = CalendarDate.parse(input.validFrom);
  if (!from.ok) return refuse(from.refusal.kind, from.refusal.facts, '/validFrom');
  const months = wholeNumber(input.retentionMonths, RETENTION_MONTHS_MAX);
  if (months === null) return refuse('retention-out-of-range', { max: RETENTION_MONTHS_MAX }, '/retentionMonths');
  const days = wholeNumber(input.closingDays, CLOSING_DAYS_MAX);
  if (days === null) return refuse('closing-out-of-range', { max: CLOSING_DAYS_MAX }, '/closingDays');
  if (input.source.trim().length < 5) return refuse('terms-source-missing', {}, '/source');
  return database.transaction(actor, async (tx) => {
    if (from.value.isBefore(tx.today)) return refuse('terms-in-past', { today: tx.today.toGerman() }, '/validFrom');
    const [newest] = await listRoomTerms(tx);
    if (!newest) return refuse('room-terms-missing', { day: tx.today.toGerman() });
    const versions = (await listRoomTerms(tx)).map(({ version }) => version);
    await insertRoomTerms(tx, {
      ...newest,
      version: Math.max(...versions) + 1,
      validFrom: from.value,
      retentionMonths: months,
      closingDays: days,
      source: input.source.trim(),
      verifiedBy: null,
    });
    const facts = { retentionMonths: months, closingDays: days, validFrom: from.value.toString() };
    await recordAudit(tx, { chain: 'enquiry-terms', action: 'change-terms', facts, visibility: 'INTERNAL' });
    return ok(true);
  });
}

function wholeNumber(text: string, max: number): number | null {
  if (!/^\d{1,4}$/.test(text.trim())) return null;
  const number = Number(text);
  return number >= 1 && number <= max ? number : null;
}
