import type { JSX } from 'preact';
import { IMPORT_BYTES_MAX } from '#use-reports';
import { Alert, FileField, formatNumber, Panel, SubmitButton } from '../layout/index.js';

/** What a file gave that was read a moment ago; null where none was sent. */
export interface ReceiptImportView {
  readonly count: number;
  readonly faults: readonly string[];
}

const FAULTS_SHOWN = 30;
const MEGABYTE = 1_048_576;

/** Part of the form of the proof: reads a receipt list from a file into it, so that nothing typed before is lost. */
export function ReceiptPanel(props: {
  path: string;
  imported: ReceiptImportView | null;
  error: string | undefined;
}): JSX.Element {
  const { path, imported } = props;
  return (
    <Panel title="Belege aus einer Datei übernehmen" id="belege">
      <p>
        Stehen Ihre Belege in Excel oder Ihrer Buchhaltung? Lesen Sie sie hier ein; was Sie schon eingegeben haben,
        bleibt. Die Vorlage:{' '}
        <a class="kern-link" href={`${path}/vorlage.xlsx`} download>
          leere Belegliste (XLSX)
        </a>
      </p>
      {imported && imported.faults.length === 0 && (
        <Alert tone="success" title={`${formatNumber(imported.count)} Belege sind übernommen`} headingLevel={3}>
          Sie stehen oben im Feld „Belege aus einer Tabelle einfügen“. Eingereicht sind sie noch nicht.
        </Alert>
      )}
      {imported && imported.faults.length > 0 && (
        <Alert
          tone="danger"
          title={`${formatNumber(imported.faults.length)} Stellen sind zu berichtigen`}
          headingLevel={3}
        >
          <ul class="kern-list kern-list--bullet">
            {imported.faults.slice(0, FAULTS_SHOWN).map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
          Berichtigen Sie die Datei und senden Sie sie noch einmal.
        </Alert>
      )}
      <FileField
        name="datei"
        label="Belegliste"
        required={false}
        accept=".xlsx,.csv"
        limits={`XLSX oder CSV, höchstens ${formatNumber(IMPORT_BYTES_MAX / MEGABYTE)} MB.`}
        error={props.error}
      />
      <SubmitButton look="secondary" formAction={`${path}/belege#belege`} sendsFiles>
        Belege einlesen
      </SubmitButton>
    </Panel>
  );
}
