import type { JSX } from 'preact';
import { ROLES } from '#kernel';
import { germanInstant, type LedgerTable, type SavedReport, type TableRead } from '#reports';
import type { PageFrame } from '../../access/index.js';
import { roleWord } from '../../access/role-words.js';
import { FINANCE_READERS } from '../../api/reports/finance-readers.js';
import {
  ActionForm,
  Aside,
  ButtonLink,
  Columns,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatNumber,
  Page,
  PageHead,
  Panel,
  renderPage,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '../../layout/index.js';
import { ReportTableView } from '../report-table-view.js';
import { FormatField } from './builder-page.js';
import { definitionAddress } from './definition-form.js';
import { scheduleWords } from './own-reports-page.js';

export interface SavedReportView {
  readonly report: SavedReport;
  readonly isOwner: boolean;
  readonly table: LedgerTable;
  readonly read: TableRead;
  readonly standAt: Date;
  readonly typed: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

/** A report of one's own with its figures of now; its owner shares it and has it sent. */
export function savedReportPage(frame: PageFrame, view: SavedReportView): string {
  const { report, read, table, errors } = view;
  const { '': refused, ...fields } = errors;
  return renderPage(
    <Page
      {...frame}
      title={report.name}
      breadcrumb={[
        { label: 'Berichte', href: '/berichte' },
        { label: 'Eigene Berichte', href: '/berichte/eigene' },
        { label: report.name },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={report.name} meta={`Stand der Zahlen: ${germanInstant(view.standAt)} Uhr`} />
      <ErrorSummary errors={errorLinks(refused === undefined ? fields : { ...fields, mailTo: refused })} />
      <Columns split="fin">
        <Stack>
          {read.rowCount === 0 ? (
            <EmptyState text="Zurzeit erfüllt keine Zeile alle Bedingungen." />
          ) : (
            <ReportTableView caption={`${report.name}, Beträge in EUR`} table={table} read={read} />
          )}
          {read.rowCount > read.rows.length && (
            <p class="meta">
              Gezeigt sind {formatNumber(read.rows.length)} von {formatNumber(read.rowCount)} Zeilen; die Datei enthält
              alle.
            </p>
          )}
        </Stack>
        <Aside label="Was Sie damit tun können">
          <Panel title="Als Datei" headingLevel={2}>
            <ActionForm
              action={`/berichte/eigene/${report.id}/datei`}
              csrfToken={frame.csrfToken}
              label="Datei erstellen"
            >
              <FormatField value={report.format} />
              <SubmitButton>Datei erstellen</SubmitButton>
            </ActionForm>
          </Panel>
          {view.isOwner ? <Arrangement frame={frame} view={view} /> : <Foreign report={report} />}
          <p>
            <ButtonLink href={definitionAddress(report.definition)} look="secondary" slim>
              Als Vorlage für einen neuen Bericht
            </ButtonLink>
          </p>
        </Aside>
      </Columns>
    </Page>,
  );
}

const Foreign = ({ report }: { report: SavedReport }): JSX.Element => (
  <p class="meta">
    Angelegt von {report.ownerName}, für Ihre Rolle freigegeben. Versand: {scheduleWords(report)}.
  </p>
);

function Arrangement({ frame, view }: { frame: PageFrame; view: SavedReportView }): JSX.Element {
  const { report, typed, errors } = view;
  return (
    <>
      <Panel title="Teilen und zusenden" headingLevel={2} id="einrichten">
        <ActionForm
          action={`/berichte/eigene/${report.id}/einrichten`}
          csrfToken={frame.csrfToken}
          label="Teilen und zusenden"
        >
          <input type="hidden" name="version" value={String(report.version)} />
          <SelectField
            name="sharedWith"
            label="Geteilt mit der Rolle"
            value={typed['sharedWith'] ?? report.sharedWith ?? ''}
            emptyLabel="mit niemandem"
            options={ROLES.filter((role) => FINANCE_READERS.includes(role)).map((role) => ({
              value: role,
              label: roleWord(role),
            }))}
            required={false}
          />
          <SelectField
            name="schedule"
            label="Regelmäßig erstellen"
            value={typed['schedule'] ?? report.schedule}
            emptyLabel={null}
            options={[
              { value: 'NONE', label: 'nein' },
              { value: 'WEEKLY', label: 'jeden Montag' },
              { value: 'MONTHLY', label: 'am Ersten jedes Monats' },
            ]}
          />
          <FormatField value={typed['format'] ?? report.format} />
          <TextField
            name="mailTo"
            label="Nachricht an"
            hint="E-Mail-Adresse; die Nachricht enthält keine Zahlen, nur den Weg hierher."
            type="email"
            value={typed['mailTo'] ?? report.mailTo ?? ''}
            error={errors['mailTo']}
            maxLength={200}
            required={false}
          />
          <SubmitButton look="secondary">Speichern</SubmitButton>
          <p class="meta">{scheduleWords(report)}</p>
        </ActionForm>
      </Panel>
      <ActionForm action={`/berichte/eigene/${report.id}/loeschen`} csrfToken={frame.csrfToken} label="Bericht löschen">
        <SubmitButton look="secondary" slim>
          Bericht löschen
        </SubmitButton>
      </ActionForm>
    </>
  );
}
