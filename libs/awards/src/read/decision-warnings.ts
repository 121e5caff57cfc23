import { latestSubmission, listApplications, termsOfApplication, type ApplicationCase } from '#applications';
import { findOrganisation, isPlaceholderAddress } from '#districts';
import { holidaysOfLand, isWorkingDay } from '#funding-law';
import { refuse, type Refusal } from '#kernel';
import type { Transaction } from '#platform';
import { auditCopyWarnings, payGroupWarnings } from '../domain/programme-warnings.js';
import type { Decision } from '../persistence/decision.repository.js';

const NOT_APPLIED: ReadonlySet<string> = new Set(['DRAFT', 'WITHDRAWN', 'REJECTED', 'INADMISSIBLE']);
const CASES_READ_MAX = 200;

/** What an officer should look at before signing. Nothing here bars an act: who signs may know better. */
export async function decisionWarnings(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision | null,
): Promise<Refusal[]> {
  if (decision?.state === 'SIGNED') return [];
  return [
    ...(await addressWarnings(tx, application)),
    ...(await demarcationWarnings(tx, application)),
    ...periodWarnings(application, tx.actor.land),
    ...(decision?.kind === 'AWARD' ? await ownShareWarnings(tx, application, decision) : []),
    ...(decision?.kind === 'AWARD' ? await programmeWarnings(tx, application, decision) : []),
  ];
}

/** The address goes into the letter's address field: a placeholder, or one that nobody has compared, is named. */
async function addressWarnings(tx: Transaction, application: ApplicationCase): Promise<Refusal[]> {
  const organisation = await findOrganisation(tx, application.organisationId);
  if (!organisation || organisation.verifiedBy !== null) return [];
  const { addressee, city, name, postcode, street } = organisation;
  const address = [name, addressee, street, `${postcode} ${city}`].join(', ');
  const kind = isPlaceholderAddress(organisation) ? 'address-is-placeholder' : 'address-unverified';
  return [refuse(kind, { address }).refusal];
}

/** W1: the district asks for money of the programme from which this one must be kept apart. */
async function demarcationWarnings(tx: Transaction, application: ApplicationCase): Promise<Refusal[]> {
  const context = await termsOfApplication(tx, application);
  const programme = context.ok ? context.value.version.terms.demarcationProgramme : null;
  if (programme === null) return [];
  const others = await listApplications(tx, { programme, ags: application.districtAgs, limit: CASES_READ_MAX });
  const years = Object.keys(application.requestedByYear);
  const meet = others.filter(
    (other) => !NOT_APPLIED.has(other.status) && years.some((year) => year in other.requestedByYear),
  );
  const fileNumbers = meet.map(({ fileNumber }) => fileNumber);
  return fileNumbers.length === 0 ? [] : [refuse('demarcation-to-examine', { fileNumbers }).refusal];
}

/** W7: a period of benefit ends on its last day even where that is a Sunday; it is not shifted (§ 31 (4) VwVfG NRW). */
function periodWarnings({ periodTo }: ApplicationCase, land?: string): Refusal[] {
  if (!periodTo || isWorkingDay(periodTo, holidaysOfLand(land))) return [];
  return [refuse('period-ends-on-free-day', { date: periodTo.toGerman() }).refusal];
}

/** What the programme wants looked at: the copy for the court of audit and the pay of funded staff. */
async function programmeWarnings(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
): Promise<Refusal[]> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return [];
  const { terms } = context.value.version;
  return [...auditCopyWarnings(decision.amount, terms), ...payGroupWarnings(decision.content.items, terms)];
}

/** Less grant means more own funds than the applicant has promised: is the whole still financed (Nr. 1.2 VVG, H3)? */
async function ownShareWarnings(tx: Transaction, application: ApplicationCase, decision: Decision): Promise<Refusal[]> {
  const submission = await latestSubmission(tx, application.id);
  if (!submission) return [];
  const own = submission.content.funding.filter(({ kind }) => kind === 'OWN_CASH' || kind === 'OWN_STAFF');
  return decision.content.years.flatMap(({ year, ownCents }): Refusal[] => {
    const promisedCents = own.reduce((sum, { amountsCents }) => sum + (amountsCents[year] ?? 0), 0);
    if (ownCents <= promisedCents) return [];
    return [
      refuse('own-share-raised', { year, ownCents, promisedCents, raisedCents: ownCents - promisedCents }).refusal,
    ];
  });
}
