import type { JSX } from 'preact';
import {
  RECEIPT_FIELDS,
  REPORT_LIFECYCLE,
  type OpenReport,
  type ReceiptConflict,
  type ReceiptEntries,
  type ReceiptField,
  type StoredReceipt,
} from '#use-reports';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatNumber,
  HiddenField,
  Mark,
  MoneyField,
  Pagination,
  Panel,
  SelectField,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { reportPath, writingPage } from './report-frame.js';
import { findingSentence, RECEIPT_LABELS } from './report-words.js';

export const LINES_PER_PAGE = 50;
const LENGTH_MAX = 500;

export interface ReceiptsScreen {
  readonly opened: OpenReport;
  readonly page: number;
  /** The line that is being changed, or null for a new one. */
  readonly editing: StoredReceipt | null;
  readonly typed: ReceiptEntries;
  readonly errors: Readonly<Record<string, string>>;
  readonly conflicts: readonly ReceiptConflict[];
}

/** The receipt list of a report, page by page, with the form for one line. */
export function receiptsPage(frame: PageFrame, screen: ReceiptsScreen): string {
  const { opened, editing, errors } = screen;
  const base = reportPath(opened.report);
  const mayWrite = REPORT_LIFECYCLE.rowsFrom(opened.report.status).some(({ action }) => action === 'write-report');
  return writingPage(
    frame,
    opened,
    'belege',
    <>
      <ErrorSummary errors={errorLinks(errors)} />
      <Conflicts conflicts={screen.conflicts} />
      {opened.receipts.length === 0 ? (
        <EmptyState
          text="Noch keine Belege. Tragen Sie sie unten ein, oder lesen Sie Ihre Liste aus einer Datei ein."
          action={
            <ButtonLink href={`${base}/import`} look="secondary">
              Datei einlesen
            </ButtonLink>
          }
        />
      ) : (
        <ReceiptTable screen={screen} csrfToken={frame.csrfToken} mayWrite={mayWrite} />
      )}
      {mayWrite && (
        <Panel title={editing ? `Zeile ${editing.number} ändern` : 'Beleg eintragen'} id="beleg">
          <ReceiptForm frame={frame} screen={screen} />
        </Panel>
      )}
    </>,
    Object.keys(errors).length > 0,
  );
}

function ReceiptTable(props: { screen: ReceiptsScreen; csrfToken: string; mayWrite: boolean }): JSX.Element {
  const { opened, page } = props.screen;
  const base = reportPath(opened.report);
  const shown = opened.receipts.slice((page - 1) * LINES_PER_PAGE, page * LINES_PER_PAGE);
  const labels = new Map(opened.basis.items.map(({ id, label }) => [id, label]));
  return (
    <>
      <DenseTable
        caption={`Belege in EUR, ${formatNumber(opened.receipts.length)} Zeilen`}
        narrow="cards-two"
        columns={[
          { label: 'Nr.' },
          { label: 'Position' },
          { label: 'Beleg' },
          { label: 'Gezahlt' },
          { label: 'Empfänger und Grund' },
          { label: 'Brutto', isNumeric: true },
          { label: 'Zuwendungsfähig', isNumeric: true },
          { label: 'Aktionen', hideLabel: true },
        ]}
        rows={shown.map((receipt) => {
          const { entries, number, id } = receipt;
          const findings = opened.reading.findings.filter((finding) => finding.receipt === number);
          return {
            key: id,
            id: `zeile-${number}`,
            kind: findings.some(({ severity }) => severity === 'ERROR') ? ('bad' as const) : undefined,
            cells: [
              String(number),
              labels.get(entries.item ?? '') ?? entries.item ?? '',
              entries.voucherNo ?? '',
              entries.paidOn ?? '',
              <>
                {entries.payee}
                <br />
                {entries.purpose}
                {findings.map((finding) => (
                  <p key={`${finding.kind}${finding.field ?? ''}`}>
                    <Mark tone={finding.severity === 'ERROR' ? 'danger' : 'warning'}>{findingSentence(finding)}</Mark>
                  </p>
                ))}
              </>,
              entries.gross ?? '',
              entries.eligible === undefined || entries.eligible === '' ? 'alles' : entries.eligible,
              props.mayWrite ? (
                <LineActions receipt={receipt} base={base} page={page} csrfToken={props.csrfToken} />
              ) : (
                ''
              ),
            ],
          };
        })}
      />
      <Pagination
        page={page}
        pageCount={Math.ceil(opened.receipts.length / LINES_PER_PAGE)}
        hrefOf={(each) => `${base}/belege?seite=${each}`}
      />
    </>
  );
}

function LineActions(props: { receipt: StoredReceipt; base: string; page: number; csrfToken: string }): JSX.Element {
  const { receipt, base } = props;
  return (
    <>
      <ButtonLink
        href={`${base}/belege?seite=${props.page}&zeile=${receipt.id}#beleg`}
        look="tertiary"
        slim
        label={`Zeile ${receipt.number} ändern`}
      >
        Ändern
      </ButtonLink>
      <ActionForm action={`${base}/belege/${receipt.id}/entfernen`} csrfToken={props.csrfToken} class="bare-form">
        <SubmitButton look="tertiary" slim label={`Zeile ${receipt.number} entfernen`}>
          Entfernen
        </SubmitButton>
      </ActionForm>
    </>
  );
}

function Conflicts({ conflicts }: { conflicts: readonly ReceiptConflict[] }): JSX.Element | null {
  if (conflicts.length === 0) return null;
  return (
    <Alert tone="warning" title="Diese Zeile wurde gleichzeitig geändert" role="alert">
      <p>
        Unten stehen Ihre Eingaben. Gespeichert ist noch der andere Wert. Speichern Sie erneut, wenn Ihre Eingabe gelten
        soll.
      </p>
      <ul class="kern-list kern-list--bullet">
        {conflicts.map(({ field, mine, theirs, theirName }) => (
          <li key={field}>
            {RECEIPT_FIELDS.some((each) => each === field) ? RECEIPT_LABELS[field as ReceiptField] : field}: „
            {theirs || '(leer)'}“ ({theirName}), Ihre Eingabe „{mine || '(leer)'}“
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function ReceiptForm({ frame, screen }: { frame: PageFrame; screen: ReceiptsScreen }): JSX.Element {
  const { opened, editing, typed, errors } = screen;
  const base = reportPath(opened.report);
  const field = (name: ReceiptField, required = true) => ({
    name,
    label: RECEIPT_LABELS[name],
    required,
    value: typed[name] ?? '',
    error: errors[name],
  });
  return (
    <ActionForm
      action={editing ? `${base}/belege/${editing.id}` : `${base}/belege`}
      csrfToken={frame.csrfToken}
      label={editing ? `Zeile ${editing.number} ändern` : 'Beleg eintragen'}
    >
      <HiddenField name="seite" value={screen.page} />
      {editing &&
        RECEIPT_FIELDS.map((name) => (
          <HiddenField key={name} name={`before.${name}`} value={editing.entries[name] ?? ''} />
        ))}
      <SelectField {...field('item')} options={opened.basis.items.map(({ id, label }) => ({ value: id, label }))} />
      <TextField {...field('voucherNo')} width="medium" maxLength={LENGTH_MAX} />
      <DateField {...field('invoicedOn', false)} />
      <DateField {...field('paidOn')} />
      <TextField {...field('payee')} maxLength={LENGTH_MAX} />
      <TextField {...field('purpose')} maxLength={LENGTH_MAX} />
      <MoneyField {...field('gross')} />
      <MoneyField {...field('vat', false)} />
      <MoneyField {...field('eligible', false)} hint="Leer: der ganze Betrag" />
      <TextField {...field('funding', false)} width="medium" maxLength={LENGTH_MAX} />
      <TextField {...field('hours', false)} width="short" maxLength={LENGTH_MAX} />
      <TextField {...field('offers', false)} maxLength={LENGTH_MAX} />
      <ButtonRow>
        <SubmitButton>{editing ? 'Zeile speichern' : 'Beleg eintragen'}</SubmitButton>
        {editing && (
          <ButtonLink href={`${base}/belege?seite=${screen.page}`} look="tertiary">
            Abbrechen
          </ButtonLink>
        )}
      </ButtonRow>
    </ActionForm>
  );
}
