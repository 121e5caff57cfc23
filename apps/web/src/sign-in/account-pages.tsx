import type { JSX } from 'preact';
import type { ApiToken, ParkedForm } from '#identity';
import type { PageFrame } from '../access/page-frame.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Facts,
  formatDate,
  HiddenField,
  Page,
  renderPage,
  Section,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { NewPassword, type Errors } from './password-pages.js';

export interface AccountView {
  readonly name: string;
  readonly email: string;
  readonly roles: string;
  readonly tokens: readonly ApiToken[];
  /** A token that was issued just now: shown this once. */
  readonly newToken: string | null;
  readonly errors: Errors;
}

export function accountPage(frame: PageFrame, view: AccountView): string {
  return renderPage(
    <Page {...frame} title="Mein Konto" h1="Mein Konto" hasErrors={Object.keys(view.errors).length > 0}>
      <div class="stack">
        <ErrorSummary errors={errorLinks(view.errors)} />
        <Facts
          facts={[
            { label: 'Name', value: view.name },
            { label: 'E-Mail-Adresse', value: view.email },
            { label: 'Rolle', value: view.roles },
          ]}
        />
        <Section title="Passwort ändern">
          <p>Danach melden Sie sich überall neu an. Auch Ihre Zugangsschlüssel gelten dann nicht mehr.</p>
          <ActionForm action="/konto/passwort" csrfToken={frame.csrfToken} label="Passwort ändern">
            <TextField
              name="oldPassword"
              label="Bisheriges Passwort"
              type="password"
              autocomplete="current-password"
              error={view.errors['oldPassword']}
            />
            <NewPassword errors={view.errors} />
            <ButtonRow>
              <SubmitButton>Passwort ändern</SubmitButton>
            </ButtonRow>
          </ActionForm>
        </Section>
        <Tokens frame={frame} view={view} />
      </div>
    </Page>,
  );
}

function Tokens({ frame, view }: { frame: PageFrame; view: AccountView }): JSX.Element {
  return (
    <Section title="Zugangsschlüssel für die Schnittstelle">
      <div class="stack">
        {view.newToken !== null && (
          <Alert tone="success" title="Ihr neuer Zugangsschlüssel" role="status">
            <p>Er wird nur dieses eine Mal gezeigt:</p>
            <p>
              <code>{view.newToken}</code>
            </p>
          </Alert>
        )}
        {view.tokens.length === 0 ? (
          <EmptyState text="Kein Zugangsschlüssel. Sie brauchen nur einen, wenn ein Programm in Ihrem Namen arbeiten soll." />
        ) : (
          <DenseTable
            caption="Gültige Zugangsschlüssel"
            columns={[
              { label: 'Bezeichnung' },
              { label: 'Erstellt' },
              { label: 'Gültig bis' },
              { label: 'Aktion', hideLabel: true },
            ]}
            rows={view.tokens.map((token) => ({
              key: token.id,
              cells: [
                token.label,
                formatDate(token.createdAt),
                formatDate(token.expiresAt),
                <ActionForm
                  action={`/konto/zugangsschluessel/${token.id}/widerrufen`}
                  csrfToken={frame.csrfToken}
                  class="row"
                >
                  <SubmitButton look="tertiary" slim label={`${token.label} widerrufen`}>
                    Widerrufen
                  </SubmitButton>
                </ActionForm>,
              ],
            }))}
          />
        )}
        <ActionForm action="/konto/zugangsschluessel" csrfToken={frame.csrfToken} label="Zugangsschlüssel erstellen">
          <TextField
            name="label"
            label="Bezeichnung"
            hint="Wofür Sie ihn brauchen, zum Beispiel „Berichte“."
            error={view.errors['label']}
          />
          <TextField
            name="expiresInDays"
            label="Gültig für Tage"
            hint="1 bis 365"
            inputmode="numeric"
            width="short"
            value="90"
            error={view.errors['expiresInDays']}
          />
          <ButtonRow>
            <SubmitButton look="secondary">Zugangsschlüssel erstellen</SubmitButton>
          </ButtonRow>
        </ActionForm>
      </div>
    </Section>
  );
}

/** A form that came too late, to be looked at and sent again. */
export function keptFormPage(frame: PageFrame, form: ParkedForm): string {
  const fields = Object.entries(form.fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each) => ({ name, value: each })),
  );
  return renderPage(
    <Page {...frame} title="Ihre Eingaben sind noch da" h1="Ihre Eingaben sind noch da">
      <div class="stack">
        <p>
          Ihre Sitzung war zu Ende, bevor das Formular ankam. Es wurde noch nichts gespeichert und nichts ausgeführt.
          Senden Sie es jetzt ab, oder verwerfen Sie es.
        </p>
        <DenseTable
          caption="Ihre Eingaben"
          hideCaption
          columns={[{ label: 'Feld' }, { label: 'Eingabe' }]}
          rows={fields
            .filter((field) => field.value !== '')
            .map((field, index) => ({ key: `${field.name} ${index}`, cells: [field.name, shortened(field.value)] }))}
        />
        <ActionForm action={form.path} csrfToken={frame.csrfToken} label="Eingaben absenden">
          {fields.map((field, index) => (
            <HiddenField key={index} name={field.name} value={field.value} />
          ))}
          <ButtonRow>
            <SubmitButton>Eingaben absenden</SubmitButton>
            <ButtonLink href="/start" look="secondary">
              Verwerfen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

const shortened = (text: string): string => (text.length > 300 ? `${text.slice(0, 300)} …` : text);
