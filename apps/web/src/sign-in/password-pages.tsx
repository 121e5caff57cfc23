import { PASSWORD_LENGTH_MIN } from '#identity';
import type { PageFrame } from '../access/page-frame.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  MessagePage,
  Page,
  renderPage,
  SubmitButton,
  TextField,
} from '../layout/index.js';

/** Sentences by field name; "" stands for the whole form. */
export type Errors = Readonly<Record<string, string>>;

export const PASSWORD_HINT = `Mindestens ${PASSWORD_LENGTH_MIN} Zeichen. Gut sind vier Wörter, die nichts miteinander zu tun haben. Ziffern und Sonderzeichen sind nicht nötig.`;

export function forgottenPage(frame: PageFrame, email: string, errors: Errors): string {
  const all = Object.values(errors);
  return renderPage(
    <Page {...frame} title="Passwort vergessen" h1="Passwort vergessen" hasErrors={all.length > 0}>
      <div class="message stack">
        <ErrorSummary errors={all.map((text) => ({ href: '#f-email', text }))} />
        <p>Wir senden Ihnen einen Link, mit dem Sie ein neues Passwort vergeben. Er gilt eine Stunde und nur einmal.</p>
        <ActionForm action="/passwort-vergessen" csrfToken={frame.csrfToken}>
          <TextField name="email" label="E-Mail-Adresse" type="email" autocomplete="username" value={email} />
          <ButtonRow>
            <SubmitButton>Link anfordern</SubmitButton>
            <ButtonLink href="/anmelden" look="secondary">
              Zurück zur Anmeldung
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

export function linkSentPage(frame: PageFrame): string {
  return renderPage(
    <MessagePage
      {...frame}
      title="Bitte sehen Sie in Ihr Postfach"
      text={
        <p>
          Wenn es zu dieser E-Mail-Adresse ein Konto gibt, ist ein Link unterwegs. Er gilt eine Stunde. Kommt nichts an,
          prüfen Sie die Schreibweise oder wenden Sie sich an die Benutzerverwaltung.
        </p>
      }
      links={[{ href: '/anmelden', label: 'Zur Anmeldung' }]}
    />,
  );
}

export function setPasswordPage(
  frame: PageFrame,
  link: { readonly secret: string; readonly name: string; readonly email: string },
  errors: Errors,
): string {
  return renderPage(
    <Page {...frame} title="Passwort vergeben" h1="Passwort vergeben" hasErrors={Object.keys(errors).length > 0}>
      <div class="message stack">
        <ErrorSummary errors={errorLinks(errors)} />
        <p>
          Für das Konto von {link.name} ({link.email}).
        </p>
        <ActionForm action={`/passwort-vergeben/${link.secret}`} csrfToken={frame.csrfToken}>
          <NewPassword errors={errors} />
          <ButtonRow>
            <SubmitButton>Passwort speichern</SubmitButton>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

export function firstAdministratorPage(
  frame: PageFrame,
  given: { readonly secret: string; readonly name: string; readonly email: string },
  errors: Errors,
): string {
  return renderPage(
    <Page {...frame} title="Erste Einrichtung" h1="Erste Einrichtung" hasErrors={Object.keys(errors).length > 0}>
      <div class="message stack">
        <ErrorSummary errors={errorLinks(errors)} />
        <p>Sie richten das erste Konto der Benutzerverwaltung ein. Alle weiteren Konten legen Sie danach selbst an.</p>
        <ActionForm action={`/erste-einrichtung/${given.secret}`} csrfToken={frame.csrfToken}>
          <TextField name="name" label="Name" autocomplete="name" value={given.name} error={errors['name']} />
          <TextField
            name="email"
            label="E-Mail-Adresse"
            type="email"
            autocomplete="username"
            value={given.email}
            error={errors['email']}
          />
          <NewPassword errors={errors} />
          <ButtonRow>
            <SubmitButton>Konto einrichten</SubmitButton>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

export function NewPassword({ errors }: { errors: Errors }) {
  return (
    <>
      <TextField
        name="password"
        label="Neues Passwort"
        type="password"
        autocomplete="new-password"
        hint={PASSWORD_HINT}
        error={errors['password']}
      />
      <TextField
        name="passwordAgain"
        label="Neues Passwort wiederholen"
        type="password"
        autocomplete="new-password"
        error={errors['passwordAgain']}
      />
    </>
  );
}
