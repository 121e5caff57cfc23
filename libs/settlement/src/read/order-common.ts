import { latestSubmission, loadApplication, noticeCommon, termsOfApplication } from '#applications';
import type { Award } from '#awards';
import { findOrganisation } from '#districts';
import { landNormsOn, type LandNorms } from '#funding-law';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import { findNotice, type CompetentCourt, type NoticeCommon } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme, letterheadOn, textBlocksOn, type TermsVersion } from '#programmes';

const ACT_STATEMENT = 'Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig.';
const LETTER_STATEMENT = 'Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.';

/** What every act and letter after the award is made of. */
export interface OrderParts {
  readonly common: NoticeCommon;
  readonly court: CompetentCourt;
  readonly terms: TermsVersion;
  /** The act on administrative procedure, as it stands behind a paragraph. */
  readonly procedureAct: string;
  /** Day of the Zuwendungsbescheid, German. */
  readonly awardDate: string;
  /** Where the recipient is told that something waits in the portal. */
  readonly contactEmail: string;
}

export interface OrderWish {
  /** What the order answers, after "Mein Bescheid vom …". */
  readonly reference?: string;
  /** Who answers questions. */
  readonly officer: string;
  readonly form: 'ACT' | 'LETTER' | 'DRAFT';
}

/** Reads them for the day; signed by the actor, or an unsigned draft. Refuses where letterhead or terms are missing. */
export async function orderParts(tx: Transaction, award: Award, wish: OrderWish): Promise<Result<OrderParts, Refusal>> {
  const application = await loadApplication(tx, award.applicationId);
  const programme = await findProgramme(tx, award.programmeCode);
  const organisation = await findOrganisation(tx, award.organisationId);
  const notice = await findNotice(tx, award.noticeId);
  const submission = await latestSubmission(tx, award.applicationId);
  if (!application || !programme || !organisation || !notice || !submission) {
    return refuse('award-not-found', { awardId: award.id });
  }
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const letterhead = await letterheadOn(tx, award.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  const norms = landNormsOn(programme.land, tx.today);
  if (!norms.ok) return norms;
  const awardDate = CalendarDate.inBerlin(notice.issuedAt).toGerman();
  const terms = context.value.version;
  const common = noticeCommon(tx, {
    application,
    programmeName: programme.name,
    organisation,
    letterhead: letterhead.value.letterhead,
    reference: [`Mein Bescheid vom ${awardDate}`, ...(wish.reference ? [wish.reference] : [])].join(', '),
    officer: wish.officer,
    signature: signatureOf(tx, wish),
    terms,
  });
  const { name, seat } = organisation.district.court;
  const { contactEmail } = submission.content.applicant;
  return ok({
    common: { ...common, isDraft: wish.form === 'DRAFT' },
    court: { name, seat },
    terms,
    procedureAct: norms.value.procedureAct,
    awardDate,
    contactEmail,
  });
}

/** What the Land of the award cites today. Refuses where its norms are not known. */
export async function normsOf(
  tx: Transaction,
  award: Pick<Award, 'programmeCode'>,
): Promise<Result<LandNorms, Refusal>> {
  const programme = await findProgramme(tx, award.programmeCode);
  return landNormsOn(programme?.land ?? '', tx.today);
}

function signatureOf(tx: Transaction, { form }: OrderWish): NoticeCommon['signature'] {
  if (form === 'DRAFT') return null;
  return form === 'ACT'
    ? { name: tx.actor.name, function: 'Schlusszeichnung', statement: ACT_STATEMENT }
    : { name: tx.actor.name, function: 'Sachbearbeitung', statement: LETTER_STATEMENT };
}

/** The office's own words for a kind of notice on this day, by the code of the block. */
export async function wordsOf(
  tx: Transaction,
  award: Pick<Award, 'programmeCode'>,
  noticeKind: string,
): Promise<(code: string) => readonly string[]> {
  const blocks = await textBlocksOn(tx, { programme: award.programmeCode, noticeKind, date: tx.today });
  return (code) => blocks.filter((block) => block.code === code).map(({ body }) => body);
}
