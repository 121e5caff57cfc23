import type { EntryKind, Revision } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  errorLinks,
  ErrorSummary,
  HiddenField,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { CRUMB, entryPath } from './network-words.js';
import { entryWords } from './register-entry-changes.js';
import { ENTRY_FORMS, type EntryChoices } from './register-entry-forms.js';
import { pageErrors, type TypedForm } from './typed-form.js';
import { changesOf, Conflict, VersionHistory, type ConflictFacts } from './version-history.js';

export interface EntryScreen<K extends EntryKind> {
  readonly kind: K;
  readonly id: string;
  readonly choices: EntryChoices;
  readonly revisions: readonly Revision<K>[];
  readonly present: Revision<K>;
  readonly typed: TypedForm;
  readonly conflict?: ConflictFacts;
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
          <VersionHistory
            versions={screen.revisions}
            changes={changesOf(
              screen.revisions.map(({ entry }) => form.valuesOf(entry)),
              entryWords(kind, choices),
            )}
            wayBack={(version) => (
              <ActionForm
                action={`${entryPath(kind, screen.id)}/zurueck`}
                csrfToken={frame.csrfToken}
                class="bare-form"
              >
                <HiddenField name="version" value={String(present.version)} />
                <HiddenField name="toVersion" value={String(version)} />
                <SubmitButton look="tertiary" slim>
                  {`Auf Stand ${version} zurückgehen`}
                </SubmitButton>
              </ActionForm>
            )}
          />
        </Section>
      </Stack>
    </Page>,
  );
}
