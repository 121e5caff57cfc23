import type { JSX } from 'preact';
import { READY_REPORTS, type ReportChoice } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  DenseTable,
  errorLinks,
  ErrorSummary,
  Page,
  PageHead,
  renderPage,
  Row,
  Stack,
  Sub,
} from '../layout/index.js';
import { filterAddress, type BudgetFilter } from './budget-filter.js';
import { FilterForm } from './filter-form.js';
import { readyFileAddress } from './ready-report-page.js';

export interface ReportsView {
  readonly choices: readonly ReportChoice[];
  readonly filter: BudgetFilter;
  readonly asOfError?: string | undefined;
}

interface Download {
  readonly format: string;
  readonly href: string;
}

interface Report {
  readonly title: string;
  readonly holds: string;
  /** The page that shows the same rows. */
  readonly page: string | null;
  readonly downloads: readonly Download[];
}

/** What can be taken away: one line per report, the same figures as on the pages. */
export function reportsPage(frame: PageFrame, view: ReportsView): string {
  const { choices, filter, asOfError } = view;
  return renderPage(
    <Page {...frame} title="Berichte" hasErrors={asOfError !== undefined}>
      <PageHead title="Berichte" lead="Wählen Sie Jahr und Programm; die Dateien enthalten genau diese Auswahl." />
      <Stack>
        <ErrorSummary errors={errorLinks({ stand: asOfError })} />
        <p>
          <ButtonLink href="/berichte/eigene" look="secondary" slim>
            Eigene Berichte und Dateien
          </ButtonLink>
        </p>
        <div id="stand-der-zahlen">
          <FilterForm action="/berichte" choices={choices} filter={filter} asOfError={asOfError} />
        </div>
        <DenseTable
          caption={`Berichte ${filter.year}`}
          hideCaption
          narrow="cards-two"
          rowHeader={0}
          columns={[{ label: 'Bericht' }, { label: 'Herunterladen' }]}
          rows={reportsOf(filter).map((report) => ({
            key: report.title,
            cells: [<Named report={report} />, <Downloads report={report} />],
          }))}
        />
      </Stack>
    </Page>,
  );
}

function reportsOf(filter: BudgetFilter): Report[] {
  const files = (path: string, formats: readonly string[], more: Record<string, string> = {}): Download[] =>
    formats.map((format) => ({ format, href: downloadAddress(path, filter, { ...more, format }) }));
  const chart = { format: 'svg', href: filterAddress('/haushalt/diagramm.svg', filter) };
  return [
    {
      title: 'Höchstbeträge je Kreis',
      holds: 'Höchstbetrag, beantragt, vorgemerkt, bewilligt und Spielraum je Kreis; als Diagramm auch zum Drucken.',
      page: filterAddress('/haushalt', filter),
      downloads: [...files('budget', ['csv', 'xlsx', 'json']), chart],
    },
    {
      title: 'Haushaltstitel',
      holds: 'Haushaltsvollzug: vom Ansatz bis zum Ist, gebunden und frei je Titel; auch als Diagramm.',
      page: filterAddress('/haushalt', filter),
      downloads: [
        ...files('budget', ['csv', 'xlsx', 'json'], { table: 'titles' }),
        { format: 'svg', href: filterAddress('/haushalt/vollzug.svg', filter) },
      ],
    },
    {
      title: 'Portfolio für das Entscheidungsgremium',
      holds:
        'Alle offenen Anträge mit Spielraum und Kombinationen, die passen; was wäre, wenn. Immer mit dem Stand von jetzt.',
      page: filterAddress('/haushalt/portfolio', { ...filter, asOf: null }),
      downloads: [
        { format: 'pdf', href: filterAddress('/haushalt/portfolio/pdf', { ...filter, asOf: null }) },
        { format: 'json', href: downloadAddress('portfolio', { ...filter, asOf: null }, {}) },
      ],
    },
    ...READY_REPORTS.map((report) => ({
      title: report.title,
      holds: report.lead,
      page: filterAddress(`/berichte/fertig/${report.name}`, filter),
      downloads: ['csv', 'xlsx', 'json'].map((format) => ({ format, href: readyFileAddress(report, filter, format) })),
    })),
    {
      title: 'Alle Buchungen unter dem Höchstbetrag',
      holds: 'Jede Vormerkung, Bewilligung und Freigabe mit Zeit und Aktenzeichen.',
      page: null,
      downloads: files('cap-ledger', ['csv', 'xlsx', 'json']),
    },
    {
      title: 'Arbeitsliste',
      holds: 'Alle Vorgänge mit Stand, Frist, Betrag und zuständiger Person; unabhängig von Jahr und Programm.',
      page: '/arbeitsliste',
      downloads: ['csv', 'xlsx'].map((format) => ({ format, href: `/arbeitsliste.${format}` })),
    },
  ];
}

function downloadAddress(report: string, filter: BudgetFilter, more: Record<string, string>): string {
  const asOf = filter.asOf ? { asOf: filter.asOf.toString() } : {};
  const query = { programme: filter.programme, year: String(filter.year), ...asOf, ...more };
  return `/api/v1/reports/${report}?${new URLSearchParams(query)}`;
}

function Named({ report }: { report: Report }): JSX.Element {
  return (
    <>
      {report.page === null ? (
        report.title
      ) : (
        <a class="kern-link" href={report.page}>
          {report.title}
        </a>
      )}
      <Sub>{report.holds}</Sub>
    </>
  );
}

function Downloads({ report }: { report: Report }): JSX.Element {
  return (
    <Row>
      {report.downloads.map(({ format, href }) => (
        <ButtonLink
          key={format}
          href={href}
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
