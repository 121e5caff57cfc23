import type { JSX } from 'preact';
import { sectionOf } from '#budget';
import { Money, type CalendarDate } from '#kernel';
import type { CapOverview, TitleRow } from '#reports';
import { Badge, Bar, formatAmount, formatDate, Legend, Panel, Totals, type TotalsRow } from '../layout/index.js';

const AUTHORITY = { AE: 'Ausgabeermächtigung', VE: 'Verpflichtungsermächtigung' } as const;

/** A budget title from appropriation to what is free. */
export function TitlePanel(props: {
  title: TitleRow;
  year: number;
  isKey: boolean;
  /** Leads to the bookings; not on the page of the bookings itself. */
  isLinked: boolean;
}): JSX.Element {
  const { title, year, isKey, isLinked } = props;
  const id = `titel-${title.titleId}-${title.authority}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  const signed = (amount: Money): string => `${amount.isPositive() ? '+' : ''}${formatAmount(amount)}`;
  const optional = (label: string, amount: Money): TotalsRow[] =>
    amount.isZero() ? [] : [{ label, amount: signed(amount) }];
  return (
    <Panel
      title={isKey ? 'Haushaltstitel' : AUTHORITY[title.authority]}
      headingLevel={isKey ? 2 : 3}
      look={isKey ? 'key' : 'plain'}
      id={id}
      note={title.verifiedBy === null ? <Badge tone="warning">ungeprüft</Badge> : undefined}
    >
      <p class="meta">
        Einzelplan {sectionOf(title.chapter)}, Kapitel {title.chapter} Titel {title.titleNumber},{' '}
        {AUTHORITY[title.authority]} {year}
      </p>
      <Totals
        caption={`${AUTHORITY[title.authority]} ${year} in EUR`}
        rows={[
          { label: 'Ansatz', amount: formatAmount(title.appropriation) },
          ...optional('Verstärkung', title.reinforcement),
          ...optional('Umsetzung', title.transfer),
          ...optional('Sperre', title.block),
          ...optional('Überplanmäßig', title.overrun),
          ...optional('Ausgaberest', title.carryover),
          ...optional('Verfallen', title.lapse),
          { label: 'Verfügbar', amount: formatAmount(title.appropriated), kind: 'result' },
          { label: 'Festgelegt (bewilligt)', amount: formatAmount(title.committed.negated()) },
          { label: 'Vorgemerkt', amount: formatAmount(title.reserved.negated()) },
          { label: 'Frei', amount: formatAmount(title.free), kind: 'result' },
          ...(title.authority === 'AE' && !isLinked
            ? [
                { label: 'Ist (ausgezahlt)', amount: formatAmount(title.paid) },
                { label: 'Noch auszuzahlen', amount: formatAmount(title.outstanding) },
              ]
            : []),
        ]}
      />
      <Bar
        total={title.appropriated}
        segments={[
          { kind: 'committed', amount: title.committed },
          { kind: 'reserved', amount: title.reserved },
        ]}
      />
      {isLinked && (
        <p class="meta">
          <a class="kern-link" href={`/haushalt/titel/${encodeURIComponent(title.titleId)}?jahr=${year}`}>
            Buchungen im Titel
            <span class="kern-sr-only">
              {' '}
              {title.chapter} {title.titleNumber}, {AUTHORITY[title.authority]}
            </span>
          </a>
        </p>
      )}
    </Panel>
  );
}

/** What of the bound money has been paid, and until when money of the year can still be ordered. */
export function PaymentPanel(props: {
  titles: readonly TitleRow[];
  year: number;
  /** Null where the programme has no terms for that year. */
  lastOrder: CalendarDate | null;
}): JSX.Element {
  const { titles, year, lastOrder } = props;
  const paid = Money.sum(titles.map((title) => title.paid));
  const outstanding = Money.sum(titles.map((title) => title.outstanding));
  return (
    <Panel title="Auszahlung" headingLevel={3}>
      <Bar total={paid.plus(outstanding)} segments={[{ kind: 'committed', amount: paid }]} />
      <Legend
        caption={`Auszahlung ${year}`}
        rows={[
          { label: 'Ausgezahlt (Ist)', amount: paid, kind: 'committed' },
          { label: 'Noch auszuzahlen', amount: outstanding, kind: 'room' },
          { label: 'Zusammen', amount: paid.plus(outstanding), isTotal: true },
        ]}
      />
      {lastOrder !== null && (
        <p class="meta">
          Letzter Anordnungstag {year}: {formatDate(lastOrder)}
        </p>
      )}
    </Panel>
  );
}

/** Whether the title would cover every room under the cap. Rooms of a year are drawn from what is free in that year. */
export function CoveragePanel({
  overview,
  titles,
}: {
  overview: CapOverview;
  titles: readonly TitleRow[];
}): JSX.Element {
  const free = Money.sum(titles.map((title) => title.free));
  const { room } = overview.totals;
  const uncovered = Money.max(room.minus(free), Money.ZERO);
  return (
    <Panel
      title="Deckung"
      headingLevel={3}
      note={
        <Badge tone={uncovered.isZero() ? 'success' : 'warning'}>
          {uncovered.isZero() ? 'für alle' : 'nicht für alle'}
        </Badge>
      }
    >
      <Legend
        caption="Spielraum und freie Mittel"
        rows={[
          {
            label:
              overview.capHolderKind === 'DISTRICT'
                ? 'Spielraum aller Kreise und Städte'
                : 'Spielraum aller Partnerschaften',
            amount: room,
          },
          { label: 'Frei im Titel', amount: free },
          { label: 'Ungedeckt', amount: uncovered, isTotal: true },
        ]}
      />
      <p class="meta">
        {uncovered.isZero()
          ? 'Die freien Mittel reichen, auch wenn jeder Spielraum genutzt wird.'
          : 'Würde jeder Spielraum genutzt, reichte der Titel nicht. Neue Bewilligungen prüft das System gegen beides.'}
      </p>
    </Panel>
  );
}
