import type { JSX } from 'preact';
import {
  ATTENDANCE_STATES,
  mayKeep,
  MEETING_LIFECYCLE,
  MINUTES_LIFECYCLE,
  type Attendance,
  type Body,
  type Invitation,
  type Meeting,
  type MeetingAction,
  type Minutes,
  type MinutesAction,
  type Resolution,
  type Seat,
} from '#bodies';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionColumn,
  ActionForm,
  Columns,
  DateField,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatDateTime,
  formatTime,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  TextArea,
  TextField,
  type AllowedAction,
} from '../layout/index.js';
import { ANSWER_WORDS, ATTENDANCE_WORDS, MEETING_WORDS, MINUTES_WORDS } from './body-words.js';
import { fieldOf, pageErrors, type TypedForm } from './typed-form.js';

export interface MeetingScreen {
  readonly actor: Actor;
  readonly body: Body;
  readonly meeting: Meeting;
  readonly seats: readonly Seat[];
  readonly invitations: readonly Invitation[];
  readonly attendance: readonly Attendance[];
  readonly minutes: Minutes | null;
  readonly resolutions: readonly Resolution[];
  readonly typed: TypedForm;
}

const BUTTONS: Partial<Record<MeetingAction, { label: string; at: string }>> = {
  invite: { label: 'Alle Sitze einladen', at: 'einladen' },
  'close-meeting': { label: 'Sitzung hat stattgefunden', at: 'schliessen' },
};
const MINUTES_BUTTONS: Partial<Record<MinutesAction, string>> = {
  'send-minutes': 'Protokoll versenden',
  'approve-minutes': 'Protokoll ist genehmigt',
  'correct-minutes': 'Zur Korrektur zurücknehmen',
};

/** One meeting from the invitation to the approved minutes. */
export function meetingPage(frame: PageFrame, screen: MeetingScreen): string {
  const { body, meeting, typed } = screen;
  const errors = pageErrors(typed);
  const crumbs = [
    { label: 'Gremien', href: '/netzwerk/gremien' },
    { label: body.name, href: `/netzwerk/gremien/${body.id}` },
    { label: meeting.title },
  ];
  const keeps = mayKeep(screen.actor, body);
  return renderPage(
    <Page {...frame} title={meeting.title} breadcrumb={crumbs} hasErrors={Object.keys(errors).length > 0}>
      <PageHead title={meeting.title} meta={`${body.name} · ${meeting.number}. Sitzung`} />
      <ErrorSummary errors={errorLinks(errors)} />
      <Columns split="two">
        <Stack>
          <Overview meeting={meeting} />
          <Section title="Einladung und Anwesenheit">
            <People screen={screen} />
          </Section>
          {keeps && can(screen, 'record-attendance') && <AttendanceForm screen={screen} csrfToken={frame.csrfToken} />}
          <Section title="Protokoll">
            <MinutesPart screen={screen} csrfToken={frame.csrfToken} keeps={keeps} />
          </Section>
          <Section title="Beschlüsse dieser Sitzung">
            <Resolutions resolutions={screen.resolutions} />
          </Section>
          {keeps && meeting.status === 'HELD' && <ResolutionForm screen={screen} csrfToken={frame.csrfToken} />}
        </Stack>
        <Stack>
          <ActionColumn csrfToken={frame.csrfToken} allowed={keeps ? actionsOf(screen) : []} />
          {keeps && can(screen, 'change-meeting') && <ChangeForm screen={screen} csrfToken={frame.csrfToken} />}
          {keeps && can(screen, 'cancel-meeting') && <CancelForm screen={screen} csrfToken={frame.csrfToken} />}
        </Stack>
      </Columns>
    </Page>,
  );
}

const can = ({ meeting, actor }: MeetingScreen, action: MeetingAction): boolean =>
  MEETING_LIFECYCLE.actionsFor(meeting.status, actor.roles).includes(action);

function actionsOf({ meeting, minutes, actor }: MeetingScreen): AllowedAction[] {
  const steps = MEETING_LIFECYCLE.actionsFor(meeting.status, actor.roles).flatMap((action) => {
    const button = BUTTONS[action];
    return button ? [{ label: button.label, post: `/netzwerk/sitzungen/${meeting.id}/${button.at}` }] : [];
  });
  const written = minutes ? MINUTES_LIFECYCLE.actionsFor(minutes.status, actor.roles) : [];
  const papers = written.flatMap((action) => {
    const label = MINUTES_BUTTONS[action];
    return label ? [{ label, post: `/netzwerk/sitzungen/${meeting.id}/protokoll/schritt`, fields: { action } }] : [];
  });
  return [...steps, ...papers];
}

function Overview({ meeting }: { meeting: Meeting }): JSX.Element {
  return (
    <>
      <Facts
        facts={[
          { label: 'Beginn', value: `${formatDateTime(meeting.startsAt)} Uhr, bis ${formatTime(meeting.endsAt)} Uhr` },
          { label: 'Ort', value: meeting.place || 'noch offen' },
          { label: 'Stand', value: MEETING_WORDS[meeting.status] },
          ...(meeting.cancelReason === null ? [] : [{ label: 'Grund der Absage', value: meeting.cancelReason }]),
        ]}
      />
      <Section title="Tagesordnung">
        {meeting.agenda.length === 0 ? (
          <EmptyState text="Noch keine Tagesordnung." />
        ) : (
          <ol class="kern-list kern-list--numbered">
            {meeting.agenda.map((item, index) => (
              <li key={index}>{item}</li>
            ))}
          </ol>
        )}
      </Section>
    </>
  );
}

function People({ screen }: { screen: MeetingScreen }): JSX.Element {
  const { seats, invitations, attendance } = screen;
  if (seats.length === 0) return <EmptyState text="Das Gremium hat an diesem Tag keine Sitze." />;
  return (
    <DenseTable
      caption="Sitze mit Antwort und Anwesenheit"
      hideCaption
      columns={[{ label: 'Organisation' }, { label: 'Einladung' }, { label: 'Antwort' }, { label: 'Anwesenheit' }]}
      rows={seats.map((seat) => {
        const invitation = invitations.find(({ seatId }) => seatId === seat.id);
        const was = attendance.find(({ seatId }) => seatId === seat.id);
        const deputy = seat.deputies.find(({ id }) => id === was?.deputyId);
        return {
          key: seat.id,
          cells: [
            seat.organisation,
            invitation ? formatDateTime(invitation.sentAt) : 'noch nicht',
            invitation?.answer ? ANSWER_WORDS[invitation.answer] : '–',
            was ? `${ATTENDANCE_WORDS[was.state]}${deputy ? ` durch ${deputy.organisation}` : ''}` : '–',
          ],
        };
      })}
    />
  );
}

interface PartProps {
  readonly screen: MeetingScreen;
  readonly csrfToken: string;
}

function AttendanceForm({ screen, csrfToken }: PartProps): JSX.Element {
  const { meeting, seats, attendance } = screen;
  return (
    <Accordion title="Anwesenheit eintragen">
      <ActionForm action={`/netzwerk/sitzungen/${meeting.id}/anwesenheit`} csrfToken={csrfToken} label="Anwesenheit">
        {seats.map((seat) => {
          const was = attendance.find(({ seatId }) => seatId === seat.id);
          return (
            <SelectField
              key={seat.id}
              name={`seat-${seat.id}`}
              label={seat.organisation}
              emptyLabel="noch nicht eingetragen"
              value={was?.state === 'REPRESENTED' ? `REPRESENTED:${was.deputyId ?? ''}` : was?.state}
              options={[
                ...ATTENDANCE_STATES.filter((state) => state !== 'REPRESENTED').map((value) => ({
                  value,
                  label: ATTENDANCE_WORDS[value],
                })),
                ...seat.deputies.map(({ id, organisation }) => ({
                  value: `REPRESENTED:${id}`,
                  label: `vertreten durch ${organisation}`,
                })),
              ]}
            />
          );
        })}
        <SubmitButton look="secondary">Anwesenheit speichern</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

function MinutesPart({ screen, csrfToken, keeps }: PartProps & { keeps: boolean }): JSX.Element {
  const { minutes, meeting, typed } = screen;
  if (meeting.status !== 'HELD') return <EmptyState text="Das Protokoll wird nach der Sitzung geschrieben." />;
  const state = minutes
    ? `${MINUTES_WORDS[minutes.status]}${minutes.approvedOn ? ` am ${formatDate(minutes.approvedOn)}` : ''}, ${minutes.version}. Fassung von ${minutes.writtenByName}`
    : 'noch nicht geschrieben';
  const isWritable = keeps && (minutes === null || minutes.status === 'DRAFT');
  return (
    <>
      <p class="meta">{state}</p>
      {isWritable ? (
        <ActionForm action={`/netzwerk/sitzungen/${meeting.id}/protokoll`} csrfToken={csrfToken} label="Protokoll">
          <TextArea
            label="Text des Protokolls"
            hint="Organisationen und Funktionen, keine Namen von Personen"
            rows={12}
            {...fieldOf(typed, 'minutes', 'content', minutes?.content)}
          />
          <SubmitButton look="secondary">Protokoll speichern</SubmitButton>
        </ActionForm>
      ) : (
        minutes && minutes.content.split(/\n+/).map((line, index) => <p key={index}>{line}</p>)
      )}
    </>
  );
}

function Resolutions({ resolutions }: { resolutions: readonly Resolution[] }): JSX.Element {
  if (resolutions.length === 0) return <EmptyState text="Kein Beschluss in dieser Sitzung." />;
  return (
    <ul class="plain">
      {resolutions.map((each) => (
        <li key={each.id}>
          Beschluss {each.number}/{each.year}: {each.wording}
        </li>
      ))}
    </ul>
  );
}

function ResolutionForm({ screen: { meeting, typed }, csrfToken }: PartProps): JSX.Element {
  return (
    <Accordion title="Beschluss festhalten" open={typed.form === 'resolution'}>
      <ActionForm action={`/netzwerk/sitzungen/${meeting.id}/beschluesse`} csrfToken={csrfToken} label="Beschluss">
        <TextArea
          label="Wortlaut"
          hint="Er bekommt die nächste Nummer des Jahres und bleibt unverändert."
          rows={3}
          {...fieldOf(typed, 'resolution', 'wording')}
        />
        <SubmitButton look="secondary">Beschluss festhalten</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

function ChangeForm({ screen: { meeting, typed }, csrfToken }: PartProps): JSX.Element {
  return (
    <Accordion title="Sitzung ändern" open={typed.form === 'meeting'}>
      <ActionForm action={`/netzwerk/sitzungen/${meeting.id}/aendern`} csrfToken={csrfToken} label="Sitzung ändern">
        {meeting.status === 'INVITED' && <p>Wer eingeladen ist, bekommt die Änderung in den Kalender.</p>}
        <TextField label="Titel" {...fieldOf(typed, 'meeting', 'title', meeting.title)} />
        <DateField label="Tag" {...fieldOf(typed, 'meeting', 'startsAt', formatDate(meeting.startsAt))} />
        <TextField
          label="Beginn"
          width="short"
          {...fieldOf(typed, 'meeting', 'startTime', formatTime(meeting.startsAt))}
        />
        <TextField label="Ende" width="short" {...fieldOf(typed, 'meeting', 'endsAt', formatTime(meeting.endsAt))} />
        <TextField label="Ort" required={false} {...fieldOf(typed, 'meeting', 'place', meeting.place)} />
        <TextArea
          label="Tagesordnung"
          hint="Je Zeile ein Punkt"
          required={false}
          {...fieldOf(typed, 'meeting', 'agenda', meeting.agenda.join('\n'))}
        />
        <SubmitButton look="secondary">Änderung speichern</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}

function CancelForm({ screen: { meeting, typed }, csrfToken }: PartProps): JSX.Element {
  return (
    <Panel title="Absagen">
      <ActionForm action={`/netzwerk/sitzungen/${meeting.id}/absagen`} csrfToken={csrfToken} label="Sitzung absagen">
        <TextField label="Grund" {...fieldOf(typed, 'cancel', 'reason')} />
        <SubmitButton look="secondary" slim>
          Sitzung absagen
        </SubmitButton>
      </ActionForm>
    </Panel>
  );
}
