import type { ComponentChild, JSX } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { roomOf, type CapSituation } from '#awards';
import type { PlanYear } from '#funding-law';
import { Money } from '#kernel';
import {
  CapBar,
  formatAmount,
  formatDateTime,
  formatEuro,
  formatPercent,
  Legend,
  Totals,
  type TotalsRow,
} from '../../layout/index.js';
import type { StepView } from '../step-view.js';

/** What the plan's figures are made of. */
export interface PlanFigures {
  readonly view: StepView;
  /** Caps and awards of the district in the years of the plan, reservations left out: they are not the district's to see. */
  readonly situations: readonly CapSituation[];
  readonly now: Date;
}

/** Fragments by element id: the page shows them, autosave replaces them. */
export function planFragments(figures: PlanFigures): Record<string, ComponentChild> {
  const { reading, version } = figures.view.opened;
  const fragments: Record<string, ComponentChild> = {
    'plan-zuschuss': <GrantComputation {...figures} />,
    'plan-kurz': <ShortResult {...figures} />,
  };
  for (const year of reading.years) {
    const computed = reading.computation?.years.find((each) => each.year === year);
    for (const { code } of version.terms.costCategories) {
      const items = reading.plan.costItems.filter(({ category }) => category === code);
      const sum = Money.sum(items.map(({ amounts }) => amounts[year] ?? Money.ZERO));
      fragments[sumId(code, year)] = formatAmount(sum);
    }
    fragments[sumId('kosten', year)] = formatAmount(computed?.costs ?? Money.ZERO);
    fragments[sumId('zuwendung', year)] = formatAmount(computed?.grant ?? Money.ZERO);
    fragments[sumId('finanzierung', year)] = formatAmount(financingOf(computed));
    fragments[sumId('offen', year)] = formatAmount(computed?.missing ?? Money.ZERO);
  }
  return fragments;
}

export const sumId = (what: string, year: number): string => `summe-${what}-${year}`;

export const renderFragments = (fragments: Readonly<Record<string, ComponentChild>>): Record<string, string> =>
  Object.fromEntries(Object.entries(fragments).map(([id, content]) => [id, renderToString(<>{content}</>)]));

const financingOf = (year: PlanYear | undefined): Money =>
  year ? year.thirdParty.plus(year.ownEntered).plus(year.grant) : Money.ZERO;

function GrantComputation({ view, situations, now }: PlanFigures): JSX.Element {
  const { computation, years } = view.opened.reading;
  if (!computation) return <p>Sobald alle Beträge lesbar sind, steht hier Ihr Zuschuss.</p>;
  return (
    <>
      {computation.years.map((year) => (
        <div key={year.year}>
          {years.length > 1 && <h3 class="kern-heading-small">{year.year}</h3>}
          <Totals caption={`Berechnung des Zuschusses ${year.year}`} rows={rowsOf(view, year)} />
        </div>
      ))}
      {years.map((year) => {
        const situation = situations.find(({ budgetYear }) => budgetYear === year);
        const grant = computation.years.find((each) => each.year === year)?.grant ?? Money.ZERO;
        return situation && <Room key={year} situation={situation} grant={grant} name={view.organisation.name} />;
      })}
      <p class="meta">Bis zur Entscheidung ist nichts vorgemerkt. Stand {formatDateTime(now)}.</p>
    </>
  );
}

/** The result in a line per year, for narrow screens on which the computation stands far below. */
function ShortResult({ view }: PlanFigures): JSX.Element {
  const years = view.opened.reading.computation?.years ?? [];
  return (
    <>
      {years.map(({ year, grant, missing }) => (
        <p key={year}>
          <strong>
            Zuschuss {year}: {formatEuro(grant)}
          </strong>
          {missing.isPositive() && `, es fehlen ${formatEuro(missing)}`}
          {missing.isNegative() && `, ${formatEuro(missing.negated())} zu viel eingetragen`}
        </p>
      ))}
    </>
  );
}

function rowsOf(view: StepView, year: PlanYear): TotalsRow[] {
  const { rateBps } = view.opened.version.terms;
  const rated = year.steps.find(({ key }) => key === 'rated');
  const limit = limitSentence(year);
  const rows: TotalsRow[] = [{ label: 'Zuwendungsfähige Ausgaben', amount: formatAmount(year.eligible) }];
  if (year.notEligible.isPositive())
    rows.push({ label: 'Nicht zuwendungsfähig', amount: formatAmount(year.notEligible) });
  if (rated) rows.push({ label: `davon ${formatPercent(rateBps)}`, amount: formatAmount(rated.amount) });
  rows.push(
    { label: 'Höchstbetrag im Jahr', amount: formatAmount(year.cap) },
    {
      label: `Zuschuss ${year.year}`,
      amount: formatEuro(year.grant),
      kind: 'result',
      ...(limit ? { note: limit } : {}),
    },
    { label: 'Leistungen Dritter', amount: formatAmount(year.thirdParty) },
    {
      label: 'Ihr Eigenanteil',
      amount: formatEuro(year.ownRequired),
      kind: 'result',
      note: `mindestens ${formatAmount(year.ownMinimum)}`,
    },
    { label: 'davon eingetragen', amount: formatAmount(year.ownEntered) },
  );
  if (year.missing.isPositive()) rows.push({ label: 'Es fehlen', amount: formatAmount(year.missing), kind: 'missing' });
  if (year.missing.isNegative())
    rows.push({ label: 'Zu viel eingetragen', amount: formatAmount(year.missing.negated()), kind: 'missing' });
  return rows;
}

function limitSentence({ limitedBy }: PlanYear): string | null {
  switch (limitedBy) {
    case 'CAP':
      return 'begrenzt durch den Höchstbetrag';
    case 'ROOM':
      return 'begrenzt durch den Spielraum';
    case 'OWN_SHARE':
      return 'begrenzt durch den Mindesteigenanteil';
    case 'REQUESTED':
      return 'begrenzt durch den beantragten Betrag';
    case null:
      return null;
  }
}

function Room({ situation, grant, name }: { situation: CapSituation; grant: Money; name: string }): JSX.Element {
  const cap = situation.cap.plus(situation.exception);
  const left = roomOf(situation).minus(grant);
  return (
    <>
      <h3 class="kern-heading-small">Spielraum {situation.budgetYear}</h3>
      <p class="meta">
        Höchstens {formatEuro(cap)} für {name}
      </p>
      <CapBar
        cap={cap}
        segments={[
          { kind: 'committed', amount: situation.committed },
          { kind: 'this', amount: grant },
        ]}
      />
      <Legend
        caption={`Spielraum ${situation.budgetYear}`}
        rows={[
          { label: 'Bewilligt', amount: situation.committed, kind: 'committed' },
          { label: 'Dieser Antrag', amount: grant, kind: 'this' },
          left.isNegative()
            ? { label: 'Über dem Höchstbetrag', amount: left.negated(), kind: 'over', isTotal: true }
            : { label: 'Danach frei', amount: left, kind: 'room', isTotal: true },
        ]}
      />
    </>
  );
}
