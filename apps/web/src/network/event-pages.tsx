import type { JSX } from 'preact';
import {
  EVENT_LIFECYCLE,
  isKept,
  type EventStatus,
  type PublicEvent,
  type Registration,
  type RegistrationStatus,
} from '#events';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionColumn,
  ActionForm,
  Alert,
  ButtonLink,
  ButtonRow,
  Columns,
  DenseTable,
  EmptyState,
  errorLinks,
  ErrorSummary,
  Facts,
  formatDateTime,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { PHENOMENON_WORDS } from '../public/public-words.js';
import { EventFields, EVENT_WORDS } from './event-fields.js';
import { pageErrors, type TypedForm } from './typed-form.js';

const STATUS_WORDS: Readonly<Record<EventStatus, string>> = {
  DRAFT: 'Entwurf',
  PUBLISHED: 'veröffentlicht',
  CANCELLED: 'abgesagt',
};
export const REGISTRATION_WORDS: Readonly<Record<RegistrationStatus, string>> = {
  UNCONFIRMED: 'unbestätigt',
  PLACED: 'Platz',
  WAITING: 'Warteliste',
  CANCELLED: 'abgesagt',
};

/** Events for their organisers. */
export function eventsPage(
  frame: PageFrame,
  screen: { events: readonly PublicEvent[]; mayPlan: boolean; typed: TypedForm },
): string {
  const errors = pageErrors(screen.typed);
  return renderPage(
    <Page {...frame} title="Veranstaltungen" hasErrors={Object.keys(errors).length > 0}>
      <PageHead title="Veranstaltungen" />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <EventTable events={screen.events} base="/netzwerk/veranstaltungen" withStatus />
        {screen.mayPlan && (
          <Accordion title="Veranstaltung planen" open={screen.typed.form === 'event'}>
            <ActionForm action="/netzwerk/veranstaltungen" csrfToken={frame.csrfToken} label="Veranstaltung planen">
              <EventFields typed={screen.typed} />
              <SubmitButton>Als Entwurf speichern</SubmitButton>
            </ActionForm>
          </Accordion>
        )}
      </Stack>
    </Page>,
  );
}

export interface EventScreen {
  readonly actor: Actor;
  readonly event: PublicEvent;
  readonly registrations: readonly Registration[];
  readonly now: Date;
}

/** One event with its participants, for whoever organises it. */
export function eventPage(frame: PageFrame, { actor, event, registrations, now }: EventScreen): string {
  const path = `/netzwerk/veranstaltungen/${event.id}`;
  const keeps = isKept(actor, event);
  const steps = keeps ? EVENT_LIFECYCLE.actionsFor(event.status, actor.roles) : [];
  const crumbs = [{ label: 'Veranstaltungen', href: '/netzwerk/veranstaltungen' }, { label: event.title }];
  return renderPage(
    <Page {...frame} title={event.title} breadcrumb={crumbs}>
      <PageHead title={event.title} meta={`${EVENT_WORDS[event.kind]} · ${event.organiser}`} />
      <Columns split="two">
        <Stack>
          <EventFacts event={event} />
          <Section title="Anmeldungen">
            <Registrations event={event} registrations={registrations} keeps={keeps} />
          </Section>
          {registrations.length > 0 && (
            <ButtonRow>
              <ButtonLink href={`${path}/liste.xlsx`} look="secondary" slim download>
                Liste als XLSX
              </ButtonLink>
              <ButtonLink href={`${path}/liste.csv`} look="secondary" slim download>
                Liste als CSV
              </ButtonLink>
            </ButtonRow>
          )}
        </Stack>
        <ActionColumn
          csrfToken={frame.csrfToken}
          allowed={[
            ...(steps.includes('change-event') && event.startsAt > now
              ? [{ label: 'Bearbeiten', href: `${path}/bearbeiten` }]
              : []),
            ...(steps.includes('publish-event')
              ? [{ label: 'Veröffentlichen', post: `${path}/schritt`, fields: { action: 'publish-event' } }]
              : []),
            ...(steps.includes('cancel-event')
              ? [{ label: 'Absagen', post: `${path}/schritt`, fields: { action: 'cancel-event' } }]
              : []),
            ...(event.status === 'PUBLISHED'
              ? [{ label: 'Öffentliche Seite ansehen', href: `/veranstaltungen/${event.id}` }]
              : []),
          ]}
        />
      </Columns>
    </Page>,
  );
}

export function EventFacts({ event }: { event: PublicEvent }): JSX.Element {
  return (
    <Facts
      facts={[
        { label: 'Beginn', value: `${formatDateTime(event.startsAt)} Uhr` },
        { label: 'Ende', value: `${formatDateTime(event.endsAt)} Uhr` },
        { label: 'Ort', value: event.place || 'wird noch bekannt gegeben' },
        ...(event.phenomenon ? [{ label: 'Phänomenbereich', value: PHENOMENON_WORDS[event.phenomenon] }] : []),
        { label: 'Anmeldung bis', value: `${formatDateTime(event.registrationUntil)} Uhr` },
        {
          label: 'Plätze',
          value: event.counts ? String(event.capacity) : `${event.taken} von ${event.capacity} vergeben`,
        },
        { label: 'Stand', value: STATUS_WORDS[event.status] },
      ]}
    />
  );
}

function Registrations(props: {
  event: PublicEvent;
  registrations: readonly Registration[];
  keeps: boolean;
}): JSX.Element {
  const { event, registrations, keeps } = props;
  if (event.counts) {
    const { placed, waiting, cancelled } = event.counts;
    return (
      <Alert tone="info" title="Die Anmeldungen sind gelöscht" headingLevel={3}>
        {`Die Aufbewahrung von ${event.retentionDays} Tagen ist abgelaufen. Geblieben sind die Zahlen: ${placed} mit Platz, ${waiting} auf der Warteliste, ${cancelled} abgesagt.`}
      </Alert>
    );
  }
  if (!keeps) return <EmptyState text="Die Namen sieht nur, wer die Veranstaltung ausrichtet." />;
  if (registrations.length === 0) return <EmptyState text="Noch keine Anmeldung." />;
  return (
    <>
      <p class="meta">Die Liste wird {event.retentionDays} Tage nach dem Ende gelöscht; es bleiben nur Zahlen.</p>
      <DenseTable
        caption="Anmeldungen"
        hideCaption
        columns={[{ label: 'Name' }, { label: 'Organisation' }, { label: 'E-Mail' }, { label: 'Stand' }]}
        rows={registrations.map((each) => ({
          key: each.id,
          cells: [
            each.name,
            each.organisation || '–',
            each.email,
            `${REGISTRATION_WORDS[each.status]}${each.movedUp ? ' (nachgerückt)' : ''}`,
          ],
        }))}
      />
    </>
  );
}

export function EventTable(props: { events: readonly PublicEvent[]; base: string; withStatus?: boolean }): JSX.Element {
  if (props.events.length === 0) return <EmptyState text="Zurzeit ist keine Veranstaltung angekündigt." />;
  return (
    <DenseTable
      caption="Veranstaltungen, nächste zuerst"
      hideCaption
      columns={[
        { label: 'Veranstaltung' },
        { label: 'Art' },
        { label: 'Beginn' },
        { label: 'Ort' },
        { label: 'Plätze' },
        ...(props.withStatus ? [{ label: 'Stand' }] : []),
      ]}
      rows={props.events.map((event) => ({
        key: event.id,
        cells: [
          <a class="kern-link" href={`${props.base}/${event.id}`}>
            {event.title}
          </a>,
          EVENT_WORDS[event.kind],
          `${formatDateTime(event.startsAt)} Uhr`,
          event.place,
          event.taken < event.capacity ? `${event.capacity - event.taken} frei` : 'Warteliste',
          ...(props.withStatus ? [STATUS_WORDS[event.status]] : []),
        ],
      }))}
    />
  );
}
