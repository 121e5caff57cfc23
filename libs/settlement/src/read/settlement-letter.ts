import { Money } from '#kernel';
import type { ContentSection, OrderContent } from '#notices';
import type { SettlementContent, SettlementRecord } from '../persistence/settlement.repository.js';
import type { OrderParts } from './order-common.js';

const amount = (cents: number): string => Money.ofCents(cents).toString();

/** The Schlussbescheid (domain part 3.3): final amount, what follows, the calculation, the cuts with their reasons. */
export function settlementLetter(
  record: Pick<SettlementRecord, 'paid' | 'final' | 'content'>,
  parts: OrderParts,
  words: (code: string) => readonly string[],
  demanded: Money,
): OrderContent {
  const { common, court } = parts;
  const repay = record.paid.minus(demanded).minus(record.final);
  const remaining = Money.max(Money.ZERO, repay.negated());
  return {
    ...common,
    kind: 'SETTLEMENT',
    operative: [
      `Die Zuwendung setze ich nach Prüfung des Verwendungsnachweises endgültig auf ${record.final.toString()} fest.`,
      ...outcome(repay, remaining, words),
    ],
    sections: [calculation(record.content), ...cuts(record.content)],
    reasons: [...record.content.reasons, ...words('settlement-reasons')],
    court,
  };
}

function outcome(repay: Money, remaining: Money, words: (code: string) => readonly string[]): readonly string[] {
  if (repay.isPositive()) {
    return [
      `Ausgezahlt sind ${repay.toString()} mehr. Der Betrag von ${repay.toString()} ist zu erstatten.`,
      ...words('settlement-repay'),
    ];
  }
  if (remaining.isPositive())
    return [`Noch auszuzahlen sind ${remaining.toString()}.`, ...words('settlement-remaining')];
  return words('settlement-done');
}

function calculation({ steps }: SettlementContent): ContentSection {
  return {
    heading: 'Berechnung',
    blocks: [
      {
        block: 'TABLE',
        caption: 'Rechenweg, Beträge in EUR',
        columns: [
          { heading: 'Schritt', isNumeric: false, share: 50 },
          { heading: 'Grundlage', isNumeric: false, share: 30 },
          { heading: 'Betrag', isNumeric: true, share: 20 },
        ],
        rows: steps.map(({ label, formula, basis, amountCents }) => [
          formula === null ? label : `${label}: ${printed(formula)}`,
          basis,
          { amountCents },
        ]),
        totals: [],
      },
    ],
  };
}

/** The fonts of notices have no mathematical minus. */
const printed = (formula: string): string => formula.replaceAll('\u2212', '–');

function cuts(content: SettlementContent): ContentSection[] {
  if (content.cuts.length === 0) return [];
  return [
    {
      heading: 'Nicht anerkannte Ausgaben',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Kürzungen mit Grund, Beträge in EUR',
          columns: [
            { heading: 'Position', isNumeric: false, share: 30 },
            { heading: 'Grund', isNumeric: false, share: 30 },
            { heading: 'geltend gemacht', isNumeric: true, share: 20 },
            { heading: 'gekürzt', isNumeric: true, share: 20 },
          ],
          rows: content.cuts.map((cut) => [
            cut.label,
            cut.reason,
            { amountCents: cut.claimedCents },
            { amountCents: cut.cutCents },
          ]),
          totals: [
            [
              'Summe',
              '',
              { amountCents: content.cuts.reduce((sum, { claimedCents }) => sum + claimedCents, 0) },
              { amountCents: content.cuts.reduce((sum, { cutCents }) => sum + cutCents, 0) },
            ],
          ],
        },
      ],
    },
  ];
}

/** One sentence that says what was recognised, for the reasons of the notice. */
export const recognisedSentence = (content: SettlementContent): string =>
  `Nach Prüfung Ihres Verwendungsnachweises erkenne ich zuwendungsfähige Ausgaben von ${amount(content.eligibleActualCents)} an (geplant: ${amount(content.eligiblePlanCents)}); die Einnahmen und Leistungen Dritter betragen ${amount(content.thirdPartyActualCents)} (geplant: ${amount(content.thirdPartyPlanCents)}).`;
