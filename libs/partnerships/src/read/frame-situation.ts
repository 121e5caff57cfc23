import { drawingSituation } from '#disbursements';
import { CalendarDate, Money } from '#kernel';
import type { Transaction } from '#platform';
import { termsOn } from '#programmes';
import type { Frame } from '../domain/fund.js';

export interface Consent {
  readonly body: string;
  readonly decidedOn: CalendarDate;
  readonly reference: string;
}

/** What stands between a year and its federal money (H22). */
export interface FrameSituation {
  readonly consents: readonly Consent[];
  /** The programme demands the council's consent before money is drawn. */
  readonly consentRequired: boolean;
  readonly isConsentMissing: boolean;
  /** Drawn so far: by requests on the award, or as recorded from the federal portal. */
  readonly drawn: Money;
}

/** Consents come from the award where there is one (recorded with its payments), else from the frame. */
export async function frameSituation(tx: Transaction, frame: Frame): Promise<FrameSituation> {
  const terms = await termsOn(tx, frame.programmeCode, tx.today);
  const consentRequired = terms.ok && terms.value.terms.councilConsentRequired;
  const { consents, drawn } = frame.awardId ? await fromAward(tx, frame, frame.awardId) : await fromFrame(tx, frame);
  return { consents, drawn, consentRequired, isConsentMissing: consentRequired && consents.length === 0 };
}

type Found = Pick<FrameSituation, 'consents' | 'drawn'>;

async function fromAward(tx: Transaction, frame: Frame, awardId: string): Promise<Found> {
  const situation = await drawingSituation(tx, awardId);
  if (!situation.ok) return { consents: [], drawn: Money.ZERO };
  const { consents, years } = situation.value;
  return {
    consents: consents.filter(({ budgetYear }) => budgetYear === frame.budgetYear),
    drawn: years.find(({ budgetYear }) => budgetYear === frame.budgetYear)?.drawn ?? Money.ZERO,
  };
}

async function fromFrame(tx: Transaction, frame: Frame): Promise<Found> {
  const consents = await tx.query<{ body: string; decided_on: string; reference: string }>(
    'SELECT body, decided_on, reference FROM partnerships.consent WHERE frame_id = $1 ORDER BY decided_on',
    [frame.id],
  );
  const [drawn] = await tx.query<{ cents: string }>(
    'SELECT coalesce(sum(amount_cents), 0) AS cents FROM partnerships.federal_draw WHERE frame_id = $1',
    [frame.id],
  );
  return {
    consents: consents.map(({ body, decided_on, reference }) => ({
      body,
      decidedOn: CalendarDate.iso(decided_on),
      reference,
    })),
    drawn: Money.ofCents(drawn?.cents ?? 0),
  };
}
