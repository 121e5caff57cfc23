import type { JSX } from 'preact';
import type { EntryKind, Revision } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  formatDateTime,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { CRUMB, entryPath } from './network-words.js';
import { changesOf, type FieldChange } from './register-entry-changes.js';
import { ENTRY_FORMS, type EntryChoices } from './register-entry-forms.js';
import { pageErrors, type TypedForm } from './typed-form.js';

export interface EntryScreen<K extends EntryKind> {
  readonly kind: K;
  readonly id: string;
  readonly choices: EntryChoices;
  readonly revisions: readonly Revision<K>[];
  readonly present: Revision<K>;
  readonly typed: TypedForm;
  /** Somebody else was faster: what they say, and where it differs from what was typed. */
  readonly conflict?: { readonly sentence: string; readonly fields: readonly FieldChange[] };
}

/** An entry of the registers to change, with all it has been and a way back to each version. */
export function entryPage<K extends EntryKind>(frame: PageFrame, screen: EntryScreen<K>): string {
  const { kind, present, typed, choices, conflict } = screen;
  const form = ENTRY_FORMS[kind];
  const errors = pageErrors(typed);
  const title = form.titleOf(present.entry);
  const back = form.back(present.entry);
  return renderPage(
    <Page
      {...frame}
      title={`${title} bearbeiten`}
      breadcrumb={[CRUMB, back, { label: 'Bearbeiten' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={title} meta={`${form.word}, Stand ${present.version}`} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {conflict && <Conflict {...conflict} />}
        <ActionForm action={entryPath(kind, screen.id)} csrfToken={frame.csrfToken} label={`${form.word} bearbeiten`}>
          <HiddenField name="version" value={String(present.version)} />
          <form.Fields typed={typed} choices={choices} present={present.entry} />
          <ButtonRow>
            <SubmitButton>Änderung speichern</SubmitButton>
            <ButtonLink href={back.href} look="secondary">
              Nichts ändern
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
        <Section title="Verlauf">
          <History screen={screen} csrfToken={frame.csrfToken} />
        </Section>
      </Stack>
    </Page>,
  );
}

function Conflict({ sentence, fields }: { sentence: string; fields: readonly FieldChange[] }): JSX.Element {
  return (
    <Alert tone="danger" title="Jemand war schneller" role="alert">
      <p>{sentence}</p>
      <ul class="plain">
        {fields.map(({ label, before, after }) => (
          <li key={label}>
            {label}: gespeichert ist „{before}“, Ihre Eingabe ist „{after}“
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function History<K extends EntryKind>(props: { screen: EntryScreen<K>; csrfToken: string }): JSX.Element {
  const { kind, id, revisions, present, choices } = props.screen;
  const changes = changesOf(kind, choices, revisions);
  return (
    <ol class="time" aria-label="Verlauf des Eintrags">
      {revisions.map((revision, index) => (
        <li key={revision.version}>
          <span class="meta">
            {formatDateTime(revision.changedAt)} Uhr, {revision.changedByName}
          </span>
          <div>
            <strong>Stand {revision.version}</strong>
            {revision === present && ' (jetzt)'}
            {(changes[index] ?? []).map(({ label, before, after }) => (
              <div key={label}>
                {label}: {before} → {after}
              </div>
            ))}
            {revision !== present && (
              <ActionForm action={`${entryPath(kind, id)}/zurueck`} csrfToken={props.csrfToken} class="bare-form">
                <HiddenField name="version" value={String(present.version)} />
                <HiddenField name="toVersion" value={String(revision.version)} />
                <SubmitButton look="tertiary" slim label={`Auf Stand ${revision.version} zurückgehen`}>
                  Auf Stand {String(revision.version)} zurückgehen
                </SubmitButton>
              </ActionForm>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
