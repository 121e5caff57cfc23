import type { JSX } from 'preact';
import { Money } from '#kernel';
import {
  Bar,
  DenseTable,
  formatAmount,
  formatDateTime,
  formatEuro,
  Panel,
  Swatch,
  type BarKind,
} from '../layout/index.js';
import type { GrantLife } from './life.js';

const LEFT: ReadonlySet<string> = new Set(['EXECUTED', 'CREDITED']);

/** Granted, paid, proved, still to prove, not yet paid: one bar with its figures, and the years below. */
export function MoneyPanel({ life }: { life: GrantLife }): JSX.Element {
  const { award, situation, use } = life;
  const paid = paidOf(life);
  const proved = Money.min(life.proved ?? use.used, paid);
  const unpaid = Money.max(award.amount.minus(paid), Money.ZERO);
  const excess = Money.max(paid.minus(award.amount), Money.ZERO);
  return (
    <Panel title="Geld" look="soft" note={<span class="meta">Stand: {formatDateTime(life.asOf)}</span>}>
      <Bar
        total={award.amount}
        size="thick"
        segments={[
          { kind: 'proved', amount: proved },
          { kind: 'this', amount: paid.minus(proved) },
        ]}
      />
      <dl class="moneys">
        <Figure label="Bewilligt" amount={award.amount} />
        <Figure label="Ausgezahlt" amount={paid} />
        <Figure label={life.proved ? 'davon belegt' : 'davon verwendet gemeldet'} amount={proved} kind="proved" />
        <Figure label="noch zu belegen" amount={paid.minus(proved)} kind="this" />
        <Figure label="noch nicht ausgezahlt" amount={unpaid} kind="room" />
        {excess.isPositive() && <Figure label="mehr ausgezahlt als bewilligt" amount={excess} />}
      </dl>
      <DenseTable
        caption="Beträge je Haushaltsjahr in EUR"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Jahresscheibe' },
          { label: 'Bewilligt', isNumeric: true },
          { label: 'Ausgezahlt', isNumeric: true },
          { label: 'Unterwegs', isNumeric: true },
          { label: 'Noch abrufbar', isNumeric: true },
        ]}
        rows={situation.years.map(({ budgetYear, tranche, drawn }) => {
          const paidInYear = paidOf(life, budgetYear);
          return {
            key: String(budgetYear),
            cells: [
              String(budgetYear),
              ...[tranche, paidInYear, drawn.minus(paidInYear), roomOf(tranche, drawn)].map(formatAmount),
            ],
          };
        })}
        foot={[
          {
            key: 'sum',
            cells: [
              'Zusammen',
              ...[
                award.amount,
                paid,
                situation.drawn.minus(paid),
                Money.sum(situation.years.map(({ tranche, drawn }) => roomOf(tranche, drawn))),
              ].map(formatAmount),
            ],
          },
        ]}
      />
    </Panel>
  );
}

const roomOf = (tranche: Money, drawn: Money): Money => Money.max(tranche.minus(drawn), Money.ZERO);

/** What has left the account of the authority, of one budget year or of all. */
function paidOf({ situation }: GrantLife, year?: number): Money {
  const paid = situation.requests.filter(
    ({ status, budgetYear }) => LEFT.has(status) && (year === undefined || budgetYear === year),
  );
  return Money.sum(paid.map(({ amount }) => amount));
}

function Figure(props: { label: string; amount: Money; kind?: BarKind }): JSX.Element {
  return (
    <div>
      <dt>
        <span class="lg">
          {props.kind && <Swatch kind={props.kind} />}
          <span>{props.label}</span>
        </span>
      </dt>
      <dd>{formatEuro(props.amount)}</dd>
    </div>
  );
}
