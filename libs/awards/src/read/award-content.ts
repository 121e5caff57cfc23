import type { ApplicationCase, Submission } from '#applications';
import type { AwardContent, CostItem, FinancingTerms, FundingItem, NoticeCommon } from '#notices';
import type { ProgrammeTerms, TermsVersion } from '#programmes';
import { Money } from '#kernel';
import type { DecidedItem, DecisionContent } from '../domain/decision.js';
import { tranchesOfDecision } from '../domain/decision-tranches.js';
import type { Decision } from '../persistence/decision.repository.js';

export interface AwardParts {
  readonly common: NoticeCommon;
  readonly submission: Submission;
  readonly terms: TermsVersion;
  readonly court: AwardContent['court'];
  readonly applicationDate: string;
}

/** The content of the Zuwendungsbescheid (domain part 3.3) from the decision as prepared. */
export function awardContent(application: ApplicationCase, decision: Decision, parts: AwardParts): AwardContent {
  const { content } = decision;
  const { terms } = parts.terms;
  const { project, goals } = parts.submission.content;
  const grantCents = decision.amount.toCents();
  const requestedGrantCents = sum(content.years.map((year) => year.requestedGrantCents));
  return {
    ...parts.common,
    kind: 'AWARD',
    scope: grantCents < requestedGrantCents ? 'PARTIAL' : 'FULL',
    applicationDate: parts.applicationDate,
    requestedGrantCents,
    grantCents,
    period: { from: project.periodFrom, to: project.periodTo },
    grantForm: terms.grantForm,
    financing: financingOf(terms),
    purpose: purposeOf(application, parts.submission, terms),
    goals: goals.map(
      (goal) => `${goal.goal}: ${goal.measure} (Indikator: ${goal.indicator}; Zielwert: ${goal.target})`,
    ),
    purposeBindingUntil: null,
    eligibleCostsCents: sum(content.years.map((year) => year.eligibleCents)),
    costItems: content.items.map((item) => costItem(item, terms)),
    fundingItems: fundingOf(content, parts.submission),
    tranches: tranchesOfDecision(content).map((tranche) => ({
      year: tranche.budgetYear,
      authorisation: tranche.authority === 'AE' ? 'EXPENDITURE' : 'COMMITMENT',
      amountCents: tranche.amount.toCents(),
    })),
    paymentTerms: [
      `Die Zuwendung wird auf Anforderung nach den ${terms.ancillaryRegulations} ausgezahlt, frühestens wenn dieser Bescheid bestandskräftig ist.`,
    ],
    annexName: terms.ancillaryRegulations,
    clauses: content.clauses,
    reasons: reasonsOf(content, requestedGrantCents, grantCents),
    court: parts.court,
    hasWaiverHint: true,
  };
}

const sum = (cents: readonly number[]): number => cents.reduce((total, each) => total + each, 0);

function financingOf(terms: ProgrammeTerms): FinancingTerms {
  return terms.financingType === 'SHARE'
    ? { type: 'SHARE', rateBasisPoints: terms.rateBps }
    : { type: terms.financingType };
}

function purposeOf(application: ApplicationCase, submission: Submission, terms: ProgrammeTerms): string[] {
  const { project } = submission.content;
  const phase = terms.phases.find(({ code }) => code === project.phase);
  const sentences = [`„${application.title}“${phase ? `, Phase ${phase.label}` : ''}.`, project.summary];
  if (project.place) sentences.push(`Ort der Durchführung: ${project.place}`);
  if (project.targetGroups) sentences.push(`Zielgruppen: ${project.targetGroups}`);
  return sentences;
}

function costItem(item: DecidedItem, terms: ProgrammeTerms): CostItem {
  const requestedCents = sum(Object.values(item.requestedCents));
  const recognisedCents = sum(Object.values(item.recognisedCents));
  const category = terms.costCategories.find(({ code }) => code === item.category);
  return {
    label: category ? `${category.label}: ${item.label}` : item.label,
    requestedCents,
    recognisedCents,
    cutReason: item.cutReason === '' ? null : item.cutReason,
  };
}

function fundingOf(content: DecisionContent, submission: Submission): FundingItem[] {
  const fromPlan = (kind: string): number =>
    sum(
      submission.content.funding
        .filter((item) => item.kind === kind)
        .flatMap((item) => Object.values(item.amountsCents)),
    );
  const otherPublic = fromPlan('OTHER_PUBLIC');
  const thirdParty = sum(content.years.map((year) => year.thirdPartyCents)) - otherPublic;
  const items: FundingItem[] = [
    { source: 'OWN', label: 'Eigenanteil', amountCents: sum(content.years.map((year) => year.ownCents)) },
    { source: 'THIRD_PARTY', label: 'Leistungen Dritter', amountCents: thirdParty },
    { source: 'OTHER_PUBLIC', label: 'Andere öffentliche Förderung', amountCents: otherPublic },
    { source: 'GRANT', label: 'Zuwendung', amountCents: sum(content.years.map((year) => year.grantCents)) },
  ];
  return items.filter((item) => item.amountCents !== 0 || item.source === 'OWN' || item.source === 'GRANT');
}

/** § 39 (1) VwVfG NRW: what is not granted is reasoned. The cuts of the items are summed up in one sentence. */
function reasonsOf(content: DecisionContent, requestedCents: number, grantCents: number): string[] {
  const cuts = content.items.filter(
    (item) => sum(Object.values(item.recognisedCents)) < sum(Object.values(item.requestedCents)),
  );
  const cutCents = sum(
    cuts.map((item) => sum(Object.values(item.requestedCents)) - sum(Object.values(item.recognisedCents))),
  );
  const own: string[] = [];
  if (cutCents > 0) {
    own.push(
      `Von den beantragten Ausgaben habe ich ${Money.ofCents(cutCents).toString()} nicht als zuwendungsfähig anerkannt; die Gründe stehen bei den Positionen.`,
    );
  }
  if (grantCents < requestedCents) {
    own.push(
      `Ich bewillige ${Money.ofCents(requestedCents - grantCents).toString()} weniger als beantragt. Ein Rechtsanspruch auf die Zuwendung besteht nicht; ich entscheide nach pflichtgemäßem Ermessen im Rahmen der verfügbaren Haushaltsmittel.`,
    );
  }
  return [...own, ...content.reasons];
}
