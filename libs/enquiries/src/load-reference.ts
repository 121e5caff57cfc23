import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import {
  insertReferralTarget,
  insertRoomTerms,
  listReferralTargets,
  listRoomTerms,
  listTopics,
} from './persistence/room.repository.js';

interface Reference {
  readonly terms: {
    readonly validFrom: string;
    readonly retentionMonths: number;
    readonly closingDays: number;
    readonly teamName: string;
    readonly teamMailbox: string;
    readonly source: string;
  };
  readonly topics: readonly { readonly code: string; readonly name: string }[];
  readonly referralTargets: readonly {
    readonly name: string;
    readonly work: string;
    readonly adminRegion: string | null;
    readonly contact: string;
    readonly source: string;
  }[];
}

/** Terms, topics and referral targets of the room, where they are not there yet. Safe to repeat; needs SYSTEM. */
export async function loadEnquiryReference(tx: Transaction, packageRoot: string): Promise<void> {
  const file = path.join(packageRoot, 'libs/enquiries/reference/room.json');
  const reference = JSON.parse(await readFile(file, 'utf8')) as Reference;
  if ((await listRoomTerms(tx)).length === 0) {
    const validFrom = CalendarDate.iso(reference.terms.validFrom);
    await insertRoomTerms(tx, { ...reference.terms, version: 1, validFrom, verifiedBy: null });
  }
  const known = new Set((await listTopics(tx)).map(({ code }) => code));
  for (const [position, { code, name }] of reference.topics.entries()) {
    if (known.has(code)) continue;
    await tx.query('INSERT INTO enquiries.topic (code, name, position) VALUES ($1, $2, $3)', [code, name, position]);
  }
  if ((await listReferralTargets(tx)).length > 0) return;
  for (const target of reference.referralTargets) await insertReferralTarget(tx, target);
}
