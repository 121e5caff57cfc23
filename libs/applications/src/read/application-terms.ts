import { wordsOfLaw, type Citations, type PlanTerms } from '#funding-law';
import { refuse, ok, type Money, type Result } from '#kernel';
import type { Transaction } from '#platform';
import { findCall, listCaps, termsById, type Call, type TermsVersion } from '#programmes';
import type { ApplicationTerms } from '../domain/application-terms.js';
import type { ApplicationCase } from '../persistence/application.repository.js';

export interface TermsOfApplication {
  readonly terms: ApplicationTerms;
  readonly version: TermsVersion;
  readonly call: Call;
}

/** The programme version under which the application was begun, with its call and caps. */
export async function termsOfApplication(
  tx: Transaction,
  application: ApplicationCase,
): Promise<Result<TermsOfApplication>> {
  const version = await termsById(tx, application.termsVersionId);
  const call = await findCall(tx, application.callId);
  if (!version || !call) return refuse('no-terms-for-date', { programme: application.programmeCode });
  const caps = await listCaps(tx, application.programmeCode);
  const capByYear: Record<number, Money> = Object.fromEntries(caps.map((cap) => [cap.budgetYear, cap.amount]));
  const { citations } = wordsOfLaw(version.land, tx.today);
  return ok({ version, call, terms: toTerms(version, call, { capByYear, citations }) });
}

function toTerms(
  { terms }: TermsVersion,
  call: Call,
  day: { readonly capByYear: Record<number, Money>; readonly citations: Citations },
): ApplicationTerms {
  const plan: PlanTerms = {
    financingType: terms.financingType,
    rateBps: BigInt(terms.rateBps),
    minOwnShareBps: BigInt(terms.minOwnShareBps),
    roundUnitCents: BigInt(terms.roundUnitCents),
    ...day,
    costCategories: terms.costCategories.map(({ code, eligible }) => ({
      code,
      eligible,
      isProject: terms.projectCategories.includes(code),
    })),
    ownShareRule: terms.ownShareRule,
    ...(terms.minProjectShareBps === null ? {} : { minProjectShareBps: BigInt(terms.minProjectShareBps) }),
  };
  return {
    plan,
    budgetYear: call.budgetYear,
    periodFrom: call.periodFrom,
    periodTo: call.periodTo,
    phases: terms.phases,
    requiredDocuments: terms.requiredDocuments,
    asksForDemarcation: terms.demarcationProgramme !== null,
  };
}
