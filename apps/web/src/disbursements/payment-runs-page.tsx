import type { JSX } from 'preact';
import { ibanInGroups, mayExport, type Party, type PaymentRequest, type PaymentRun } from '#disbursements';
import { hasRole, Money, type Actor } from '#kernel';
import type { PageFrame, Typed } from '../access/index.js';
import {
  ActionForm,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  FileField,
  formatDate,
  formatDateTime,
  formatEuro,
  formatFileSize,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';

const TITLE = 'Zahlungsläufe';
export const FEEDBACK_BYTES_MAX = 2_000_000;

export interface RunsScreen {
  readonly actor: Actor;
  readonly runs: readonly PaymentRun[];
  readonly payer: Party | null;
  /** Authorised and in no run yet. */
  readonly waiting: readonly PaymentRequest[];
  readonly values: Typed;
  readonly errors: Typed;
}

/** What goes to the bank next, the runs so far, and what the bank answered. */
export function paymentRunsPage(frame: PageFrame, screen: RunsScreen): string {
  const { actor, runs, waiting, errors } = screen;
  const sum = Money.sum(waiting.map(({ amount }) => amount));
  return renderPage(
    <Page
      {...frame}
      title={TITLE}
      breadcrumb={[{ label: 'Auszahlungen', href: '/auszahlungen' }, { label: TITLE }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={TITLE} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Panel title="Nächster Lauf">
          <p>
            Angeordnet und in keinem Lauf: {waiting.length} {waiting.length === 1 ? 'Auszahlung' : 'Auszahlungen'} über
            zusammen {formatEuro(sum)}.
          </p>
          {mayExport(actor) && waiting.length > 0 && (
            <ActionForm action="/zahlungslaeufe" csrfToken={frame.csrfToken} label="Zahlungslauf bilden">
              <SubmitButton>Zahlungslauf bilden</SubmitButton>
            </ActionForm>
          )}
        </Panel>
        <PayerPanel screen={screen} csrfToken={frame.csrfToken} />
        <Section title="Bisherige Läufe">
          <RunTable runs={runs} />
        </Section>
        {mayExport(actor) && <FeedbackPanel screen={screen} csrfToken={frame.csrfToken} />}
      </Stack>
    </Page>,
  );
}

/** The bank's file, or its content where a file cannot be sent. */
function FeedbackPanel({ screen, csrfToken }: { screen: RunsScreen; csrfToken: string }): JSX.Element {
  const { values, errors } = screen;
  return (
    <Panel title="Rückmeldung der Bank übernehmen">
      <p>
        camt.054 oder CSV mit Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund. Status: ausgeführt, gutgeschrieben oder
        zurück. Passt eine Zeile nicht, wird nichts gebucht.
      </p>
      <ActionForm action="/zahlungslaeufe/rueckmeldung/datei" csrfToken={csrfToken} hasFiles label="Datei der Bank">
        <FileField
          name="datei"
          label="Datei der Bank"
          accept=".xml,.csv"
          limits={`XML oder CSV, höchstens ${formatFileSize(FEEDBACK_BYTES_MAX)}.`}
          error={errors['datei']}
        />
        <SubmitButton look="secondary">Datei übernehmen</SubmitButton>
      </ActionForm>
      <ActionForm action="/zahlungslaeufe/rueckmeldung" csrfToken={csrfToken} label="Rückmeldung der Bank">
        <TextArea
          name="feedback"
          label="Oder Inhalt der Datei"
          rows={6}
          value={values['feedback']}
          error={errors['feedback']}
        />
        <SubmitButton look="secondary">Rückmeldung übernehmen</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function PayerPanel({ screen, csrfToken }: { screen: RunsScreen; csrfToken: string }): JSX.Element {
  const { payer, values, errors, actor } = screen;
  return (
    <Panel title="Gezahlt wird von">
      <p>{payer ? `${payer.holder}, ${payer.city}, ${ibanInGroups(payer.iban)}` : 'Noch kein Konto eingetragen.'}</p>
      {hasRole(actor, 'PROGRAMME_ADMIN') && (
        <ActionForm action="/zahlungslaeufe/konto" csrfToken={csrfToken} label="Eigenes Konto eintragen">
          <TextField name="holder" label="Kontoinhaberin" value={values['holder']} error={errors['holder']} />
          <TextField name="iban" label="IBAN" value={values['iban']} error={errors['iban']} />
          <TextField name="city" label="Ort" value={values['city']} error={errors['city']} />
          <SubmitButton look="secondary">Konto eintragen</SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}

function RunTable({ runs }: { runs: readonly PaymentRun[] }): JSX.Element {
  if (runs.length === 0) return <EmptyState text="Noch kein Zahlungslauf." />;
  return (
    <DenseTable
      caption="Zahlungsläufe, neueste zuerst"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Lauf' },
        { label: 'Zahlungen', isNumeric: true },
        { label: 'Kontrollsumme', isNumeric: true },
        { label: 'Ausführung' },
        { label: 'Gebildet' },
        { label: 'Dateien' },
      ]}
      rows={runs.map((run) => ({
        key: run.id,
        cells: [
          run.messageId,
          String(run.payments),
          formatEuro(run.controlSum),
          formatDate(run.executionOn),
          `${run.createdByName}, ${formatDateTime(run.createdAt)}`,
          <>
            <a class="kern-link tall" href={`/zahlungslaeufe/${run.id}/pain.xml`}>
              pain.001<span class="kern-sr-only"> zu {run.messageId}</span>
            </a>
            <br />
            <a class="kern-link tall" href={`/zahlungslaeufe/${run.id}/epos.csv`}>
              EPOS.NRW (CSV)<span class="kern-sr-only"> zu {run.messageId}</span>
            </a>
          </>,
        ],
      }))}
    />
  );
}
