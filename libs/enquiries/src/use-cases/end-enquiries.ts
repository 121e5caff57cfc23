import type { Actor, CalendarDate } from '#kernel';
import type { Database } from '#platform';
import { ENQUIRY_LIFECYCLE } from '../domain/enquiry-lifecycle.js';
import { idsToEnd, loadEnquiryForUpdate, markClosed, markWiped } from '../persistence/enquiry.repository.js';
import { roomTermsOn } from '../persistence/room.repository.js';
import { recordStep } from './record-step.js';

/**
 * The daily job of the room: closes what was answered or referred and stayed silent for the days of the terms, and wipes
 * what was closed long enough ago (12 months; domain parts 2.6 and 3.10). It sees facts only, never a text. Safe to
 * repeat. Answers how many were closed and wiped.
 */
export async function endEnquiries(
  database: Database,
  actor: Actor,
  day: CalendarDate,
): Promise<{ readonly closed: number; readonly wiped: number }> {
  const terms = await database.read(actor, (tx) => roomTermsOn(tx, day));
  if (!terms) return { closed: 0, wiped: 0 };
  const ids = await database.read(actor, (tx) => idsToEnd(tx, day, day.plusDays(-terms.closingDays)));
  const counts = { closed: 0, wiped: 0 };
  for (const id of ids) {
    await database.transaction(actor, async (tx) => {
      const enquiry = await loadEnquiryForUpdate(tx, id);
      if (!enquiry) return;
      const action = enquiry.status === 'CLOSED' ? 'wipe-enquiry' : 'close-enquiry';
      const possible = ENQUIRY_LIFECYCLE.next(enquiry.status, action, actor.roles);
      if (!possible.ok) return;
      if (action === 'wipe-enquiry') await markWiped(tx, id, day);
      else await markClosed(tx, id, day, day.plusMonths(terms.retentionMonths));
      counts[action === 'wipe-enquiry' ? 'wiped' : 'closed'] += 1;
      await recordStep(tx, enquiry, action, enquiry.status, possible.value);
    });
  }
  return counts;
}
