import type { JSX } from 'preact';
import type { Money } from '#kernel';
import type { CapOverview, CapRow, CapTotals } from '#reports';
import { CapBar, DenseTable, formatAmount, LegendLine, Mark, Section } from '../layout/index.js';
import type { BudgetFilter } from './budget-filter.js';

/** All holders of a year on one page, with the sum of all in the foot. */
export function CapTable({ overview, filter }: { overview: CapOverview; filter: BudgetFilter }): JSX.Element {
  const { rows, totals } = overview;
  const holders = overview.capHolderKind === 'DISTRICT' ? 'Kreise und Städte' : 'Partnerschaften';
  const title =
    overview.capHolderKind === 'DISTRICT' ? 'Höchstbetrag je Kreis und Stadt' : 'Höchstbetrag je Partnerschaft';
  const exhausted = rows.filter((row) => row.room.isZero()).length;
  return (
    <Section
      title={title}
      note={
        <LegendLine
          entries={[
            { kind: 'committed', label: 'bewilligt' },
            { kind: 'reserved', label: 'vorgemerkt' },
            { kind: 'room', label: 'Spielraum' },
          ]}
        />
      }
    >
      <DenseTable
        caption={`${title} ${overview.year}, Beträge in EUR`}
        hideCaption
        narrow="scroll"
        columns={[
          { label: 'Kreis oder Stadt' },
          { label: 'Höchstbetrag', isNumeric: true },
          { label: 'Beantragt, offen', isNumeric: true },
          { label: 'Vorgemerkt', isNumeric: true },
          { label: 'Bewilligt', isNumeric: true },
          { label: 'Spielraum', isNumeric: true },
          { label: 'Ausschöpfung', width: 'm' },
        ]}
        rows={rows.map((row) => ({
          key: row.capHolder,
          cells: [<Holder row={row} filter={filter} />, ...amounts(row)],
        }))}
        foot={[{ key: 'summe', cells: [`${rows.length} ${holders}`, ...amounts(totals)] }]}
      />
      <p class="meta">
        Beträge in EUR. Spielraum = Höchstbetrag − vorgemerkt − bewilligt. Offene Anträge mindern den Spielraum nicht;
        was davon schon vorgemerkt ist, steht in beiden Spalten. {exhausted} von {rows.length} haben keinen Spielraum
        mehr.
      </p>
    </Section>
  );
}

function Holder({ row, filter }: { row: CapRow; filter: BudgetFilter }): JSX.Element {
  const path = `/haushalt/${encodeURIComponent(row.capHolder)}/${filter.year}`;
  const excess = row.appliedNotReserved.minus(row.room);
  return (
    <>
      <a class="kern-link" href={`${path}?${new URLSearchParams({ programm: filter.programme })}`}>
        {row.organisation ?? row.district}
      </a>{' '}
      <span class="meta">{row.ags}</span>
      {row.exception.isPositive() && <Mark tone="info">mit Ausnahme über {formatAmount(row.exception)}</Mark>}
      {excess.isPositive() && <Mark tone="warning">Anträge {formatAmount(excess)} größer als der Spielraum</Mark>}
    </>
  );
}

const amounts = (row: CapTotals): (JSX.Element | string)[] => [
  formatAmount(row.cap),
  orDash(row.applied),
  orDash(row.reserved),
  formatAmount(row.committed),
  <strong>{formatAmount(row.room)}</strong>,
  <CapBar
    cap={row.cap}
    size="thin"
    segments={[
      { kind: 'committed', amount: row.committed },
      { kind: 'reserved', amount: row.reserved },
    ]}
  />,
];

const orDash = (amount: Money): string => (amount.isZero() ? '–' : formatAmount(amount));
