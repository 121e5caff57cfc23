import {
  latestSubmission,
  noticeCommon,
  termsOfApplication,
  type ApplicationCase,
  type Submission,
} from '#applications';
import { findOrganisation } from '#districts';
import { CalendarDate, ok, refuse, type Refusal, type Result } from '#kernel';
import type { NoticeContent, NoticeCommon } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme, letterheadOn, type TermsVersion } from '#programmes';
import type { Decision } from '../persistence/decision.repository.js';
import { clausesOfToday } from './clauses.js';
import { awardContent } from './award-content.js';

const SIGNED_ELECTRONICALLY = 'Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig.';

interface Parts {
  /** As prepared, with the words that its text blocks have on the day of the notice. */
  readonly decision: Decision;
  readonly common: NoticeCommon;
  readonly submission: Submission;
  readonly terms: TermsVersion;
  readonly court: { readonly name: string; readonly seat: string };
}

/** The notice as it would go out, marked as a draft and unsigned. */
export async function previewNotice(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
): Promise<Result<NoticeContent, Refusal>> {
  const parts = await partsOf(tx, application, decision, null);
  return parts.ok ? ok({ ...compose(application, parts.value), isDraft: true }) : parts;
}

/** The notice as it is signed: today's date and the signatory's name. */
export async function signedNotice(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
): Promise<Result<NoticeContent, Refusal>> {
  const signature = { name: tx.actor.name, function: 'Schlusszeichnung', statement: SIGNED_ELECTRONICALLY };
  const parts = await partsOf(tx, application, decision, signature);
  return parts.ok ? ok(compose(application, parts.value)) : parts;
}

async function partsOf(
  tx: Transaction,
  application: ApplicationCase,
  decision: Decision,
  signature: NoticeCommon['signature'],
): Promise<Result<Parts, Refusal>> {
  const context = await termsOfApplication(tx, application);
  if (!context.ok) return context;
  const letterhead = await letterheadOn(tx, application.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  const organisation = await findOrganisation(tx, application.organisationId);
  const programme = await findProgramme(tx, application.programmeCode);
  const submission = await latestSubmission(tx, application.id);
  if (!organisation || !programme || !submission)
    return refuse('application-not-found', { applicationId: application.id });
  const terms = context.value.version;
  const clauses = await clausesOfToday(tx, application, {
    noticeKind: decision.kind,
    chosen: decision.content.clauses.map(({ code }) => code),
    project: submission.content.project,
    terms: terms.terms,
  });
  if (!clauses.ok) return clauses;
  const common = noticeCommon(tx, {
    application,
    programmeName: programme.name,
    organisation,
    letterhead: letterhead.value.letterhead,
    reference: referenceOf(application, submission),
    enclosures: decision.kind === 'AWARD' ? enclosuresOf(terms) : [],
    officer: decision.preparedByName,
    signature,
    terms,
  });
  const { name, seat } = organisation.district.court;
  const today = { ...decision, content: { ...decision.content, clauses: clauses.value } };
  return ok({ decision: today, common, submission, terms, court: { name, seat } });
}

function compose(application: ApplicationCase, parts: Parts): NoticeContent {
  const applicationDate = dayOf(application.submittedAt ?? application.createdAt).toString();
  const { common, court, decision } = parts;
  const reasons = [...decision.content.clauses.map(({ text }) => text), ...decision.content.reasons];
  if (decision.kind === 'AWARD') return awardContent(application, decision, { ...parts, applicationDate });
  if (decision.kind === 'INADMISSIBLE') return { ...common, kind: 'INADMISSIBLE', applicationDate, reasons, court };
  return {
    ...common,
    kind: 'REJECTION',
    applicationDate,
    requestedGrantCents: application.requested.toCents(),
    reasons,
    court,
  };
}

const dayOf = (instant: Date): CalendarDate => CalendarDate.inBerlin(instant);

function referenceOf(application: ApplicationCase, submission: Submission): string {
  const first = `Ihr Antrag vom ${dayOf(application.submittedAt ?? application.createdAt).toGerman()}`;
  return submission.number === 1 ? first : `${first}, zuletzt geändert am ${dayOf(submission.submittedAt).toGerman()}`;
}

const enclosuresOf = ({ terms }: TermsVersion): string[] => [
  terms.ancillaryRegulations,
  'Ausgaben- und Finanzierungsplan',
  'Vordruck Mittelanforderung',
  'Vordruck Verwendungsnachweis',
  'Vordruck Empfangsbestätigung und Rechtsbehelfsverzicht',
];
