import { CalendarDate, Money } from '#kernel';
import type { Letter, LetterBlock } from '#notices';
import { germanInstant, type Portfolio } from '#reports';
import { statusWord } from '../../access/refusals/case-words.js';
import { leftLines } from './choice-result.js';
import { ORDER_WORDS } from './portfolio-question.js';
import { combinationsOf, COMBINATION_NOTE, countOf, missingSentences, NO_EFFECT } from './portfolio-words.js';

/** The portfolio to print and hand out in a meeting, with the choice that was on screen. It is no decision. */
export function portfolioLetter(portfolio: Portfolio, isDemo: boolean): Letter {
  const heading = `Portfolio ${portfolio.year}`;
  return {
    form: 'PRINT',
    documentTitle: `${heading}, ${portfolio.programmeName}`,
    heading,
    authority: {
      name: portfolio.programmeName,
      subline: 'Offene Anträge für das Entscheidungsgremium',
      returnLine: '',
    },
    recipientLines: [],
    facts: [],
    opening: [],
    body: [
      {
        type: 'paragraph',
        text: `Stand ${germanInstant(portfolio.time.standAt)} Uhr. ${countOf(portfolio.applications.length)}, Reihenfolge: ${ORDER_WORDS[portfolio.order]}. ${NO_EFFECT}`,
      },
      ...choiceBlocks(portfolio),
      { type: 'section', heading: 'Offene Anträge', blocks: [applicationTable(portfolio)] },
      {
        type: 'section',
        heading: 'Kombinationen, die passen',
        blocks: [combinationTable(portfolio), { type: 'paragraph', text: COMBINATION_NOTE, style: 'small' }],
      },
    ],
    footer: `${portfolio.programmeName} · ${heading}`,
    watermark: isDemo ? 'DEMO' : null,
    bannerText: isDemo ? 'Demo: Alle Angaben sind erfunden.' : null,
    date: CalendarDate.inBerlin(portfolio.time.standAt).toString(),
    attachments: [],
  };
}

function choiceBlocks(portfolio: Portfolio): LetterBlock[] {
  const { simulation } = portfolio;
  if (simulation.chosen.length === 0) return [];
  const verdict = simulation.fits ? 'Die Auswahl passt.' : 'Die Auswahl passt nicht.';
  return [
    {
      type: 'section',
      heading: 'Ergebnis der Auswahl',
      blocks: [
        {
          type: 'paragraph',
          text: `${countOf(simulation.chosen.length)} über ${simulation.total.toString()}. ${verdict}`,
          style: 'strong',
        },
        ...listOf(missingSentences(portfolio)),
        tableOf(
          'Was übrig bleibt, in EUR',
          ['Höchstbetrag oder Titel', 'Vorher frei', 'Ausgewählt', 'Bliebe frei'],
          leftLines(portfolio).map(({ name, before, left }) => [
            name,
            printed(before),
            printed(before.minus(left)),
            printed(left),
          ]),
        ),
      ],
    },
  ];
}

const listOf = (items: readonly string[]): LetterBlock[] =>
  items.length === 0 ? [] : [{ type: 'list', numbering: 'bullet', items }];

function applicationTable({ applications, simulation, room }: Portfolio): LetterBlock {
  if (applications.length === 0) return { type: 'paragraph', text: 'Kein Antrag ist offen.' };
  const chosen = new Map(simulation.chosen.map(({ fileNumber, amount }) => [fileNumber, amount]));
  return {
    type: 'table',
    caption: 'Offene Anträge, Beträge in EUR',
    hasHead: true,
    columns: [
      { heading: 'Antrag', align: 'left', share: 36 },
      { heading: 'Kreis oder Stadt', align: 'left', share: 24 },
      { heading: 'Spielraum', align: 'right', share: 18 },
      { heading: 'Beantragt', align: 'right', share: 18 },
      { heading: 'Ausgewählt', align: 'right', share: 18 },
    ],
    rows: applications.map((each) => [
      { text: each.fileNumber, note: statusWord(each.status) },
      { text: each.district },
      { text: printed(room.holders.get(each.capHolder) ?? Money.ZERO) },
      { text: printed(each.amount) },
      { text: chosenText(chosen.get(each.fileNumber), each.reserved) },
    ]),
  };
}

/** The letter's font has no minus sign of its own: a hyphen stands for it. */
const printed = (amount: Money): string => amount.toGerman();

const chosenText = (amount: Money | undefined, reserved: Money | null): string =>
  amount ? printed(amount) : reserved ? 'vorgemerkt' : '–';

const combinationTable = (portfolio: Portfolio): LetterBlock =>
  tableOf(
    'Kombinationen, Beträge in EUR',
    ['Kombination', 'Anträge', 'Summe', 'Bleiben offen'],
    combinationsOf(portfolio).map(({ name, combination }) => [
      combination.isProvedBest ? name : `${name} (beste gefundene)`,
      String(combination.fileNumbers.length),
      printed(combination.total),
      String(portfolio.applications.length - combination.fileNumbers.length),
    ]),
  );

const tableOf = (
  caption: string,
  heads: readonly [string, ...string[]],
  rows: readonly (readonly string[])[],
): LetterBlock => ({
  type: 'table',
  caption,
  hasHead: true,
  columns: heads.map((heading, index) => ({
    heading,
    align: index === 0 ? 'left' : 'right',
    share: index === 0 ? 40 : 20,
  })),
  rows: rows.map((row) => row.map((text) => ({ text }))),
});
