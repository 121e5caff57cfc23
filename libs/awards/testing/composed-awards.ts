import { readFileSync } from 'node:fs';
import { noticeCommon, type Submission } from '#applications';
import { CalendarDate, Money } from '#kernel';
import type { AwardContent } from '#notices';
import type { Letterhead, ProgrammeTerms, TermsVersion } from '#programmes';
import type { PlanTerms } from '#funding-law';
import { decideAward, type Recognition } from '../src/domain/decide-award.js';
import type { Decision } from '../src/persistence/decision.repository.js';
import { awardContent } from '../src/read/award-content.js';
import { clausePlaceholders, fillPlaceholders } from '../src/read/clauses.js';
import { caseOf, NOT_YET_REVIEWED, PERSON, submissionOf } from './composed-case.js';

interface ProgrammeFile {
  readonly programme: { readonly code: string; readonly name: string };
  readonly terms: readonly [{ readonly label: string; readonly terms: ProgrammeTerms }];
}
interface TextFile {
  readonly letterhead: Letterhead;
  readonly textBlocks: readonly {
    code: string;
    noticeKind: string;
    programme?: string;
    choice: string;
    body: string;
  }[];
}
type SubmittedContent = Submission['content'];

const reference = (name: string): string => readFileSync(`libs/programmes/reference/${name}.json`, 'utf8');
const TEXTS: TextFile = JSON.parse(reference('notice-texts'));
const NRWELTOFFEN: ProgrammeFile = JSON.parse(reference('nrweltoffen'));
const DEMOKRATIE_LEBEN: ProgrammeFile = JSON.parse(reference('demokratie-leben'));

interface Case {
  readonly programme: ProgrammeFile;
  readonly title: string;
  readonly recipientLines: readonly string[];
  readonly court: AwardContent['court'];
  readonly capCents: number;
  readonly plan: Pick<SubmittedContent, 'years' | 'costItems' | 'funding' | 'grantCents'>;
  readonly recognitions: readonly Recognition[];
  readonly grantLimits: Readonly<Record<number, Money>>;
  readonly reasons: readonly string[];
}

/** What the office does from plan to notice, with the rules and texts of the reference, but without a database. */
function composed(each: Case): AwardContent {
  const [version] = each.programme.terms;
  const { terms } = version;
  const decided = decideAward(each.plan, planTerms(each), each.recognitions, each.grantLimits);
  if (!decided.ok) throw new Error(decided.refusal.kind);
  const submission = submissionOf(each.plan, each.title);
  const { project } = submission.content;
  const placeholders = clausePlaceholders(project, terms);
  const decision: Decision = {
    ...NOT_YET_REVIEWED,
    programmeCode: each.programme.programme.code,
    amount: decided.value.amount,
    content: {
      items: decided.value.items,
      years: decided.value.years,
      grantLimitsCents: {},
      clauses: TEXTS.textBlocks
        .filter(({ noticeKind, programme }) => noticeKind === 'AWARD' && fits(programme, each))
        .map(({ code, body }) => ({ code, version: '1', text: fillPlaceholders(body, placeholders) })),
      reasons: each.reasons,
      termsLabel: version.label,
      submission: 1,
    },
  };
  const application = caseOf(each.programme.programme.code, each.title);
  const termsVersion: TermsVersion = {
    id: PERSON,
    programmeCode: application.programmeCode,
    label: version.label,
    validFrom: CalendarDate.iso('2016-01-01'),
    validTo: null,
    terms,
    source: 'Startwerte',
    verifiedBy: null,
    land: 'NW',
  };
  const common = noticeCommon(
    { today: CalendarDate.iso('2026-11-20'), isDemo: false },
    {
      application,
      programmeName: each.programme.programme.name,
      organisation: { name: '', addressee: '', street: '', postcode: '', city: '' },
      letterhead: TEXTS.letterhead,
      reference: 'Ihr Antrag vom 28.10.2026',
      enclosures: [terms.ancillaryRegulations, 'Ausgaben- und Finanzierungsplan'],
      officer: 'A. Beispiel',
      signature: {
        name: 'C. Probe',
        function: 'Schlusszeichnung',
        statement: 'Dieser Bescheid wurde elektronisch erstellt.',
      },
      terms: termsVersion,
    },
  );
  return awardContent(application, decision, {
    common: { ...common, recipientLines: each.recipientLines },
    submission,
    terms: termsVersion,
    court: each.court,
    applicationDate: '2026-10-28',
  });
}

const fits = (programme: string | undefined, each: Case): boolean =>
  programme === undefined || programme === each.programme.programme.code;

function planTerms({ capCents, plan, programme }: Case): PlanTerms {
  const [{ terms }] = programme.terms;
  return {
    financingType: terms.financingType,
    rateBps: BigInt(terms.rateBps),
    minOwnShareBps: BigInt(terms.minOwnShareBps),
    roundUnitCents: BigInt(terms.roundUnitCents),
    capByYear: Object.fromEntries(plan.years.map((year) => [year, Money.ofCents(capCents)])),
    costCategories: terms.costCategories.map(({ code, eligible }) => ({
      code,
      eligible,
      isProject: terms.projectCategories.includes(code),
    })),
    ownShareRule: terms.ownShareRule,
    ...(terms.minProjectShareBps === null ? {} : { minProjectShareBps: BigInt(terms.minProjectShareBps) }),
  };
}

const cost = (id: string, category: string, description: string, amountsCents: Record<string, number>) => ({
  id,
  category,
  description,
  amountsCents,
});

const LIPPE = {
  recipientLines: ['Kreis Lippe', 'Der Landrat', 'Felix-Fechenbach-Straße 5', '32756 Detmold'],
  court: { name: 'Verwaltungsgericht Minden', seat: 'Minden' },
};

/** Notices as the office composes them from a decision, one per kind of difficulty. Needs the repository as folder. */
export const COMPOSED_AWARDS: Readonly<Record<string, AwardContent>> = {
  'two-years-cut-limited': composed({
    ...LIPPE,
    programme: NRWELTOFFEN,
    title: 'Lippe bleibt offen: Umsetzung des Handlungskonzepts 2027 und 2028',
    capCents: 7_210_000,
    plan: {
      years: [2027, 2028],
      costItems: [
        cost('c1', 'PERSONAL', 'Koordinierende Fachstelle', { 2027: 5_000_000, 2028: 5_500_000 }),
        cost('c2', 'SACH', 'Grenzüberschreitende Bildungs-, Begegnungs- und Beratungsveranstaltungsreihe', {
          2027: 1_500_000,
          2028: 1_000_000,
        }),
        cost('c3', 'VERWALTUNG', 'Gemeinkostenpauschale', { 2027: 100_000, 2028: 100_000 }),
      ],
      funding: [
        { kind: 'OWN_CASH', amountsCents: { 2027: 1_000_000, 2028: 1_000_000 } },
        { kind: 'THIRD_PARTY', amountsCents: { 2027: 300_000, 2028: 0 } },
        { kind: 'OTHER_PUBLIC', amountsCents: { 2027: 0, 2028: 500_000 } },
      ],
      grantCents: { 2027: 5_200_000, 2028: 5_200_000 },
    },
    recognitions: [
      {
        id: 'c2',
        recognised: { 2027: Money.ofCents(1_200_000), 2028: Money.ofCents(500_000) },
        cutReason: 'Bewirtung nur bis zur Obergrenze des Programms',
      },
    ],
    grantLimits: { 2027: Money.ofCents(4_000_000), 2028: Money.ofCents(5_000_000) },
    reasons: ['Die Haushaltsmittel reichen 2027 nur für einen Teil der Sachausgaben.'],
  }),
  partnership: composed({
    programme: DEMOKRATIE_LEBEN,
    recipientLines: ['Stadt Hamm', 'Der Oberbürgermeister', 'Theodor-Heuss-Platz 16', '59065 Hamm'],
    court: { name: 'Verwaltungsgericht Arnsberg', seat: 'Arnsberg' },
    title: 'Partnerschaft für Demokratie Hamm 2027',
    capCents: 14_000_000,
    plan: {
      years: [2027],
      costItems: [
        cost('c1', 'KUF', 'Koordinierungs- und Fachstelle beim freien Träger', { 2027: 7_000_000 }),
        cost('c2', 'AKTIONSFONDS', 'Einzelmaßnahmen', { 2027: 6_000_000 }),
        cost('c3', 'JUGENDFONDS', 'Jugendforum', { 2027: 2_555_555 }),
      ],
      funding: [{ kind: 'OWN_CASH', amountsCents: { 2027: 1_555_556 } }],
      grantCents: { 2027: 13_999_999 },
    },
    recognitions: [],
    grantLimits: {},
    reasons: [],
  }),
};
