import type { CalendarDate } from '#kernel';
import { Money } from '#kernel';
import type { OrderContent } from '#notices';
import type { Claim } from '../persistence/claim.repository.js';
import type { StoredInterestOrder } from '../persistence/interest-order.repository.js';
import type { Relief } from '../persistence/relief.repository.js';
import type { OrderParts } from './order-common.js';

type Words = (code: string) => readonly string[];

/** How the days were counted, in words: § 49a VwVfG leaves it open, so the notice says it. */
const DAY_COUNT_WORDS: Readonly<Record<string, string>> = {
  ACT_365: 'taggenau, das Jahr zu 365 Tagen',
  ACT_ACT: 'taggenau, das Jahr nach dem Kalender (365 oder 366 Tage)',
  '30E_360': 'der Monat zu 30 Tagen, das Jahr zu 360 Tagen',
};

/** Zinsbescheid (§ 49a (3), (4) VwVfG NRW): amount, every segment with its rate, the day count, when to pay. */
export function interestLetter(order: StoredInterestOrder, parts: OrderParts, words: Words): OrderContent {
  const months = parts.terms.terms.recoveryPaymentMonths;
  const within = months === 1 ? 'eines Monats' : `von ${months} Monaten`;
  const law = `§ 49a Abs. ${order.kind === 'REIMBURSEMENT' ? 3 : 4} ${parts.procedureAct}`;
  return {
    ...parts.common,
    kind: 'INTEREST',
    operative: [
      `Für die Zeit vom ${order.from.toGerman()} bis zum ${order.to.toGerman()} setze ich Zinsen von ${order.amount.toString()} fest (${law}).`,
      `Der Betrag ist innerhalb ${within} nach Eintritt der Bestandskraft dieses Bescheides zu zahlen.`,
    ],
    sections: [
      ...lateUses(order),
      {
        heading: 'Berechnung',
        blocks: [
          {
            block: 'TABLE',
            caption: 'Abschnitte der Verzinsung, Beträge in EUR',
            columns: [
              { heading: 'Zeitraum', isNumeric: false, share: 42 },
              { heading: 'Tage', isNumeric: true, share: 13 },
              { heading: 'Zinssatz', isNumeric: true, share: 20 },
              { heading: 'verzinster Betrag', isNumeric: true, share: 25 },
            ],
            rows: order.content.segments.map((segment) => [
              `${germanDay(segment.from)} bis ${germanDay(segment.to)}`,
              String(segment.days),
              `${segment.ratePct} %`,
              { amountCents: segment.principalCents },
            ]),
            totals: [],
          },
          {
            block: 'TEXT',
            text: `Der Zinssatz liegt fünf Prozentpunkte über dem jeweiligen Basiszinssatz (§ 247 BGB). Gezählt sind die Tage ${DAY_COUNT_WORDS[order.content.dayCount] ?? order.content.dayCount}. Die Zinsen sind einmal am Ende kaufmännisch auf den Cent gerundet; Zinseszinsen sind nicht berechnet.`,
          },
        ],
      },
    ],
    reasons: [order.reason, ...words(order.kind === 'REIMBURSEMENT' ? 'interest-reasons' : 'late-use-reasons')],
    court: parts.court,
  };
}

/** What was used late: each part with its days, so that the recipient can follow every segment. */
function lateUses({ content: { uses = [] } }: StoredInterestOrder): OrderContent['sections'] {
  if (uses.length === 0) return [];
  return [
    {
      heading: 'Verspätet verwendete Mittel',
      blocks: [
        {
          block: 'TABLE',
          caption: 'Gutschrift, Frist und Verwendung, Beträge in EUR',
          columns: [
            { heading: 'gutgeschrieben', isNumeric: false, share: 25 },
            { heading: 'zu verwenden bis', isNumeric: false, share: 25 },
            { heading: 'verwendet am', isNumeric: false, share: 25 },
            { heading: 'Betrag', isNumeric: true, share: 25 },
          ],
          rows: uses.map(({ creditedOn, useUntil, usedOn, amountCents }) => [
            { date: creditedOn },
            { date: useUntil },
            { date: usedOn },
            { amountCents },
          ]),
          totals: [['Summe', '', '', { amountCents: uses.reduce((sum, use) => sum + use.amountCents, 0) }]],
        },
        {
          block: 'TEXT',
          text: 'Die Ausgaben sind den Zahlungen in der Reihenfolge ihrer Gutschrift zugeordnet, mit dem Anteil, den die Zuwendung an ihnen trägt.',
        },
      ],
    },
  ];
}

/** Stundungsbescheid: until when, in which instalments, on which terms. */
export function deferralLetter(claim: Claim, relief: Relief, parts: OrderParts, words: Words): OrderContent {
  const until = relief.until?.toGerman() ?? '';
  return {
    ...parts.common,
    kind: 'DEFERRAL',
    operative: [
      `Die Forderung Nr. ${claim.number} über noch ${relief.amount.toString()} stunde ich bis zum ${until}.`,
      ...(relief.instalments.length > 0 ? ['Sie ist in den unten genannten Raten zu zahlen.'] : []),
      ...(relief.terms.trim() === '' ? [] : [relief.terms]),
    ],
    sections:
      relief.instalments.length === 0
        ? []
        : [
            {
              heading: 'Ratenplan',
              blocks: [
                {
                  block: 'TABLE',
                  caption: 'Raten in EUR',
                  columns: [
                    { heading: 'Rate', isNumeric: false, share: 30 },
                    { heading: 'fällig am', isNumeric: false, share: 35 },
                    { heading: 'Betrag', isNumeric: true, share: 35 },
                  ],
                  rows: relief.instalments.map(({ due, amount }, index) => [
                    `${index + 1}. Rate`,
                    { date: due.toString() },
                    { amountCents: amount.toCents() },
                  ]),
                  totals: [
                    ['Summe', '', { amountCents: Money.sum(relief.instalments.map(({ amount }) => amount)).toCents() }],
                  ],
                },
              ],
            },
          ],
    reasons: [relief.reason, ...words('deferral-reasons')],
    court: parts.court,
  };
}

/** Mahnung: what is overdue since when, and until when it is to be paid now. */
export function dunningLetter(
  claim: Claim,
  reminder: { readonly number: number; readonly dueSince: CalendarDate; readonly payUntil: CalendarDate },
  parts: OrderParts,
  words: Words,
): OrderContent {
  return {
    ...parts.common,
    kind: 'DUNNING',
    operative: [
      `Meine Forderung Nr. ${claim.number} war bis zum ${reminder.dueSince.toGerman()} zu zahlen. Offen sind ${claim.balance.toString()}.`,
      `Bitte zahlen Sie bis zum ${reminder.payUntil.toGerman()}.`,
    ],
    sections: [
      {
        heading: 'Wie es weitergeht',
        blocks: words('dunning-consequence').map((text) => ({ block: 'TEXT' as const, text })),
      },
    ],
    reasons: [],
    court: null,
  };
}

function germanDay(iso: string): string {
  const [year, month, day] = iso.split('-');
  return `${day}.${month}.${year}`;
}

/** Bescheid über einen Erlass: what is no longer demanded. */
export const remissionLetter = (claim: Claim, relief: Relief, parts: OrderParts, words: Words): OrderContent => ({
  ...parts.common,
  kind: 'REMISSION',
  operative: [`Die Forderung Nr. ${claim.number} erlasse ich in Höhe von ${relief.amount.toString()}.`],
  sections: [],
  reasons: [relief.reason, ...words('remission-reasons')],
  court: parts.court,
});
