import type { JSX } from 'preact';
import { germanInstant, type BudgetExecution, type CapOverview, type ReportChoice, type ReportTime } from '#reports';
import type { CalendarDate } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Aside,
  Badge,
  ButtonLink,
  Columns,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Page,
  PageHead,
  Panel,
  renderPage,
  Row,
  Stack,
} from '../layout/index.js';
import { filterAddress, type BudgetFilter } from './budget-filter.js';
import { capChartOf } from './cap-chart.js';
import { CapTable } from './cap-table.js';
import { ChartFold } from './chart-fold.js';
import { FilterForm } from './filter-form.js';
import { titleChartOf } from './title-chart.js';
import { CoveragePanel, PaymentPanel, TitlePanel } from './title-panel.js';

export interface BudgetView {
  readonly choices: readonly ReportChoice[];
  readonly filter: BudgetFilter;
  readonly overview: CapOverview;
  readonly execution: BudgetExecution;
  /** Last day of the year on which money is ordered; null where the programme has no terms for it. */
  readonly lastOrder: CalendarDate | null;
  readonly asOfError?: string | undefined;
}

/** Caps and budget of a year (sketch 07): who has how much room, and whether the title covers it. */
export function budgetPage(frame: PageFrame, view: BudgetView): string {
  const { choices, filter, overview, execution, asOfError } = view;
  const title = `Höchstbeträge und Haushalt ${filter.year}`;
  const titles = titleChartOf(execution);
  const spending = execution.titles.filter(({ authority }) => authority === 'AE');
  return renderPage(
    <Page {...frame} title={title} hasErrors={asOfError !== undefined}>
      <PageHead title={title} meta={overview.programmeName} />
      <ErrorSummary errors={errorLinks({ stand: asOfError })} />
      <div class="row between end filterbar">
        <FilterForm action="/haushalt" choices={choices} filter={filter} asOfError={asOfError} />
        <Downloads filter={filter} />
      </div>
      <Stand time={overview.time} />
      <Columns split="fin">
        <Stack>
          <p>
            <ButtonLink href={filterAddress('/haushalt/portfolio', { ...filter, asOf: null })} look="secondary" slim>
              Portfolio: offene Anträge und was passt
            </ButtonLink>
          </p>
          {overview.rows.length === 0 ? (
            <EmptyState
              text={`Für ${overview.programmeName} ist ${filter.year} noch nichts beantragt, vorgemerkt oder bewilligt.`}
            />
          ) : (
            <>
              <CapTable overview={overview} filter={filter} />
              <ChartFold
                title="Als Diagramm"
                label="Diagramm der Ausschöpfung"
                chart={capChartOf(overview)}
                href={filterAddress('/haushalt/diagramm.svg', filter)}
              />
            </>
          )}
          {titles !== null && (
            <ChartFold
              title="Haushaltstitel als Diagramm"
              label="Diagramm der Haushaltstitel"
              chart={titles}
              href={filterAddress('/haushalt/vollzug.svg', filter)}
              download="Titel als SVG"
            />
          )}
        </Stack>
        <Aside label="Haushalt">
          {execution.titles.length === 0 && (
            <Panel title="Haushaltstitel" look="key">
              <p>
                Für {filter.year} ist kein Haushaltstitel eingerichtet. Ohne Mittel im Titel kann nichts bewilligt
                werden.
              </p>
            </Panel>
          )}
          {execution.titles.map((each, index) => (
            <TitlePanel
              key={`${each.titleId} ${each.authority}`}
              title={each}
              year={filter.year}
              isKey={index === 0}
              isLinked
            />
          ))}
          {spending.length > 0 && <PaymentPanel titles={spending} year={filter.year} lastOrder={view.lastOrder} />}
          {spending.length > 0 && overview.rows.length > 0 && (
            <CoveragePanel overview={overview} titles={execution.titles} />
          )}
          <Panel
            title="Höchstbetrag"
            headingLevel={3}
            note={overview.capVerifiedBy === null ? <Badge tone="warning">ungeprüft</Badge> : undefined}
          >
            <p>
              {overview.cap.toString()} im Haushaltsjahr {filter.year}.
            </p>
            <p class="meta">
              Quelle: {overview.capSource}
              {overview.capVerifiedBy === null ? '' : `, geprüft von ${overview.capVerifiedBy}`}
            </p>
          </Panel>
        </Aside>
      </Columns>
    </Page>,
  );
}

/** Before the first programme with a cap is loaded. */
export const emptyBudgetPage = (frame: PageFrame): string =>
  renderPage(
    <Page {...frame} title="Haushalt" h1="Haushalt">
      <EmptyState text="Noch ist kein Programm mit Höchstbeträgen eingerichtet." />
    </Page>,
  );

/** The time of the figures stands above everything. */
export function Stand({ time }: { time: ReportTime }): JSX.Element {
  const stand = time.asOf === null ? germanInstant(time.standAt) : `Ende des ${time.asOf.toGerman()}`;
  return (
    <p class="asof" id="stand-der-zahlen">
      <strong>Stand: {stand}.</strong> Alle Zahlen stammen aus den Buchungen bis zu diesem Zeitpunkt. Downloads tragen
      Stand und Filter im Dateinamen.
    </p>
  );
}

function Downloads({ filter }: { filter: BudgetFilter }): JSX.Element {
  const report = {
    programme: filter.programme,
    year: String(filter.year),
    ...(filter.asOf ? { asOf: filter.asOf.toString() } : {}),
  };
  const href = (format: string): string => `/api/v1/reports/budget?${new URLSearchParams({ ...report, format })}`;
  const ledger = `/api/v1/reports/cap-ledger?${new URLSearchParams({ ...report, format: 'csv' })}`;
  return (
    <div role="group" aria-label="Diese Übersicht herunterladen">
      <Row>
        {(['csv', 'xlsx', 'json'] as const).map((format) => (
          <ButtonLink key={format} href={href(format)} look="secondary" slim icon="download" download>
            {format.toUpperCase()}
          </ButtonLink>
        ))}
        <ButtonLink
          href={ledger}
          look="tertiary"
          slim
          icon="download"
          download
          label="Alle Buchungen unter dem Höchstbetrag als CSV"
        >
          Alle Buchungen
        </ButtonLink>
      </Row>
    </div>
  );
}
