import { recordAudit } from '#audit';
import {
  APPLICANT_ROLES,
  hasRole,
  ok,
  refuse,
  type Actor,
  type CalendarDate,
  type Refusal,
  type Result,
} from '#kernel';
import { newId, type Database } from '#platform';
import { insertConsent } from '../persistence/local-consent.repository.js';
import { drawingSituation } from '../read/drawing-situation.js';

export interface RecordLocalConsent {
  readonly awardId: string;
  readonly budgetYear: number;
  readonly body: string;
  readonly decidedOn: CalendarDate;
  readonly reference: string;
}

const TEXT_LENGTH_MIN = 3;
const TEXT_LENGTH_MAX = 200;

/** The district records the council's consent for a budget year (H22). Refuses a day in the future and empty texts. */
export async function recordLocalConsent(
  database: Database,
  actor: Actor,
  command: RecordLocalConsent,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const situation = await drawingSituation(tx, command.awardId);
    if (!situation.ok) return situation;
    if (!hasRole(actor, ...APPLICANT_ROLES))
      return refuse('action-not-permitted', { action: 'record-consent', allowedRoles: APPLICANT_ROLES, possible: [] });
    const { award, years } = situation.value;
    if (!years.some(({ budgetYear }) => budgetYear === command.budgetYear))
      return refuse('budget-year-not-granted', { year: command.budgetYear }, '/budgetYear');
    for (const field of ['body', 'reference'] as const) {
      const text = command[field].trim();
      if (text.length < TEXT_LENGTH_MIN) return refuse('entry-missing', {}, `/${field}`);
      if (text.length > TEXT_LENGTH_MAX) return refuse('entry-too-long', { lengthMax: TEXT_LENGTH_MAX }, `/${field}`);
    }
    if (command.decidedOn.isAfter(tx.today)) return refuse('consent-in-future', {}, '/decidedOn');
    await insertConsent(tx, award.organisationId, { id: newId(), ...command });
    await recordAudit(tx, {
      chain: `award-payments:${award.id}`,
      action: 'record-consent',
      facts: { budgetYear: command.budgetYear, decidedOn: command.decidedOn.toString() },
      organisationId: award.organisationId,
    });
    return ok(true);
  });
}
