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
  Stack,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import { office } from '../access/index.js';

/** Withdrawing asks once more, with a reason: it cannot be undone. */
export function withdrawPage(
  frame: PageFrame,
  view: { id: string; title: string; version: number; reason: string; errors: Readonly<Record<string, string>> },
): string {
  return renderPage(
    <Page
      {...frame}
      title="Antrag zurückziehen"
      breadcrumb={[
        { label: 'Anträge', href: '/antraege' },
        { label: view.title, href: `/antraege/${view.id}` },
        { label: 'Zurückziehen' },
      ]}
      hasErrors={Object.keys(view.errors).length > 0}
    >
      <PageHead
        title="Antrag zurückziehen"
        lead={`„${view.title}“ wird nicht weiter geprüft. Das lässt sich nicht rückgängig machen; Sie können den Inhalt aber in einen neuen Antrag übernehmen.`}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(view.errors)} />
        <ActionForm
          action={`/antraege/${view.id}/zurueckziehen`}
          csrfToken={frame.csrfToken}
          label="Antrag zurückziehen"
        >
          <HiddenField name="version" value={view.version} />
          <TextArea
            name="reason"
            label="Grund"
            hint={`Mindestens zehn Zeichen. Die ${office().name} liest ihn.`}
            value={view.reason}
            error={view.errors['reason']}
            rows={3}
          />
          <ButtonRow>
            <SubmitButton>Endgültig zurückziehen</SubmitButton>
            <ButtonLink href={`/antraege/${view.id}`} look="tertiary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </Stack>
    </Page>,
  );
}
