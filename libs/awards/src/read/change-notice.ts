import { noticeCommon, type ApplicationCase } from '#applications';
import { findOrganisation } from '#districts';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { ContentValue, NoticeCommon, OrderContent, TableContent } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme, letterheadOn, textBlocksOn, type TermsVersion } from '#programmes';
import { changesBetween, grantOf, type GrantPlan, type PlanChange } from '../domain/grant-plan.js';
import type { ChangeDecision } from '../persistence/change-decision.repository.js';
import type { ChangeRequest } from '../persistence/change-request.repository.js';

const SIGNED_ELECTRONICALLY = 'Dieser Bescheid wurde elektronisch erstellt und ist ohne Unterschrift gültig.';

/** What the letter on a request is made of. `current` is null for an early start. */
export interface ChangeNoticeParts {
  readonly request: ChangeRequest;
  readonly decision: ChangeDecision;
  readonly application: ApplicationCase;
  readonly version: TermsVersion;
  readonly awardedOn: CalendarDate | null;
  readonly current: GrantPlan | null;
}

/**
 * The act on a request, or the letter of consent to an early start: with today's date, letterhead and text blocks.
 * Unsigned it is the preview, marked as a draft.
 */
export async function changeNotice(
  tx: Transaction,
  parts: ChangeNoticeParts,
  isSigned: boolean,
): Promise<Result<OrderContent, Refusal>> {
  const { request, decision, application, version } = parts;
  const letterhead = await letterheadOn(tx, application.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  const organisation = await findOrganisation(tx, application.organisationId);
  const programme = await findProgramme(tx, application.programmeCode);
  if (!organisation || !programme) return refuse('application-not-found', { applicationId: application.id });
  const kind = kindOf(request, decision);
  const blocks = await textBlocksOn(tx, { programme: application.programmeCode, noticeKind: kind, date: tx.today });
  const always = blocks.filter(({ choice }) => choice === 'ALWAYS').map(({ body }) => body);
  const common = noticeCommon(tx, {
    application,
    programmeName: programme.name,
    organisation,
    letterhead: letterhead.value.letterhead,
    reference: referenceOf(parts),
    officer: decision.preparedByName,
    signature: isSigned
      ? { name: tx.actor.name, function: 'Schlusszeichnung', statement: SIGNED_ELECTRONICALLY }
      : null,
    terms: version,
  });
  const { name, seat } = organisation.district.court;
  return ok({ ...common, isDraft: !isSigned, ...compose(kind, parts, always, { name, seat }) });
}

function kindOf(request: ChangeRequest, decision: ChangeDecision): OrderContent['kind'] {
  if (decision.outcome === 'REJECT') return 'CHANGE_REJECTION';
  return request.kind === 'EARLY_START' ? 'EARLY_START' : 'AMENDMENT';
}

type Composed = Omit<OrderContent, keyof NoticeCommon>;

function compose(
  kind: OrderContent['kind'],
  parts: ChangeNoticeParts,
  always: readonly string[],
  court: NonNullable<OrderContent['court']>,
): Composed {
  const { request, decision, current } = parts;
  const own = decision.reasons.split('\n').filter((line) => line.trim() !== '');
  if (kind === 'CHANGE_REJECTION')
    return { kind, operative: [rejection(request)], sections: [], reasons: [...own, ...always], court };
  if (kind === 'EARLY_START') {
    // A consent burdens nobody: a letter without instruction on remedies. What follows from it is a text block.
    return { kind, operative: [consent(request), ...always], sections: [], reasons: own, court: null };
  }
  const plan = request.content.plan;
  const changes = plan && current ? changesBetween(current, plan, parts.version.terms.itemToleranceBps) : [];
  return {
    kind,
    operative: [...amendment(parts, plan ?? null), ...always],
    sections: [{ heading: 'Gegenüberstellung', blocks: [sideBySide(changes)] }],
    reasons: [whyAmended(parts), ...own],
    court,
  };
}

const dayOf = (instant: Date): string => CalendarDate.inBerlin(instant).toGerman();

const askedOn = ({ submittedAt, createdAt }: ChangeRequest): string => dayOf(submittedAt ?? createdAt);

function referenceOf({ request, awardedOn }: ChangeNoticeParts): string {
  const asked = request.origin === 'RECIPIENT' ? [`Ihr ${ASKED[request.kind]} vom ${askedOn(request)}`] : [];
  return [...(awardedOn ? [`Mein Bescheid vom ${awardedOn.toGerman()}`] : []), ...asked].join(', ');
}

const ASKED: Readonly<Record<ChangeRequest['kind'], string>> = {
  CHANGE: 'Antrag auf Änderung',
  WAIVER: 'Verzicht',
  EARLY_START: 'Antrag auf vorzeitigen Maßnahmebeginn',
};

function rejection(request: ChangeRequest): string {
  const asked = `Ihren Antrag vom ${askedOn(request)}`;
  if (request.kind === 'EARLY_START') return `${asked} auf Zustimmung zum vorzeitigen Maßnahmebeginn lehne ich ab.`;
  const subject = request.kind === 'WAIVER' ? 'auf Änderung nach Ihrem Verzicht' : 'auf Änderung meines Bescheides';
  return `${asked} ${subject} lehne ich ab.`;
}

function consent({ content }: ChangeRequest): string {
  const start = content.startOn ? CalendarDate.iso(content.startOn).toGerman() : '';
  return `Ich stimme dem Beginn der Maßnahme ab dem ${start} zu.`;
}

function amendment({ awardedOn, current }: ChangeNoticeParts, plan: GrantPlan | null): string[] {
  const changed = `Meinen Bescheid vom ${awardedOn?.toGerman() ?? ''} in seiner bisher geltenden Fassung ändere ich. An die Stelle der bisherigen treten die neuen Angaben der folgenden Gegenüberstellung.`;
  if (!plan || !current) return [changed];
  const [before, after] = [grantOf(current), grantOf(plan)];
  const amount = before.equals(after)
    ? `Die Zuwendung beträgt unverändert ${after.toString()}.`
    : `Die Zuwendung beträgt jetzt ${after.toString()} (bisher ${before.toString()}).`;
  return [changed, amount];
}

function whyAmended({ request }: ChangeNoticeParts): string {
  if (request.origin === 'AUTHORITY') return 'Die Änderung ergeht von Amts wegen.';
  return request.kind === 'WAIVER'
    ? `Sie haben am ${askedOn(request)} auf den Teil der Zuwendung verzichtet, um den ich sie hiermit herabsetze.`
    : `Die Änderung haben Sie am ${askedOn(request)} beantragt: ${request.reason}`;
}

const LABELS: Readonly<Record<PlanChange['subject'], (name: string) => string>> = {
  PERIOD: () => 'Nr. I.1 Bewilligungszeitraum',
  PURPOSE: () => 'Nr. I.2 Zweck',
  GRANT: () => 'Nr. I.1 Zuwendung',
  TRANCHE: (year) => `Nr. I.5 Bewilligungsrahmen ${year}`,
  COSTS: () => 'Nr. I.3 zuwendungsfähige Gesamtausgaben',
  ITEM: (label) => `Nr. I.4 ${label}`,
};

/** Old and new side by side; texts and amounts in the words of the notice. */
function sideBySide(changes: readonly PlanChange[]): TableContent {
  return {
    block: 'TABLE',
    caption: 'Bisherige und neue Fassung',
    columns: [
      { heading: 'Regelung', isNumeric: false, share: 36 },
      { heading: 'bisher', isNumeric: false, share: 32 },
      { heading: 'neu', isNumeric: false, share: 32 },
    ],
    rows: changes.map(({ subject, name, before, after }) => [LABELS[subject](name), written(before), written(after)]),
    totals: [],
  };
}

const written = (value: string | Money): ContentValue => (value instanceof Money ? value.toString() : value);
