import type { JSX } from 'preact';
import { Money } from '#kernel';
import {
  germanInstant,
  reportFileName,
  type LedgerRow,
  type ReadyReport,
  type ReportChoice,
  type ReportScope,
  type TableRead,
} from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatNumber,
  Page,
  PageHead,
  renderPage,
  Row,
  Stack,
} from '../layout/index.js';
import type { BarChartProps } from './bar-chart.js';
import { filterAddress, type BudgetFilter } from './budget-filter.js';
import { ChartFold } from './chart-fold.js';
import { FilterForm } from './filter-form.js';
import { ReportTableView } from './report-table-view.js';

export interface ReadyReportView {
  readonly report: ReadyReport;
  readonly choices: readonly ReportChoice[];
  readonly filter: BudgetFilter;
  readonly scope: ReportScope;
  readonly read: TableRead;
  readonly asOfError?: string | undefined;
}

const CHART_ROWS_MAX = 60;

/** A ready report: filter, figures with their time, chart, files. */
export function readyReportPage(frame: PageFrame, view: ReadyReportView): string {
  const { report, choices, filter, scope, read, asOfError } = view;
  const title = `${report.title} ${filter.year}`;
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[{ label: 'Berichte', href: filterAddress('/berichte', filter) }, { label: report.title }]}
      hasErrors={asOfError !== undefined}
    >
      <PageHead title={title} meta={scope.programmeName} lead={report.lead} />
      <ErrorSummary errors={errorLinks({ stand: asOfError })} />
      <div class="row between end filterbar">
        <FilterForm
          action={`/berichte/fertig/${report.name}`}
          choices={choices}
          filter={filter}
          asOfError={asOfError}
        />
        <Downloads report={report} filter={filter} />
      </div>
      <p class="meta" id="stand-der-zahlen">
        Stand der Zahlen: {germanInstant(scope.time.standAt)} Uhr. {report.rule}
      </p>
      <Stack>
        {read.rowCount === 0 ? <EmptyState text={report.emptyText} /> : <Figures view={view} title={title} />}
      </Stack>
    </Page>,
  );
}

function Figures({ view, title }: { view: ReadyReportView; title: string }): JSX.Element {
  const { report, filter, read } = view;
  const chart = chartOf(view);
  return (
    <>
      <ReportTableView caption={`${title}, Beträge in EUR`} table={report} read={read} />
      {read.rowCount > read.rows.length && (
        <p class="meta">
          Gezeigt sind die ersten {formatNumber(read.rows.length)} von {formatNumber(read.rowCount)} Zeilen; die Summe
          und die Dateien enthalten alle.
        </p>
      )}
      {chart !== null && (
        <ChartFold
          title="Als Diagramm"
          label={`Diagramm: ${report.title}`}
          chart={chart}
          href={filterAddress(`/berichte/fertig/${report.name}/diagramm.svg`, filter)}
        />
      )}
    </>
  );
}

/** The chart of a report, or null where it has none or no bar would be longer than nothing. */
export function chartOf({
  report,
  read,
  scope,
}: Pick<ReadyReportView, 'report' | 'read' | 'scope'>): BarChartProps | null {
  const { chart } = report;
  if (chart === null) return null;
  const rows = read.rows.slice(0, CHART_ROWS_MAX).map((row) => ({
    label: textIn(row, chart.label),
    amounts: chart.stacked.map(({ key }) => Money.max(Money.ZERO, amountIn(row, key))),
  }));
  if (rows.every(({ amounts }) => amounts.every((amount) => amount.isZero()))) return null;
  const sums = chart.stacked.map(({ key, label }) => `${label} ${read.totals[key] ?? Money.ZERO} EUR`);
  return {
    title: `${report.title} ${scope.year}, ${scope.programmeName}`,
    description:
      `Gestapelte Balken für ${rows.length} Zeilen, Stand ${germanInstant(scope.time.standAt)}. ` +
      `Zusammen ${sums.join(', ')}. Die Tabelle enthält dieselben Zahlen.`,
    series: chart.stacked.map(({ label }) => label),
    rows,
  };
}

function textIn(row: LedgerRow, key: string): string {
  const value = row[key];
  return typeof value === 'string' ? value : '';
}

function amountIn(row: LedgerRow, key: string): Money {
  const value = row[key];
  return typeof value === 'string' || typeof value === 'number' ? Money.ofCents(value) : Money.ZERO;
}

export const chartName = ({ report, scope }: Pick<ReadyReportView, 'report' | 'scope'>): string =>
  reportFileName(report.name, scope, 'svg');

function Downloads({ report, filter }: { report: ReadyReport; filter: BudgetFilter }): JSX.Element {
  return (
    <Row>
      {['csv', 'xlsx', 'json'].map((format) => (
        <ButtonLink
          key={format}
          href={readyFileAddress(report, filter, format)}
          look="secondary"
          slim
          icon="download"
          download
          label={`${report.title} als ${format.toUpperCase()}`}
        >
          {format.toUpperCase()}
        </ButtonLink>
      ))}
    </Row>
  );
}

/** Where a ready report can be taken as a file. */
export function readyFileAddress(report: ReadyReport, filter: BudgetFilter, format: string): string {
  const asOf = filter.asOf ? { asOf: filter.asOf.toString() } : {};
  const query = { programme: filter.programme, year: String(filter.year), ...asOf, format };
  return `/api/v1/reports/ready/${report.name}?${new URLSearchParams(query)}`;
}
