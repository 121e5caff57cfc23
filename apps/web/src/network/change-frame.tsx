import type { ComponentChildren } from 'preact';
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
  type Crumb,
} from '../layout/index.js';
import { pageErrors, type TypedForm } from './typed-form.js';
import { Conflict, type ConflictFacts } from './version-history.js';

export interface ChangeFrame {
  readonly title: string;
  /** What it is: "Veranstaltung". */
  readonly word: string;
  /** The version that is changed; a newer one by somebody else becomes a conflict. */
  readonly version: number;
  readonly lead?: string;
  readonly crumbs: readonly Crumb[];
  readonly typed: TypedForm;
  readonly conflict?: ConflictFacts | undefined;
  readonly action: string;
  readonly back: string;
  readonly fields: ComponentChildren;
  readonly history: ComponentChildren;
}

/** The page on which something that keeps its versions is changed: form, conflict, and all it has been. */
export function changePage(frame: PageFrame, view: ChangeFrame): string {
  const { title, word, version, conflict } = view;
  const errors = pageErrors(view.typed);
  return renderPage(
    <Page
      {...frame}
      title={`${title} bearbeiten`}
      breadcrumb={[...view.crumbs, { label: 'Bearbeiten' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={title}
        meta={`${word}, Stand ${version}`}
        {...(view.lead === undefined ? {} : { lead: view.lead })}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {conflict && <Conflict {...conflict} />}
        <ActionForm action={view.action} csrfToken={frame.csrfToken} label={`${word} bearbeiten`}>
          <HiddenField name="version" value={String(version)} />
          {view.fields}
          <ButtonRow>
            <SubmitButton>Änderung speichern</SubmitButton>
            <ButtonLink href={view.back} look="secondary">
              Nichts ändern
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
        <Section title="Verlauf">{view.history}</Section>
      </Stack>
    </Page>,
  );
}
