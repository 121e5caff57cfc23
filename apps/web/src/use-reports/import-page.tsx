import type { JSX } from 'preact';
import { IMPORT_BYTES_MAX, RECEIPTS_MAX, type ImportFault, type OpenReport, type ReceiptImport } from '#use-reports';
import { sentenceOf, type PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  DenseTable,
  ErrorSummary,
  errorLinks,
  FileField,
  formatDateTime,
  formatFileSize,
  formatNumber,
  HiddenField,
  Panel,
  SubmitButton,
} from '../layout/index.js';
import { reportPath, writingPage } from './report-frame.js';

const PREVIEW_LINES = 20;
const STATES = { READ: 'gelesen, noch nicht übernommen', TAKEN: 'übernommen', DISCARDED: 'verworfen' } as const;

/** Reading a receipt list from a file: template, upload, preview with faults by row and cell, taking over. */
export function importPage(
  frame: PageFrame,
  opened: OpenReport,
  imports: readonly ReceiptImport[],
  errors: Readonly<Record<string, string>> = {},
): string {
  const base = reportPath(opened.report);
  const open = imports.find(({ state }) => state === 'READ');
  return writingPage(
    frame,
    opened,
    'import',
    <>
      <ErrorSummary errors={errorLinks(errors)} />
      {open && <Preview file={open} opened={opened} frame={frame} />}
      <Panel title="1. Vorlage" look="soft">
        <p>
          Die Vorlage enthält die Positionen Ihres Bescheides. Eigene Listen gehen auch, wenn ihre Spalten so heißen.
        </p>
        <ButtonLink href={`${base}/vorlage.xlsx`} look="secondary" download>
          Vorlage herunterladen (XLSX)
        </ButtonLink>
      </Panel>
      <Panel title="2. Datei wählen">
        <ActionForm action={`${base}/import`} csrfToken={frame.csrfToken} hasFiles label="Belegliste hochladen">
          <FileField
            name="datei"
            label="Belegliste"
            accept=".xlsx,.csv"
            limits={`XLSX oder CSV, höchstens ${formatFileSize(IMPORT_BYTES_MAX)} und ${formatNumber(RECEIPTS_MAX)} Zeilen. Ihre Belegliste ändert sich erst, wenn Sie die Vorschau übernehmen.`}
            error={errors['datei']}
          />
          <SubmitButton look={open ? 'secondary' : 'primary'}>Datei prüfen</SubmitButton>
        </ActionForm>
      </Panel>
      {imports.length > 0 && (
        <DenseTable
          caption="Bisherige Dateien"
          narrow="cards-two"
          columns={[
            { label: 'Datei' },
            { label: 'Hochgeladen' },
            { label: 'Zeilen', isNumeric: true },
            { label: 'Fehler', isNumeric: true },
            { label: 'Stand' },
          ]}
          rows={imports.map((file) => ({
            key: file.id,
            cells: [
              file.fileName,
              `${formatDateTime(file.uploadedAt)}, ${file.uploadedByName}`,
              formatNumber(file.rows.length),
              formatNumber(file.faults.length),
              STATES[file.state],
            ],
          }))}
        />
      )}
    </>,
    Object.keys(errors).length > 0,
  );
}

/** "Zeile 14, Spalte F: …". */
export const faultSentence = ({ row, column, kind, facts }: ImportFault): string =>
  `Zeile ${row}${column === '' ? '' : `, Spalte ${column}`}: ${sentenceOf({ kind, facts })}`;

function Preview(props: { file: ReceiptImport; opened: OpenReport; frame: PageFrame }): JSX.Element {
  const { file, opened, frame } = props;
  const path = `${reportPath(opened.report)}/import/${file.id}`;
  const count = opened.receipts.length;
  return (
    <Panel title={`Vorschau: ${file.fileName}`} id="vorschau">
      {file.faults.length > 0 ? (
        <Alert tone="danger" title={`${formatNumber(file.faults.length)} Stellen sind zu berichtigen`} headingLevel={3}>
          <p>Berichtigen Sie die Datei und laden Sie sie neu hoch. Ihre Belegliste ist unverändert.</p>
          <ul class="kern-list kern-list--bullet">
            {file.faults.map((fault) => (
              <li key={`${fault.row}${fault.column}${fault.kind}`}>{faultSentence(fault)}</li>
            ))}
          </ul>
        </Alert>
      ) : (
        <Alert tone="success" title={`${formatNumber(file.rows.length)} Zeilen sind lesbar`} headingLevel={3}>
          Übernommen ist noch nichts.
        </Alert>
      )}
      <DenseTable
        caption={`Die ersten ${Math.min(PREVIEW_LINES, file.rows.length)} Zeilen, wie sie gelesen wurden`}
        narrow="scroll"
        columns={[
          { label: 'Position' },
          { label: 'Beleg-Nr.' },
          { label: 'Gezahlt' },
          { label: 'Empfänger' },
          { label: 'Grund' },
          { label: 'Brutto', isNumeric: true },
          { label: 'Zuwendungsfähig', isNumeric: true },
        ]}
        rows={file.rows.slice(0, PREVIEW_LINES).map((entries, index) => ({
          key: String(index),
          cells: [
            entries.item ?? '',
            entries.voucherNo ?? '',
            entries.paidOn ?? '',
            entries.payee ?? '',
            entries.purpose ?? '',
            entries.gross ?? '',
            entries.eligible === undefined || entries.eligible === '' ? 'alles' : entries.eligible,
          ],
        }))}
      />
      <ButtonRow>
        {file.faults.length === 0 && (
          <ActionForm action={`${path}/uebernehmen`} csrfToken={frame.csrfToken} class="bare-form">
            <HiddenField name="mode" value="REPLACE" />
            <SubmitButton>
              {count === 0 ? 'Zeilen übernehmen' : `${formatNumber(count)} vorhandene Zeilen ersetzen`}
            </SubmitButton>
          </ActionForm>
        )}
        {file.faults.length === 0 && count > 0 && (
          <ActionForm action={`${path}/uebernehmen`} csrfToken={frame.csrfToken} class="bare-form">
            <HiddenField name="mode" value="APPEND" />
            <SubmitButton look="secondary">Zeilen anhängen</SubmitButton>
          </ActionForm>
        )}
        <ActionForm action={`${path}/verwerfen`} csrfToken={frame.csrfToken} class="bare-form">
          <SubmitButton look="tertiary">Datei verwerfen</SubmitButton>
        </ActionForm>
      </ButtonRow>
    </Panel>
  );
}
