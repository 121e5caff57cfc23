import type { JSX } from 'preact';
import { Money } from '#kernel';
import { freeOf, type Frame, type Fund } from '#partnerships';
import { Bar, DenseTable, formatAmount, LegendLine, Section, Sub } from '../layout/index.js';
import { FUND_NAMES } from './partnership-words.js';

const DASH = '–';

/** The funds of a year: allocated, committed, in vote or decision, free, and what of it is paid. */
export function FundsTable({ frame, hrefOf }: { frame: Frame; hrefOf: (fund: Fund) => string }): JSX.Element {
  return (
    <Section title="Fonds" note={<LegendLine entries={LEGEND} />}>
      <DenseTable
        caption={`Fonds ${frame.budgetYear} in EUR`}
        hideCaption
        narrow="scroll"
        columns={[
          { label: 'Fonds' },
          { label: 'Ausschöpfung' },
          { label: 'Ansatz', isNumeric: true },
          { label: 'Bewilligt', isNumeric: true },
          { label: 'In Abstimmung', isNumeric: true },
          { label: 'Frei', isNumeric: true },
          { label: 'Davon ausgezahlt', isNumeric: true },
        ]}
        rows={frame.funds.map((fund) => ({
          key: fund.code,
          cells: [
            <>
              <a class="kern-link" href={hrefOf(fund)}>
                {FUND_NAMES[fund.code]}
              </a>
              <Sub>{fund.code}</Sub>
            </>,
            <FundBar sums={fund} />,
            ...amounts(fund),
          ],
        }))}
        foot={[
          {
            key: 'sum',
            cells: [`Zusammen ${frame.budgetYear}`, <FundBar sums={sumsOf(frame)} />, ...amounts(sumsOf(frame))],
          },
        ]}
      />
      <p class="meta">{noteOf(frame)}</p>
    </Section>
  );
}

const LEGEND = [
  { kind: 'committed', label: 'bewilligt' },
  { kind: 'reserved', label: 'in Abstimmung oder Entscheidung' },
  { kind: 'room', label: 'frei' },
] as const;

type Sums = Pick<Fund, 'allocated' | 'committed' | 'reserved' | 'paid'>;

function FundBar({ sums }: { sums: Sums }): JSX.Element {
  return (
    <Bar
      total={sums.allocated}
      size="thin"
      segments={[
        { kind: 'committed', amount: sums.committed },
        { kind: 'reserved', amount: sums.reserved },
      ]}
    />
  );
}

const amounts = (sums: Sums): readonly (string | JSX.Element)[] => [
  formatAmount(sums.allocated),
  formatAmount(sums.committed),
  sums.reserved.isZero() ? DASH : formatAmount(sums.reserved),
  <strong>{formatAmount(sums.allocated.minus(sums.committed).minus(sums.reserved))}</strong>,
  formatAmount(sums.paid),
];

export function sumsOf({ funds }: Frame): Sums {
  const sum = (pick: (fund: Fund) => Money): Money => Money.sum(funds.map(pick));
  return {
    allocated: sum((fund) => fund.allocated),
    committed: sum((fund) => fund.committed),
    reserved: sum((fund) => fund.reserved),
    paid: sum((fund) => fund.paid),
  };
}

export const freeOfFrame = (frame: Frame): Money => Money.sum(frame.funds.map(freeOf));

function noteOf(frame: Frame): string {
  const undistributed = frame.award.minus(frame.allocated);
  return [
    'Beträge in EUR.',
    frame.ownShare.isPositive() ? `Eigenanteil: ${frame.ownShare.toString()} zusätzlich.` : '',
    undistributed.isPositive() ? `Noch nicht auf Fonds verteilt: ${undistributed.toString()}.` : '',
    frame.minProjectBps > 0 ? `Mindestens ${frame.minProjectBps / 100} % sind für Projekte bestimmt (ungeprüft).` : '',
  ]
    .filter(Boolean)
    .join(' ');
}
