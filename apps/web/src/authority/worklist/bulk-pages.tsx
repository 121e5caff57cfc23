import type { JSX } from 'preact';
import type { WorklistRow } from '#applications';
import type { FormBody, PageFrame } from '../../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  DateField,
  errorLinks,
  ErrorSummary,
  HiddenField,
  Page,
  renderPage,
  SubmitButton,
  TextArea,
  TextField,
} from '../../layout/index.js';

export interface BulkView {
  readonly kind: 'frist' | 'nachricht';
  readonly rows: readonly Pick<WorklistRow, 'id' | 'fileNumber' | 'title' | 'districtName'>[];
  /** Address of the list to go back to. */
  readonly back: string;
  readonly list: string;
  readonly typed: FormBody | null;
  readonly errors: Readonly<Record<string, string>>;
}

/** The second step of a deadline or message for several cases: what shall it be, and for which cases. */
export function bulkPage(frame: PageFrame, view: BulkView): string {
  const isDeadline = view.kind === 'frist';
  const count = view.rows.length === 1 ? '1 Vorgang' : `${view.rows.length} Vorgänge`;
  const title = isDeadline ? `Frist setzen für ${count}` : `Nachricht schreiben zu ${count}`;
  return renderPage(
    <Page
      {...frame}
      title={title}
      h1={title}
      hasErrors={Object.keys(view.errors).length > 0}
      breadcrumb={[{ label: 'Arbeitsliste', href: view.back }, { label: title }]}
    >
      <ErrorSummary errors={errorLinks(view.errors)} />
      <ActionForm action={`/arbeitsliste/sammel/${view.kind}`} csrfToken={frame.csrfToken}>
        <HiddenField name="liste" value={view.list} />
        {view.rows.map((row) => (
          <HiddenField key={row.id} name="vorgang" value={row.id} />
        ))}
        <ul class="tight">
          {view.rows.map((row) => (
            <li key={row.id}>
              <b>{row.fileNumber}</b> · {row.districtName} · {row.title}
            </li>
          ))}
        </ul>
        {isDeadline ? <DeadlineFields view={view} /> : <MessageFields view={view} />}
        <ButtonRow>
          <SubmitButton>{isDeadline ? 'Frist setzen' : 'Nachricht senden'}</SubmitButton>
          <ButtonLink href={view.back} look="secondary">
            Abbrechen
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </Page>,
  );
}

function DeadlineFields({ view }: { view: BulkView }): JSX.Element {
  return (
    <>
      <DateField name="deadline" label="Frist" value={view.typed?.text('deadline')} error={view.errors['deadline']} />
      <TextField
        name="reason"
        label="Wofür die Frist steht"
        value={view.typed?.text('reason')}
        error={view.errors['reason']}
        required={false}
        maxLength={200}
      />
    </>
  );
}

function MessageFields({ view }: { view: BulkView }): JSX.Element {
  return (
    <>
      <TextArea
        name="body"
        label="Nachricht an die Kreise und Städte"
        hint="Jeder bekommt sie einzeln zu seinem Vorgang."
        value={view.typed?.text('body')}
        error={view.errors['body']}
        rows={8}
      />
      <DateField
        name="deadline"
        label="Antwort bis"
        hint="Mit Datum wird die Nachricht beim Kreis zur Aufgabe."
        value={view.typed?.text('deadline')}
        error={view.errors['deadline']}
        required={false}
      />
    </>
  );
}
