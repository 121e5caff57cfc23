import type { Award } from '#awards';
import type { CalendarDate } from '#kernel';
import { Money } from '#kernel';
import type { OrderContent } from '#notices';
import type { Recovery, RecoveryBasis } from '../persistence/recovery.repository.js';
import type { OrderParts } from './order-common.js';

type Words = (code: string) => readonly string[];

const LAW: Readonly<Record<RecoveryBasis, string>> = {
  REDUCTION: 'Nr. 2 der Nebenbestimmungen (auflösende Bedingung), § 49a Abs. 1',
  REVOCATION: '§ 49 Abs. 3, § 49a Abs. 1',
  WITHDRAWAL: '§ 48 Abs. 1, 2 und 4, § 49a Abs. 1',
};

/** The paragraphs a recovery rests on, in the act on administrative procedure of the Land. */
export const recoveryLaw = (basis: RecoveryBasis, { procedureAct }: Pick<OrderParts, 'procedureAct'>): string =>
  `${LAW[basis]} ${procedureAct}`;

/** What the act does to the grant (domain part 3.3), and how much the recipient holds too much because of it. */
export interface RecoveryEffect {
  readonly newGrant: Money;
  readonly demand: Money;
}

/** Anhörung (§ 28 VwVfG NRW): facts, intended decision, legal basis, amount, interest from when, and the deadline. */
export function hearingLetter(
  recovery: Recovery,
  effect: RecoveryEffect,
  due: CalendarDate,
  parts: OrderParts,
  words: Words,
): OrderContent {
  return {
    ...parts.common,
    kind: 'HEARING',
    operative: [
      `Ich beabsichtige, ${intended(recovery, effect, parts.awardDate)}`,
      ...(effect.demand.isPositive()
        ? [
            `Ich beabsichtige, die Erstattung von ${effect.demand.toString()} zu verlangen und den Betrag ab dem ${recovery.ineffectiveFrom.toGerman()} mit fünf Prozentpunkten über dem Basiszinssatz jährlich zu verzinsen (§ 49a Abs. 3 ${parts.procedureAct}).`,
          ]
        : []),
    ],
    sections: [
      { heading: 'Sachverhalt', blocks: [{ block: 'TEXT', text: recovery.finding }] },
      { heading: 'Rechtsgrundlage', blocks: [{ block: 'TEXT', text: recoveryLaw(recovery.basis, parts) }] },
      {
        heading: 'Gelegenheit zur Äußerung',
        blocks: [
          {
            block: 'TEXT',
            text: `Gemäß § 28 ${parts.procedureAct} gebe ich Ihnen Gelegenheit, sich bis zum ${due.toGerman()} zu äußern.`,
          },
          ...words('hearing-portal').map((text) => ({ block: 'TEXT' as const, text })),
        ],
      },
    ],
    reasons: [],
    court: null,
  };
}

function intended(recovery: Recovery, { newGrant }: RecoveryEffect, awardDate: string): string {
  switch (recovery.basis) {
    case 'REDUCTION':
      return `festzustellen, dass sich die mit Bescheid vom ${awardDate} bewilligte Zuwendung auf ${newGrant.toString()} ermäßigt hat.`;
    case 'REVOCATION':
      return `meinen Bescheid vom ${awardDate} mit Wirkung für die Vergangenheit in Höhe von ${recovery.reduction.toString()} zu widerrufen.`;
    case 'WITHDRAWAL':
      return `meinen Bescheid vom ${awardDate} mit Wirkung für die Vergangenheit in Höhe von ${recovery.reduction.toString()} zurückzunehmen.`;
  }
}

/** Teilwiderrufs-, Rücknahme- oder Ermäßigungs- und Erstattungsbescheid. */
export function recoveryLetter(
  award: Award,
  recovery: Recovery,
  effect: RecoveryEffect,
  parts: OrderParts,
  words: Words,
): OrderContent {
  const months = parts.terms.terms.recoveryPaymentMonths;
  const within = months === 1 ? 'eines Monats' : `von ${months} Monaten`;
  const demands = effect.demand.isPositive()
    ? [
        `Der Betrag von ${effect.demand.toString()} ist innerhalb ${within} nach Eintritt der Bestandskraft dieses Bescheides zu erstatten.`,
        `Er ist ab dem ${recovery.ineffectiveFrom.toGerman()} mit fünf Prozentpunkten über dem Basiszinssatz jährlich zu verzinsen; die Zinsen werden gesondert festgesetzt.`,
      ]
    : [];
  const { reasons } = recovery;
  return {
    ...parts.common,
    kind: 'RECOVERY',
    operative: [operative(recovery, effect, parts.awardDate), ...demands],
    sections: [
      {
        heading: 'Betrag',
        blocks: [
          {
            block: 'FACTS',
            caption: 'Berechnung der Erstattung',
            entries: [
              { label: 'Zuwendung bisher', value: { amountCents: award.amount.toCents() } },
              { label: 'Zuwendung nach diesem Bescheid', value: { amountCents: effect.newGrant.toCents() } },
              { label: 'Zu erstatten', value: { amountCents: effect.demand.toCents() } },
              { label: 'Rechtsgrundlage', value: recoveryLaw(recovery.basis, parts) },
            ],
          },
        ],
      },
    ],
    reasons: [
      ...(reasons ? [reasons.facts, reasons.law, reasons.discretion, reasons.result] : []),
      ...heardSentence(recovery, parts),
      ...words('recovery-free-of-charge'),
    ].filter((text) => text.trim() !== ''),
    court: parts.court,
  };
}

function operative(recovery: Recovery, { newGrant }: RecoveryEffect, awardDate: string): string {
  switch (recovery.basis) {
    case 'REDUCTION':
      return `Ich stelle fest, dass sich die mit Bescheid vom ${awardDate} bewilligte Zuwendung auf ${newGrant.toString()} ermäßigt hat.`;
    case 'REVOCATION':
      return `Meinen Bescheid vom ${awardDate} widerrufe ich mit Wirkung für die Vergangenheit in Höhe von ${recovery.reduction.toString()}.`;
    case 'WITHDRAWAL':
      return `Meinen Bescheid vom ${awardDate} nehme ich mit Wirkung für die Vergangenheit in Höhe von ${recovery.reduction.toString()} zurück.`;
  }
}

/** § 28 VwVfG NRW: what was said, or why nobody was asked. */
function heardSentence({ hearing, answer, exemptionReason }: Recovery, { procedureAct }: OrderParts): string[] {
  if (answer) return [`Sie haben sich im Rahmen der Anhörung geäußert; Ihr Vorbringen habe ich berücksichtigt.`];
  if (hearing)
    return [
      `Von der Gelegenheit, sich bis zum ${hearing.due.toGerman()} zu äußern, haben Sie keinen Gebrauch gemacht.`,
    ];
  return exemptionReason === null
    ? []
    : [`Von einer Anhörung habe ich nach § 28 Abs. 2 ${procedureAct} abgesehen: ${exemptionReason}`];
}
