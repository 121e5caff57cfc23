import { Money, refuse, type CalendarDate, type Refusal } from '#kernel';
import type { FundRules } from './fund.js';

export const LEGAL_FORMS = [
  'VEREIN',
  'GGMBH',
  'SCHULE',
  'RELIGIONSGEMEINSCHAFT',
  'JUGENDGRUPPE',
  'KOMMUNE',
  'SONSTIGE',
] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

export interface PlannedCost {
  readonly label: string;
  readonly amount: Money;
}

/** What an association asks for. The grant is never typed: it is what own and other funds leave of the costs. */
export interface LocalApplication {
  readonly title: string;
  readonly applicantName: string;
  readonly legalForm: LegalForm;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly phone: string;
  readonly summary: string;
  readonly goals: string;
  readonly targetGroup: string;
  readonly place: string;
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly costs: readonly PlannedCost[];
  readonly own: Money;
  readonly thirdParty: Money;
  /** Declarations: not begun, nothing applied for twice, privacy notice read. */
  readonly declared: boolean;
}

export const costsOf = ({ costs }: Pick<LocalApplication, 'costs'>): Money =>
  Money.sum(costs.map(({ amount }) => amount));
export const requestedOf = (application: Pick<LocalApplication, 'costs' | 'own' | 'thirdParty'>): Money =>
  costsOf(application).minus(application.own).minus(application.thirdParty);

const EMAIL = /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/;
/** Least and most characters of each text. */
type TextField =
  | 'title'
  | 'applicantName'
  | 'street'
  | 'city'
  | 'contactName'
  | 'summary'
  | 'goals'
  | 'targetGroup'
  | 'place'
  | 'phone';
const TEXTS: readonly (readonly [TextField, number, number])[] = [
  ['title', 5, 200],
  ['applicantName', 3, 60],
  ['street', 3, 60],
  ['city', 2, 60],
  ['contactName', 2, 100],
  ['summary', 30, 4000],
  ['goals', 10, 2000],
  ['targetGroup', 0, 500],
  ['place', 0, 200],
  ['phone', 0, 40],
];
export const COSTS_MAX = 20;

interface Setting {
  readonly rules: FundRules;
  readonly budgetYear: number;
  readonly today: CalendarDate;
}

/** All rules of an application, in the order of the form; every fault at once, each with its field. */
export function checkApplication(application: LocalApplication, setting: Setting): Refusal[] {
  return [
    ...textFaults(application),
    ...periodFaults(application, setting),
    ...planFaults(application, setting.rules),
    ...(application.declared ? [] : [refuse('local-declaration-missing', {}, '/declared').refusal]),
  ];
}

function textFaults(application: LocalApplication): Refusal[] {
  const faults = TEXTS.flatMap(([field, lengthMin, lengthMax]): Refusal[] => {
    const length = application[field].trim().length;
    if (length < lengthMin)
      return [refuse(length === 0 ? 'entry-missing' : 'local-text-too-short', { lengthMin }, `/${field}`).refusal];
    return length > lengthMax ? [refuse('entry-too-long', { lengthMax }, `/${field}`).refusal] : [];
  });
  if (!/^\d{5}$/.test(application.postcode)) faults.push(refuse('local-postcode', {}, '/postcode').refusal);
  if (!EMAIL.test(application.contactEmail) || application.contactEmail.length > 254)
    faults.push(refuse('local-email', {}, '/contactEmail').refusal);
  return faults;
}

/** Funding is for one year, and only for what has not begun (ANBest-P, VV No. 1.3 zu § 44 LHO). */
function periodFaults({ startsOn, endsOn }: LocalApplication, { budgetYear, today }: Setting): Refusal[] {
  if (startsOn.isAfter(endsOn)) return [refuse('local-period-reversed', {}, '/endsOn').refusal];
  if (!startsOn.isAfter(today))
    return [refuse('local-begun-already', { today: today.toGerman() }, '/startsOn').refusal];
  return startsOn.year !== budgetYear || endsOn.year !== budgetYear
    ? [refuse('local-period-outside-year', { year: budgetYear }, '/endsOn').refusal]
    : [];
}

function planFaults(application: LocalApplication, rules: FundRules): Refusal[] {
  const { costs, own, thirdParty } = application;
  if (costs.length === 0) return [refuse('local-costs-missing', {}, '/costs').refusal];
  if (costs.length > COSTS_MAX) return [refuse('local-costs-too-many', { max: COSTS_MAX }, '/costs').refusal];
  if (costs.some(({ label, amount }) => !amount.isPositive() || label.trim().length < 2 || label.length > 120))
    return [refuse('local-cost-row', {}, '/costs').refusal];
  if (own.isNegative()) return [refuse('amount-negative', {}, '/own').refusal];
  if (thirdParty.isNegative()) return [refuse('amount-negative', {}, '/thirdParty').refusal];
  const requested = requestedOf(application);
  if (!requested.isPositive()) return [refuse('local-nothing-to-fund', {}, '/own').refusal];
  return [...limitFaults(requested, rules), ...ownShareFaults(application, requested, rules)];
}

function limitFaults(requested: Money, { amountMax }: FundRules): Refusal[] {
  if (!amountMax || !requested.exceeds(amountMax)) return [];
  const facts = { requestedCents: requested.toCents(), maxCents: amountMax.toCents() };
  return [
    refuse('local-amount-above-limit', { ...facts, aboveCents: requested.minus(amountMax).toCents() }, '/costs')
      .refusal,
  ];
}

/** The least own share counts own and other funds alike, and only from the grant that the partnership names. */
function ownShareFaults(application: LocalApplication, requested: Money, rules: FundRules): Refusal[] {
  if (rules.ownShareFrom.exceeds(requested)) return [];
  const needed = costsOf(application).shareCeil(rules.ownShareBps);
  const given = application.own.plus(application.thirdParty);
  if (!needed.exceeds(given)) return [];
  return [
    refuse(
      'local-own-share-missing',
      { neededCents: needed.toCents(), missingCents: needed.minus(given).toCents(), bps: rules.ownShareBps },
      '/own',
    ).refusal,
  ];
}

/** Whether the fund takes applications on this day. */
export function mustBeOpen(rules: FundRules, today: CalendarDate): Refusal | null {
  if (!rules.acceptsApplications) return refuse('local-fund-closed').refusal;
  if (rules.opensOn?.isAfter(today)) return refuse('local-window-not-open', { from: rules.opensOn.toGerman() }).refusal;
  if (rules.closesOn?.isBefore(today)) return refuse('local-window-over', { to: rules.closesOn.toGerman() }).refusal;
  return null;
}
