import type { JSX } from 'preact';
import type { PublicEvent, RegistrationStatus } from '#events';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { publicFrame } from '../public/public-frame.js';
import { EVENT_WORDS } from './event-fields.js';
import { EventFacts, EventTable } from './event-pages.js';
import { fieldOf, pageErrors, type TypedForm } from './typed-form.js';

export function publicEventsPage(frame: PageFrame, events: readonly PublicEvent[]): string {
  return renderPage(
    <Page {...publicFrame(frame, '/veranstaltungen')} title="Veranstaltungen" h1="Veranstaltungen">
      <EventTable events={events} base="/veranstaltungen" />
    </Page>,
  );
}

/** The public page of an event with its registration. */
export function publicEventPage(
  frame: PageFrame,
  { event, isOpen, typed, isSent }: { event: PublicEvent; isOpen: boolean; typed: TypedForm; isSent: boolean },
): string {
  const errors = pageErrors(typed);
  const crumbs = [{ label: 'Veranstaltungen', href: '/veranstaltungen' }, { label: event.title }];
  return renderPage(
    <Page
      {...publicFrame(frame, '/veranstaltungen')}
      title={event.title}
      breadcrumb={crumbs}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead
        title={event.title}
        meta={`${EVENT_WORDS[event.kind]} · ${event.organiser}`}
        lead={event.description === '' ? undefined : event.description}
      />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        {isSent && (
          <Alert tone="success" title="Bitte sehen Sie in Ihr Postfach" role="status">
            Ihre Anmeldung gilt, sobald Sie sie über den Link in der Nachricht bestätigen.
          </Alert>
        )}
        <EventFacts event={event} />
        {isOpen && !isSent && <RegistrationForm event={event} typed={typed} csrfToken={frame.csrfToken} />}
        {!isOpen && <EmptyState text="Eine Anmeldung ist nicht mehr möglich." />}
      </Stack>
    </Page>,
  );
}

function RegistrationForm({
  event,
  typed,
  csrfToken,
}: {
  event: PublicEvent;
  typed: TypedForm;
  csrfToken: string;
}): JSX.Element {
  const isFull = event.taken >= event.capacity;
  return (
    <Section title={isFull ? 'Auf die Warteliste' : 'Anmelden'} id="anmelden">
      <ActionForm action={`/veranstaltungen/${event.id}`} csrfToken={csrfToken} label="Anmeldung">
        <TextField label="Name" autocomplete="name" {...fieldOf(typed, 'person', 'name')} />
        <TextField
          label="Organisation"
          required={false}
          autocomplete="organization"
          {...fieldOf(typed, 'person', 'organisation')}
        />
        <TextField label="E-Mail-Adresse" type="email" autocomplete="email" {...fieldOf(typed, 'person', 'email')} />
        <p class="meta">
          Ihre Angaben sieht nur die ausrichtende Stelle. Sie werden {event.retentionDays} Tage nach der Veranstaltung
          gelöscht.
        </p>
        <SubmitButton>{isFull ? 'Auf die Warteliste setzen' : 'Anmelden'}</SubmitButton>
      </ActionForm>
    </Section>
  );
}

const LINK_WORDS: Readonly<Record<RegistrationStatus, string>> = {
  UNCONFIRMED: 'Ihre Anmeldung ist noch nicht bestätigt.',
  PLACED: 'Sie haben einen Platz.',
  WAITING: 'Sie stehen auf der Warteliste und rücken von selbst nach, wenn ein Platz frei wird.',
  CANCELLED: 'Sie haben abgesagt.',
};

/** What the holder of a registration's link can do. */
export function registrationPage(
  frame: PageFrame,
  event: PublicEvent,
  status: RegistrationStatus,
  secret: string,
): string {
  return renderPage(
    <Page {...publicFrame(frame, '/veranstaltungen')} title="Ihre Anmeldung">
      <PageHead title={event.title} meta="Ihre Anmeldung" lead={LINK_WORDS[status]} />
      <Stack>
        <EventFacts event={event} />
        {status === 'UNCONFIRMED' && (
          <ActionForm
            action={`/anmeldung/${secret}/bestaetigen`}
            csrfToken={frame.csrfToken}
            label="Anmeldung bestätigen"
          >
            <SubmitButton>Anmeldung bestätigen</SubmitButton>
          </ActionForm>
        )}
        {(status === 'PLACED' || status === 'WAITING') && (
          <ActionForm action={`/anmeldung/${secret}/absagen`} csrfToken={frame.csrfToken} label="Absagen">
            <SubmitButton look="secondary">
              {status === 'PLACED' ? 'Platz zurückgeben' : 'Von der Warteliste streichen'}
            </SubmitButton>
          </ActionForm>
        )}
      </Stack>
    </Page>,
  );
}
