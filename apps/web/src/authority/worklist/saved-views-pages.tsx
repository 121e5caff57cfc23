import type { JSX } from 'preact';
import { SAVED_VIEWS_MAX, VIEW_NAME_LENGTH_MAX } from '#applications';
import type { PageFrame } from '../../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  EmptyState,
  errorLinks,
  ErrorSummary,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  SubmitButton,
  TextField,
} from '../../layout/index.js';
import { filterWords } from './worklist-page.js';
import { selectionOf, worklistHref } from './worklist-query.js';
import { SORT_WORDS } from './worklist-words.js';
import type { KeptView, WorklistScreen } from './worklist-view.js';

/** Each view's name is a field of its own, so that an error leads to the right one. */
export const nameField = (id: string): string => `name-${id}`;

type Errors = Readonly<Record<string, string>>;

const wordsOf = (screen: WorklistScreen): string =>
  [...filterWords(screen), `sortiert ${SORT_WORDS[screen.query.sort]}`].join(', ');

/** Gives the selection that is on the screen a name. */
export function newViewPage(frame: PageFrame, screen: WorklistScreen, typed: string, errors: Errors): string {
  const back = worklistHref(screen.query);
  return renderPage(
    <Page
      {...frame}
      title="Ansicht speichern"
      hasErrors={Object.keys(errors).length > 0}
      breadcrumb={[{ label: 'Arbeitsliste', href: back }, { label: 'Ansicht speichern' }]}
    >
      <PageHead
        title="Ansicht speichern"
        lead="Die Auswahl erscheint danach mit ihrer Zahl über Ihrer Arbeitsliste. Nur Sie sehen sie."
      />
      <Errors errors={errors} />
      {selectionOf(screen.query) === '' ? (
        <EmptyState
          text="Diese Auswahl ist schon eine Ansicht. Filtern, suchen oder sortieren Sie zuerst, dann speichern Sie die Auswahl."
          action={
            <ButtonLink href={back} look="secondary" slim>
              Zur Arbeitsliste
            </ButtonLink>
          }
        />
      ) : (
        <ActionForm action="/arbeitsliste/ansichten" csrfToken={frame.csrfToken} id="formular">
          <HiddenField name="liste" value={selectionOf(screen.query)} />
          <p>
            Auswahl: <strong>{wordsOf(screen)}</strong>
          </p>
          <TextField
            name="name"
            label="Name der Ansicht"
            hint={`Höchstens ${VIEW_NAME_LENGTH_MAX} Zeichen, zum Beispiel „Köln 2027“`}
            value={typed}
            error={errors['name']}
            width="medium"
            autocomplete="off"
          />
          <ButtonRow>
            <SubmitButton>Speichern</SubmitButton>
            <ButtonLink href={back} look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      )}
    </Page>,
  );
}

/** One's own views, each with its name to change and its end. `failed` is the one whose new name was refused. */
export function savedViewsPage(
  frame: PageFrame,
  screen: WorklistScreen,
  failed: { readonly id: string; readonly typed: string; readonly errors: Errors } | null,
): string {
  return renderPage(
    <Page
      {...frame}
      title="Ansichten verwalten"
      hasErrors={failed !== null}
      breadcrumb={[{ label: 'Arbeitsliste', href: '/arbeitsliste' }, { label: 'Ansichten verwalten' }]}
    >
      <PageHead
        title="Ansichten verwalten"
        count={`${screen.kept.length} von ${SAVED_VIEWS_MAX}`}
        lead="Nur Sie sehen diese Ansichten. Löschen Sie eine Ansicht, bleiben ihre Vorgänge unverändert."
      />
      {failed && <Errors errors={{ [nameField(failed.id)]: Object.values(failed.errors).join(' ') }} />}
      {screen.kept.length === 0 && (
        <EmptyState
          text="Sie haben noch keine Ansicht gespeichert. Filtern Sie die Arbeitsliste und wählen Sie dort „Ansicht speichern“."
          action={
            <ButtonLink href="/arbeitsliste" look="secondary" slim>
              Zur Arbeitsliste
            </ButtonLink>
          }
        />
      )}
      {screen.kept.map((kept) => (
        <KeptForm
          key={kept.view.id}
          kept={kept}
          screen={screen}
          csrfToken={frame.csrfToken}
          failed={failed?.id === kept.view.id ? failed : null}
        />
      ))}
    </Page>,
  );
}

function KeptForm(props: {
  kept: KeptView;
  screen: WorklistScreen;
  csrfToken: string;
  failed: { readonly typed: string; readonly errors: Errors } | null;
}): JSX.Element {
  const { view, query, count } = props.kept;
  const action = `/arbeitsliste/ansichten/${view.id}`;
  return (
    <section class="spaced" aria-label={view.name}>
      <h2 class="kern-heading-small">
        <a class="kern-link" href={worklistHref(query)}>
          {view.name}
        </a>{' '}
        <span class="cnt">{count === 1 ? '1 Vorgang' : `${count} Vorgänge`}</span>
      </h2>
      <p class="meta">{wordsOf({ ...props.screen, query })}</p>
      <ActionForm action={action} csrfToken={props.csrfToken} label={`Ansicht „${view.name}“ ändern`}>
        <TextField
          name={nameField(view.id)}
          label="Neuer Name"
          value={props.failed?.typed ?? view.name}
          error={props.failed ? Object.values(props.failed.errors).join(' ') : undefined}
          width="medium"
          autocomplete="off"
        />
        <ButtonRow>
          <SubmitButton slim look="secondary" label={`${view.name} umbenennen`}>
            Umbenennen
          </SubmitButton>
          <SubmitButton slim look="tertiary" formAction={`${action}/loeschen`} label={`${view.name} löschen`}>
            Löschen
          </SubmitButton>
        </ButtonRow>
      </ActionForm>
    </section>
  );
}

function Errors({ errors }: { errors: Errors }): JSX.Element {
  const { '': general, ...atFields } = errors;
  const links = errorLinks(atFields);
  return <ErrorSummary errors={general === undefined ? links : [{ href: '#formular', text: general }, ...links]} />;
}
