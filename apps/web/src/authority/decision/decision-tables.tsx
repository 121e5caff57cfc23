import type { JSX } from 'preact';
import type { ApplicationForm } from '#applications';
import type { CapOfCase, Decision, DecidedYear, Tranche } from '#awards';
import { Money } from '#kernel';
import { Accordion, CellField, DenseTable, formatAmount, Sub, type TableRow } from '../../layout/index.js';
import { amountField, limitField, reasonField, type DecisionForm } from './decision-form.js';

const sum = (cents: readonly number[]): number => cents.reduce((total, each) => total + each, 0);

/** Several years make the table wide: it scrolls in its own region then. */
const narrowOf = (years: readonly number[]): 'cards' | 'scroll' => (years.length > 2 ? 'scroll' : 'cards');

/** Eligible costs with each cut and its reason, as fields. */
export function EditableCosts({ content, form }: { content: ApplicationForm; form: DecisionForm }): JSX.Element {
  const { years } = content;
  return (
    <DenseTable
      caption="Zuwendungsfähige Ausgaben in EUR"
      isEditable
      narrow={narrowOf(years)}
      columns={[
        { label: 'Position und Grund einer Kürzung' },
        { label: 'Beantragt', isNumeric: true },
        ...years.map((year) => ({ label: `Anerkannt ${year}`, isNumeric: true, width: 'm' as const })),
      ]}
      rows={content.costItems.map((item): TableRow => {
        const name = item.description;
        const hasError = [reasonField(item.id), ...years.map((year) => amountField(item.id, year))].some(
          (field) => form.errors[field] !== undefined,
        );
        return {
          key: item.id,
          ...(hasError ? { kind: 'bad' as const } : {}),
          cells: [
            <>
              {name}
              <CellField
                name={reasonField(item.id)}
                label={`Grund der Kürzung: ${name}`}
                value={form.cutReasons[item.id]}
                error={form.errors[reasonField(item.id)]}
              />
            </>,
            <>
              {formatAmount(sum(Object.values(item.amountsCents)))}
              {years.length > 1 && (
                <Sub>{years.map((year) => formatAmount(item.amountsCents[year] ?? 0)).join(' · ')}</Sub>
              )}
            </>,
            ...years.map((year) => (
              <CellField
                name={amountField(item.id, year)}
                label={`${name}: anerkannt ${year} in EUR`}
                value={form.amounts[amountField(item.id, year)]}
                error={form.errors[amountField(item.id, year)]}
                isAmount
              />
            )),
          ],
        };
      })}
      foot={[
        {
          key: 'limit',
          cells: [
            <>
              Zuwendung höchstens
              <Sub>leer lassen, wenn die Formel gilt</Sub>
            </>,
            '',
            ...years.map((year) => (
              <CellField
                name={limitField(year)}
                label={`Zuwendung ${year} höchstens, in EUR`}
                value={form.limits[year]}
                error={form.errors[limitField(year)]}
                isAmount
              />
            )),
          ],
        },
      ]}
    />
  );
}

/** The same costs as decided, for eyes only. */
export function DecidedCosts({ decision }: { decision: Decision }): JSX.Element {
  const { items, years } = decision.content;
  const cutOf = (requested: number, recognised: number): string =>
    requested === recognised ? '–' : formatAmount(recognised - requested);
  const requestedTotal = sum(items.map((item) => sum(Object.values(item.requestedCents))));
  const recognisedTotal = sum(items.map((item) => sum(Object.values(item.recognisedCents))));
  const ofYear = (year: number): number => sum(items.map((item) => item.recognisedCents[year] ?? 0));
  return (
    <DenseTable
      caption="Zuwendungsfähige Ausgaben in EUR"
      narrow={narrowOf(years.map(({ year }) => year))}
      columns={[
        { label: 'Position und Grund einer Kürzung' },
        { label: 'Beantragt', isNumeric: true },
        ...years.map(({ year }) => ({ label: `Anerkannt ${year}`, isNumeric: true })),
        { label: 'Kürzung', isNumeric: true },
      ]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <>
            {item.label}
            {item.cutReason !== '' && <Sub>{item.cutReason}</Sub>}
          </>,
          formatAmount(sum(Object.values(item.requestedCents))),
          ...years.map(({ year }) => formatAmount(item.recognisedCents[year] ?? 0)),
          cutOf(sum(Object.values(item.requestedCents)), sum(Object.values(item.recognisedCents))),
        ],
      }))}
      foot={[
        {
          key: 'sum',
          cells: [
            'Zuwendungsfähige Ausgaben',
            formatAmount(requestedTotal),
            ...years.map(({ year }) => formatAmount(ofYear(year))),
            cutOf(requestedTotal, recognisedTotal),
          ],
        },
      ]}
    />
  );
}

/** The computation unfolded: one row per step, one column per year; the room is the present one. */
export function CalculationSteps({ decision, caps }: { decision: Decision; caps: readonly CapOfCase[] }): JSX.Element {
  const { years } = decision.content;
  const keys = [...new Set(years.flatMap(({ steps }) => steps.map(({ key }) => key)))].filter(
    (key) => key !== 'room' && key !== 'grant' && key !== 'own',
  );
  const excesses = years.map(({ year }) => caps.find(({ budgetYear }) => budgetYear === year)?.excess ?? Money.ZERO);
  const isOver = excesses.some((excess) => excess.isPositive());
  const rows: TableRow[] = keys.map((key, index) => stepRow(key, index + 1, years));
  rows.push({
    key: 'room',
    cells: [
      <>
        {keys.length + 1}. Spielraum
        <Sub>Höchstbetrag abzüglich bewilligt und vorgemerkt, jetziger Stand</Sub>
      </>,
      ...years.map(({ year }) => {
        const cap = caps.find(({ budgetYear }) => budgetYear === year);
        return cap ? formatAmount(cap.room) : '–';
      }),
    ],
  });
  if (isOver)
    rows.push({
      key: 'over',
      kind: 'missing',
      cells: ['Über dem Spielraum', ...excesses.map((each) => formatAmount(each))],
    });
  return (
    <Accordion title="Rechenweg der Zuwendung" open>
      <DenseTable
        caption="Rechenweg der Zuwendung in EUR"
        hideCaption
        narrow={narrowOf(years.map(({ year }) => year))}
        columns={[
          { label: 'Schritt und Grundlage' },
          ...years.map(({ year }) => ({ label: String(year), isNumeric: true })),
        ]}
        rows={rows}
        foot={[
          {
            key: 'grant',
            cells: [
              isOver ? 'Zuwendung' : 'Zuwendung: kleinster Wert',
              ...years.map(({ grantCents }, index) =>
                excesses[index]?.isPositive() ? 'nicht festsetzbar' : formatAmount(grantCents),
              ),
            ],
          },
        ]}
      />
    </Accordion>
  );
}

function stepRow(key: string, number: number, years: readonly DecidedYear[]): TableRow {
  const stepOfYear = (year: DecidedYear) => year.steps.find((step) => step.key === key);
  const first = years.map(stepOfYear).find((step) => step !== undefined);
  const formulas = years.map((year) => stepOfYear(year)?.formula ?? null).filter((formula) => formula !== null);
  const label = (first?.label ?? key).replace(/ 20\d\d$/, '');
  return {
    key,
    cells: [
      <>
        {number}. {label}
        <Sub>
          {formulas.length > 0 ? `${formulas.join(' und ')}; ` : ''}
          {first?.basis}
        </Sub>
      </>,
      ...years.map((year) => {
        const step = stepOfYear(year);
        return step ? formatAmount(step.amountCents) : '–';
      }),
    ],
  };
}

/** Tranches per year with own share and the room that is left. */
export function Tranches(props: {
  decision: Decision;
  tranches: readonly Tranche[];
  caps: readonly CapOfCase[];
}): JSX.Element {
  const { years } = props.decision.content;
  const ownOf = (year: number): number => years.find((each) => each.year === year)?.ownCents ?? 0;
  const isSigned = props.decision.state === 'SIGNED';
  return (
    <DenseTable
      caption="Jahresscheiben in EUR"
      columns={[
        { label: 'Haushaltsjahr' },
        { label: 'Ermächtigung' },
        { label: 'Zuwendung', isNumeric: true },
        { label: 'Eigenanteil', isNumeric: true },
        { label: 'Spielraum danach', isNumeric: true },
      ]}
      rows={props.tranches.map((tranche) => {
        const cap = props.caps.find(({ budgetYear }) => budgetYear === tranche.budgetYear);
        const left = cap?.room.minus(isSigned ? Money.ZERO : tranche.amount);
        return {
          key: String(tranche.budgetYear),
          cells: [
            String(tranche.budgetYear),
            tranche.authority === 'AE' ? 'Ausgabeermächtigung' : 'Verpflichtungsermächtigung',
            formatAmount(tranche.amount),
            formatAmount(ownOf(tranche.budgetYear)),
            left?.isNegative() ? <span class="over">{formatAmount(left)}</span> : left ? formatAmount(left) : '–',
          ],
        };
      })}
      foot={[
        {
          key: 'sum',
          cells: [
            'Gesamt',
            '',
            formatAmount(props.decision.amount),
            formatAmount(sum(years.map(({ ownCents }) => ownCents))),
            '',
          ],
        },
      ]}
    />
  );
}
