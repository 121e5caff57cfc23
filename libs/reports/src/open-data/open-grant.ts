import { maySumsBePublished, type PublicAct } from '#awards';
import { Money, type CalendarDate } from '#kernel';

/** Why a cell is empty: the act may still change, or the recipient is no public body. */
export type WithheldReason = 'NOT_FINAL' | 'CHANGE_NOT_FINAL' | 'RECIPIENT_PROTECTED';

/** One award with the names of 360Giving; null where something is withheld. Days as YYYY-MM-DD. */
export interface OpenGrant {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly currency: 'EUR';
  readonly amountAwarded: Money | null;
  readonly amountDisbursed: Money | null;
  readonly awardDate: string;
  readonly plannedDates: readonly [{ readonly startDate: string | null; readonly endDate: string | null }];
  readonly recipientOrganization: readonly [OpenOrganisation];
  readonly fundingOrganization: readonly [OpenOrganisation];
  readonly grantProgramme: readonly [{ readonly code: string; readonly title: string }];
  readonly dataSource: string;
  readonly dateModified: string;
  readonly license: string;
  readonly withheld: readonly WithheldReason[];
}

export interface OpenOrganisation {
  readonly id: string | null;
  readonly name: string | null;
}

/** What the database lets the public know of an award: a row of awards.public_awards() as JSON. */
export interface PublicAward extends PublicAct {
  readonly prefix: string;
  readonly funder_id: string;
  readonly funder_name: string;
  readonly file_number: string;
  readonly programme_code: string;
  readonly programme_name: string;
  readonly district_ags: string;
  readonly district_name: string;
  readonly recipient_id: string;
  readonly recipient_name: string | null;
  readonly recipient_kind: string;
  readonly first_year: number;
  readonly last_year: number;
  readonly amount_cents: number;
  readonly paid_cents: number;
  readonly awarded_on: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly version: number;
  readonly changed_at: string;
}

/** Where the data come from and what one may do with them. */
export interface OpenDataSource {
  readonly page: string;
  readonly licence: string;
}

/**
 * An award as open data on a day. Until its act, or its last change, is final, sums and period are withheld; title and
 * description are composed from programme, years and district, never taken from the application.
 */
export function toOpenGrant(award: PublicAward, source: OpenDataSource, today: CalendarDate): OpenGrant {
  const withheld = withheldIn(award, today);
  const isOpen = !withheld.some((reason) => reason !== 'RECIPIENT_PROTECTED');
  const years =
    award.first_year === award.last_year ? `${award.first_year}` : `${award.first_year} bis ${award.last_year}`;
  return {
    id: `${award.prefix}-${award.file_number}`,
    title: `${award.programme_name} ${years}: ${award.district_name}`,
    description: `Zuwendung aus dem Programm ${award.programme_name} für ${years}, Gebiet: ${award.district_name}.`,
    currency: 'EUR',
    amountAwarded: isOpen ? Money.ofCents(award.amount_cents) : null,
    amountDisbursed: isOpen ? Money.ofCents(award.paid_cents) : null,
    awardDate: award.awarded_on,
    plannedDates: [{ startDate: isOpen ? award.period_from : null, endDate: isOpen ? award.period_to : null }],
    recipientOrganization: [recipientOf(award)],
    fundingOrganization: [{ id: award.funder_id, name: award.funder_name }],
    grantProgramme: [{ code: award.programme_code, title: award.programme_name }],
    dataSource: source.page,
    dateModified: new Date(award.changed_at).toISOString(),
    license: source.licence,
    withheld,
  };
}

function withheldIn(award: PublicAward, today: CalendarDate): WithheldReason[] {
  const isSettled = maySumsBePublished(award, today);
  return [
    ...(isSettled ? [] : [award.version === 1 ? ('NOT_FINAL' as const) : ('CHANGE_NOT_FINAL' as const)]),
    ...(award.recipient_name === null ? ['RECIPIENT_PROTECTED' as const] : []),
  ];
}

const DISTRICT_KINDS = ['KREIS', 'KREISFREIE_STADT', 'STAEDTEREGION'];

/** A district is its AGS; another public body in it has the AGS and a part of its own. */
function recipientOf(award: PublicAward): OpenOrganisation {
  if (award.recipient_name === null) return { id: null, name: null };
  const id = `DE-AGS-${award.district_ags}`;
  return {
    id: DISTRICT_KINDS.includes(award.recipient_kind) ? id : `${id}-${award.recipient_id.slice(-12)}`,
    name: award.recipient_name,
  };
}

/** The award as the schema describes it: amounts are numbers of euros. */
export const openGrantJson = (grant: OpenGrant): object => ({
  ...grant,
  amountAwarded: euros(grant.amountAwarded),
  amountDisbursed: euros(grant.amountDisbursed),
});

/** JSON knows no other numbers than doubles: below the money limit each cent has its own, and nothing is computed. */
const euros = (amount: Money | null): number | null => (amount === null ? null : amount.toCents() / 100);
