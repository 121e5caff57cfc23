import type { JSX } from 'preact';
import { Money } from '#kernel';
import type { Portfolio } from '#reports';
import { Alert, DenseTable, formatAmount, formatEuro, Section, Stack, type TableRow } from '../../layout/index.js';
import type { PortfolioView } from './portfolio-question.js';
import { AUTHORITY_WORDS, countOf, missingSentences, NO_EFFECT } from './portfolio-words.js';

/** What the choice would leave under each cap and in the title, and whether it fits. */
export function ChoiceResult({ view: { portfolio } }: { view: PortfolioView }): JSX.Element {
  const { simulation, notPending } = portfolio;
  const missing = missingSentences(portfolio);
  const head = `${countOf(simulation.chosen.length)} über ${formatEuro(simulation.total)}`;
  return (
    <Section title="Ergebnis der Auswahl" id="ergebnis">
      <Stack>
        <Alert
          tone={simulation.fits ? 'success' : 'warning'}
          title={simulation.fits ? `${head}: Die Auswahl passt.` : `${head}: Die Auswahl passt nicht.`}
          headingLevel={3}
        >
          {missing.length > 0 && (
            <>
              <ul>
                {missing.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
              <p>Senken Sie Beträge, wählen Sie Anträge ab, oder sehen Sie eine der Kombinationen darunter an.</p>
            </>
          )}
          {notPending.length > 0 && (
            <p>Nicht mitgerechnet, weil nicht mehr offen oder schon vorgemerkt: {notPending.join(', ')}.</p>
          )}
          <p>{NO_EFFECT}</p>
        </Alert>
        <DenseTable
          caption="Was übrig bleibt, in EUR"
          narrow="cards"
          columns={[
            { label: 'Höchstbetrag oder Titel' },
            { label: 'Vorher frei', isNumeric: true },
            { label: 'Ausgewählt', isNumeric: true },
            { label: 'Bliebe frei', isNumeric: true },
          ]}
          rows={leftRows(portfolio)}
        />
      </Stack>
    </Section>
  );
}

/** One line per holder that the choice concerns, and one per account of the title. */
export function leftLines({
  caps,
  titles,
  room,
  simulation,
}: Portfolio): { name: string; before: Money; left: Money }[] {
  const concerned = caps.filter(({ capHolder }) => simulation.chosen.some((each) => each.capHolder === capHolder));
  return [
    ...concerned.map((row) => ({
      name: row.organisation ?? row.district,
      before: row.room,
      left: simulation.left.holders.get(row.capHolder) ?? Money.ZERO,
    })),
    ...titles.map(({ chapter, titleNumber, authority }) => ({
      name: `Titel ${chapter} ${titleNumber}, ${AUTHORITY_WORDS[authority]}`,
      before: room.title[authority],
      left: simulation.left.title[authority],
    })),
  ];
}

const leftRows = (portfolio: Portfolio): TableRow[] =>
  leftLines(portfolio).map(({ name, before, left }) => ({
    key: name,
    kind: left.isNegative() ? 'missing' : undefined,
    cells: [name, formatAmount(before), formatAmount(before.minus(left)), formatAmount(left)],
  }));
