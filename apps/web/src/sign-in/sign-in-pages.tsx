import type { JSX } from 'preact';
import type { PageFrame } from '../access/page-frame.js';
import {
  ActionForm,
  Alert,
  ButtonRow,
  ErrorSummary,
  HiddenField,
  Page,
  renderPage,
  SubmitButton,
  TextField,
} from '../layout/index.js';

export interface SignInView {
  readonly email: string;
  /** Where to go afterwards. */
  readonly returnTo: string;
  /** Secret of a form that was kept while the session had ended. */
  readonly keptForm: string;
  readonly hasEnded: boolean;
  readonly refusal: string | null;
}

export function signInPage(frame: PageFrame, view: SignInView): string {
  return renderPage(
    <Page {...frame} title="Anmelden" h1="Anmelden" hasErrors={view.refusal !== null}>
      <div class="message stack">
        {view.refusal !== null && (
          <ErrorSummary title="Die Anmeldung war nicht möglich" errors={[{ href: '#f-email', text: view.refusal }]} />
        )}
        <Reason view={view} />
        <ActionForm action="/anmelden" csrfToken={frame.csrfToken}>
          <HiddenField name="returnTo" value={view.returnTo} />
          <HiddenField name="keptForm" value={view.keptForm} />
          <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="username" value={view.email} />
          <TextField name="password" label="Passwort" type="password" autocomplete="current-password" />
          <ButtonRow>
            <SubmitButton>Anmelden</SubmitButton>
          </ButtonRow>
        </ActionForm>
        <p>
          <a class="kern-link" href="/passwort-vergessen">
            Passwort vergessen
          </a>
        </p>
      </div>
    </Page>,
  );
}

function Reason({ view }: { view: SignInView }): JSX.Element | null {
  if (view.refusal !== null) return null;
  if (view.keptForm !== '') {
    return (
      <Alert tone="info" title="Ihre Eingaben sind noch da">
        Ihre Sitzung war zu Ende, bevor das Formular ankam. Nach der Anmeldung können Sie es prüfen und absenden.
      </Alert>
    );
  }
  if (!view.hasEnded) return null;
  return (
    <Alert tone="info" title="Ihre Sitzung ist zu Ende">
      Nach einer Pause von 30 Minuten melden wir Sie ab. Was gespeichert war, ist noch da.
    </Alert>
  );
}
