import { fillPlaceholders } from '#awards';
import { CalendarDate, Money, ok, type Refusal, type Result } from '#kernel';
import type { AgreementContent, AwardContent, FinancingTerms, NoticeContent, TextClause } from '#notices';
import type { Transaction } from '#platform';
import type { LocalDecision, LocalProject } from '../domain/local-project.js';
import { findFrame } from '../persistence/frame.repository.js';
import { localLetter, type LetterParts } from './local-letter-common.js';

const ACT = 'Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig.';
const CONTRACT = 'Dieser Vertrag kommt mit der Rückgabe des unterschriebenen Exemplars zustande.';

/** The document of a decision as it goes out: notice, rejection, or forwarding agreement. A draft while nobody signs. */
export async function decisionContent(
  tx: Transaction,
  project: LocalProject,
  decision: LocalDecision,
  signatory: string | null,
): Promise<Result<NoticeContent, Refusal>> {
  const isAgreement = decision.form === 'AGREEMENT';
  const parts = await localLetter(tx, project, {
    blockKind: isAgreement ? 'LOCAL_AGREEMENT' : decision.kind === 'AWARD' ? 'LOCAL_AWARD' : 'LOCAL_REJECTION',
    signatory,
    officer: project.prepared?.name ?? tx.actor.name,
    statement: isAgreement ? CONTRACT : ACT,
    enclosures:
      decision.kind === 'AWARD' ? ['ANBest-P', 'Vordruck Mittelanforderung', 'Vordruck Verwendungsnachweis'] : [],
  });
  if (!parts.ok) return parts;
  if (decision.kind === 'REJECTION') return ok(rejection(project, decision, parts.value));
  const clauses = await clausesOf(tx, project, decision, parts.value);
  return ok(
    isAgreement ? agreement(project, decision, parts.value, clauses) : award(project, decision, parts.value, clauses),
  );
}

function rejection(
  project: LocalProject,
  decision: LocalDecision,
  { common, organisation, blocks }: LetterParts,
): NoticeContent {
  return {
    ...common,
    kind: 'REJECTION',
    applicationDate: dayOf(project.receivedAt),
    requestedGrantCents: project.requested.toCents(),
    reasons: [...decision.reasons, ...deviation(decision), ...blocks.map(({ body }) => body)],
    court: courtOf(organisation),
  };
}

function award(
  project: LocalProject,
  decision: LocalDecision,
  { common, organisation }: LetterParts,
  clauses: readonly TextClause[],
): AwardContent {
  const granted = Money.ofCents(decision.amountCents ?? 0);
  return {
    ...common,
    kind: 'AWARD',
    scope: project.requested.exceeds(granted) ? 'PARTIAL' : 'FULL',
    applicationDate: dayOf(project.receivedAt),
    requestedGrantCents: project.requested.toCents(),
    grantCents: granted.toCents(),
    period: { from: decision.periodFrom, to: decision.periodTo },
    grantForm: 'SUBSIDY',
    financing: financingOf(project, decision, granted),
    purpose: [`„${project.application.title}“.`, project.application.summary, ...placeOf(project)],
    goals: [project.application.goals],
    purposeBindingUntil: null,
    eligibleCostsCents: project.costs.toCents(),
    costItems: project.application.costs.map(({ label, amount }) => ({
      ...{ label, requestedCents: amount.toCents(), recognisedCents: amount.toCents(), cutReason: null },
    })),
    fundingItems: fundingOf(project, granted),
    tranches: [{ year: project.budgetYear, authorisation: 'EXPENDITURE', amountCents: granted.toCents() }],
    paymentTerms: [
      'Die Zuwendung wird auf Anforderung ausgezahlt, soweit Sie sie alsbald benötigen, frühestens wenn dieser Bescheid bestandskräftig ist.',
    ],
    annexName: 'ANBest-P',
    clauses,
    reasons: [...decision.reasons, ...deviation(decision)],
    court: courtOf(organisation),
    hasWaiverHint: true,
  };
}

function agreement(
  project: LocalProject,
  decision: LocalDecision,
  parts: LetterParts,
  clauses: readonly TextClause[],
): AgreementContent {
  const { common, organisation, partnership } = parts;
  const granted = Money.ofCents(decision.amountCents ?? 0);
  const { application } = project;
  const text = (words: string) => ({ block: 'TEXT', text: words }) as const;
  const period = `${CalendarDate.iso(decision.periodFrom).toGerman()} bis ${CalendarDate.iso(decision.periodTo).toGerman()}`;
  const subject = [
    `${organisation.name}, vertreten durch: ${partnership.leadOffice}, leitet an ${application.applicantName} eine Zuwendung bis zur Höhe von ${granted.toString()} weiter.`,
    `Sie ist bestimmt für das Projekt „${application.title}“ in der Zeit vom ${period}. ${application.summary}`,
  ];
  const plan = {
    block: 'FACTS' as const,
    caption: 'Finanzierungsplan',
    entries: fundingOf(project, granted).map(({ label, amountCents }) => ({ label, value: { amountCents } })),
  };
  return {
    ...common,
    kind: 'AGREEMENT',
    sections: [
      { heading: '§ 1 Gegenstand', blocks: subject.map(text) },
      { heading: '§ 2 Finanzierung', blocks: [plan] },
      ...clauses.map((clause, index) => ({ heading: `§ ${index + 3}`, blocks: [text(clause.text)] })),
    ],
    signatories: [`Für ${organisation.name}`, `Für ${application.applicantName}`],
  };
}

async function clausesOf(
  tx: Transaction,
  project: LocalProject,
  decision: LocalDecision,
  { blocks }: LetterParts,
): Promise<TextClause[]> {
  const frame = await findFrame(tx, project.frameId);
  const proofDays = frame?.funds.find(({ code }) => code === project.fundCode)?.rules.proofDays ?? 0;
  const to = CalendarDate.iso(decision.periodTo);
  const values = {
    periodFrom: CalendarDate.iso(decision.periodFrom).toGerman(),
    periodTo: to.toGerman(),
    useReportDue: to.plusDays(proofDays).toGerman(),
  };
  return blocks.map(({ code, version, body }) => ({
    code,
    version: String(version),
    text: fillPlaceholders(body, values),
  }));
}

/** Own funds take what the grant leaves: the plan of a notice is always balanced (H2, H3). */
function fundingOf(project: LocalProject, granted: Money): AwardContent['fundingItems'] {
  const third = project.application.thirdParty;
  const own = project.costs.minus(third).minus(granted);
  return [
    { source: 'OWN', label: 'Eigenmittel', amountCents: own.toCents() },
    ...(third.isPositive()
      ? [{ source: 'THIRD_PARTY' as const, label: 'Leistungen Dritter', amountCents: third.toCents() }]
      : []),
    { source: 'GRANT', label: 'Zuwendung', amountCents: granted.toCents() },
  ];
}

function financingOf(project: LocalProject, { financingType }: LocalDecision, granted: Money): FinancingTerms {
  if (financingType !== 'SHARE') return { type: financingType };
  const bps = Number((granted.cents * 10_000n) / project.costs.cents);
  return { type: 'SHARE', rateBasisPoints: bps };
}

const dayOf = (instant: Date): string => CalendarDate.inBerlin(instant).toString();
const deviation = ({ deviationReason }: LocalDecision): string[] =>
  deviationReason.trim() === '' ? [] : [deviationReason.trim()];
const placeOf = ({ application }: LocalProject): string[] =>
  application.place === '' ? [] : [`Ort der Durchführung: ${application.place}`];

/** § 52 Nr. 5 VwGO: the seat of the municipality, in whose district the association applied. */
export const courtOf = (organisation: LetterParts['organisation']): { name: string; seat: string } => ({
  name: organisation.district.court.name,
  seat: organisation.district.court.seat,
});
