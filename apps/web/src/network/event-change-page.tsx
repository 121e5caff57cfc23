import type { EventVersion, PublicEvent } from '#events';
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
import { PHENOMENON_WORDS } from '../public/public-words.js';
import { EVENT_LABELS, EVENT_WORDS, EventFields, eventValues } from './event-fields.js';
import { pageErrors, type TypedForm } from './typed-form.js';
import { changesOf, Conflict, VersionHistory, type ConflictFacts } from './version-history.js';

export interface EventChangeScreen {
  readonly event: PublicEvent;
  readonly versions: readonly EventVersion[];
  readonly typed: TypedForm;
  readonly conflict?: ConflictFacts;
}

const CODES: Readonly<Record<string, string>> = { ...EVENT_WORDS, ...PHENOMENON_WORDS };

export const EVENT_FIELD_WORDS = {
  labelOf: (name: string): string => EVENT_LABELS[name] ?? name,
  textOf: (name: string, value: string): string =>
    name === 'kind' || name === 'phenomenon' ? (CODES[value] ?? value) : value,
};

/** An event to change before it begins. An earlier version is taken into the form first: saving it tells people again. */
export function eventChangePage(frame: PageFrame, { event, versions, typed, conflict }: EventChangeScreen): string {
  const path = `/netzwerk/veranstaltungen/${event.id}`;
  const errors = pageErrors(typed);
  const shown = versions.map(({ draft }) => eventValues(draft));
  return renderPage(
    <Page
      {...frame}
      title={`${event.title} bearbeiten`}
      breadcrumb={[
        { label: 'Veranstaltungen', href: '/netzwerk/veranstaltungen' },
        { label: event.title, href: path },
        { label: 'Bearbeiten' },
      ]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={event.title}
        meta={`Veranstaltung, Stand ${event.version}`}
        lead="Ändern sich Tag, Uhrzeit oder Ort, bekommen alle Angemeldeten eine Nachricht."
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {conflict && <Conflict {...conflict} />}
        <ActionForm action={`${path}/bearbeiten`} csrfToken={frame.csrfToken} label="Veranstaltung bearbeiten">
          <HiddenField name="version" value={String(event.version)} />
          <EventFields typed={typed} />
          <ButtonRow>
            <SubmitButton>Änderung speichern</SubmitButton>
            <ButtonLink href={path} look="secondary">
              Nichts ändern
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
        <Section title="Verlauf">
          <VersionHistory
            versions={versions}
            changes={changesOf(shown, EVENT_FIELD_WORDS)}
            wayBack={(version) => (
              <div>
                <a class="kern-link tall" href={`${path}/bearbeiten?stand=${version}`}>
                  Stand {version} in das Formular holen
                </a>
              </div>
            )}
          />
        </Section>
      </Stack>
    </Page>,
  );
}
