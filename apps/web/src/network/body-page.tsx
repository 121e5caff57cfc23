import type { JSX } from 'preact';
import { isInTerm, mayKeep, type Meeting, type Resolution, type Vote } from '#bodies';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Facts,
  formatDate,
  formatDateTime,
  Mark,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { BodyForms } from './body-forms.js';
import { BODY_WORDS, MAJORITY_WORDS, MEETING_WORDS, quorumWords, RESULT_WORDS, secrecyWords } from './body-words.js';
import { pageErrors } from './typed-form.js';
import type { BodyScreen } from './body-screen.js';

/** One body: members now and before, meetings, votes, resolutions, tasks. */
export function bodyPage(frame: PageFrame, screen: BodyScreen): string {
  const { body, typed } = screen;
  const errors = pageErrors(typed);
  return renderPage(
    <Page
      {...frame}
      title={body.name}
      breadcrumb={[{ label: 'Gremien', href: '/netzwerk/gremien' }, { label: body.name }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title={body.name} meta={BODY_WORDS[body.kind]} lead={body.purpose === '' ? undefined : body.purpose} />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <Facts
          facts={[
            { label: 'Beschlussfähig', value: `${quorumWords(body.quorum)}; Befangene zählen nicht mit` },
            { label: 'Mehrheit', value: MAJORITY_WORDS[body.majority] },
            { label: 'Abstimmung', value: secrecyWords(body) },
            ...(body.source === '' ? [] : [{ label: 'Quelle', value: body.source }]),
          ]}
        />
        <Section title="Sitze">
          <Seats screen={screen} csrfToken={frame.csrfToken} />
        </Section>
        <Section title="Sitzungen">
          <Meetings meetings={screen.meetings} />
        </Section>
        <Section title="Abstimmungen">
          <Votes votes={screen.votes} />
        </Section>
        <Section title="Beschlüsse">
          <Resolutions resolutions={screen.resolutions} />
        </Section>
        <Section title="Aufgaben">
          <Tasks screen={screen} csrfToken={frame.csrfToken} />
        </Section>
        {mayKeep(screen.actor, body) && <BodyForms screen={screen} csrfToken={frame.csrfToken} />}
      </Stack>
    </Page>,
  );
}

function Seats({ screen, csrfToken }: { screen: BodyScreen; csrfToken: string }): JSX.Element {
  const { seats, today, body, actor } = screen;
  if (seats.length === 0) return <EmptyState text="Noch kein Sitz eingetragen. Tragen Sie unten die Mitglieder ein." />;
  const keeps = mayKeep(actor, body);
  return (
    <DenseTable
      caption="Sitze, auch beendete"
      hideCaption
      columns={[
        { label: 'Organisation' },
        { label: 'Funktion' },
        { label: 'Stimme' },
        { label: 'Amtszeit' },
        { label: 'Vertretung' },
        ...(keeps ? [{ label: 'Beenden', hideLabel: true }] : []),
      ]}
      rows={seats.map((seat) => ({
        key: seat.id,
        cells: [
          seat.organisation,
          seat.role,
          seat.hasVote ? 'ja' : 'beratend',
          `seit ${formatDate(seat.from)}${seat.to ? `, bis ${formatDate(seat.to)}` : ''}`,
          seat.deputies.map(({ organisation }) => organisation).join(', ') || '–',
          ...(keeps
            ? [
                isInTerm(seat, today) && seat.to === null && (
                  <ActionForm
                    action={`/netzwerk/gremien/${body.id}/sitze/${seat.id}/ende`}
                    csrfToken={csrfToken}
                    class="bare-form"
                  >
                    <SubmitButton look="tertiary" slim label={`Sitz von ${seat.organisation} heute beenden`}>
                      Heute beenden
                    </SubmitButton>
                  </ActionForm>
                ),
              ]
            : []),
        ],
      }))}
    />
  );
}

function Meetings({ meetings }: { meetings: readonly Meeting[] }): JSX.Element {
  if (meetings.length === 0) return <EmptyState text="Noch keine Sitzung." />;
  return (
    <DenseTable
      caption="Sitzungen, neueste zuerst"
      hideCaption
      columns={[{ label: 'Nr.' }, { label: 'Sitzung' }, { label: 'Beginn' }, { label: 'Stand' }]}
      rowHeader={1}
      rows={meetings.map((meeting) => ({
        key: meeting.id,
        cells: [
          String(meeting.number),
          <a class="kern-link" href={`/netzwerk/sitzungen/${meeting.id}`}>
            {meeting.title}
          </a>,
          `${formatDateTime(meeting.startsAt)} Uhr`,
          MEETING_WORDS[meeting.status],
        ],
      }))}
    />
  );
}

function Votes({ votes }: { votes: readonly Vote[] }): JSX.Element {
  if (votes.length === 0) return <EmptyState text="Noch keine Abstimmung." />;
  return (
    <DenseTable
      caption="Abstimmungen, neueste zuerst"
      hideCaption
      columns={[{ label: 'Gegenstand' }, { label: 'Art' }, { label: 'Stand' }]}
      rows={votes.map((vote) => ({
        key: vote.id,
        cells: [
          <a class="kern-link" href={`/netzwerk/abstimmungen/${vote.id}`}>
            {vote.title}
          </a>,
          vote.mode === 'ONLINE' ? 'online' : 'in der Sitzung',
          vote.outcome
            ? RESULT_WORDS[vote.outcome.result]
            : vote.closesAt
              ? `läuft bis ${formatDateTime(vote.closesAt)} Uhr`
              : 'läuft',
        ],
      }))}
    />
  );
}

function Resolutions({ resolutions }: { resolutions: readonly Resolution[] }): JSX.Element {
  if (resolutions.length === 0) return <EmptyState text="Noch kein Beschluss." />;
  return (
    <DenseTable
      caption="Beschlüsse, neueste zuerst"
      hideCaption
      columns={[{ label: 'Nummer' }, { label: 'Wortlaut' }, { label: 'Tag' }]}
      rows={resolutions.map((each) => ({
        key: each.id,
        cells: [`${each.number}/${each.year}`, each.wording, formatDate(each.decidedOn)],
      }))}
    />
  );
}

function Tasks({ screen, csrfToken }: { screen: BodyScreen; csrfToken: string }): JSX.Element {
  const { tasks, today, body, actor } = screen;
  if (tasks.length === 0) return <EmptyState text="Keine Aufgaben." />;
  return (
    <DenseTable
      caption="Aufgaben, offene zuerst"
      hideCaption
      columns={[{ label: 'Aufgabe' }, { label: 'Zuständig' }, { label: 'Frist' }, { label: 'Stand' }]}
      rows={tasks.map((task) => ({
        key: task.id,
        cells: [
          task.title,
          task.organisation,
          formatDate(task.dueOn),
          task.doneOn ? (
            `erledigt am ${formatDate(task.doneOn)}`
          ) : (
            <>
              {task.dueOn.isBefore(today) ? <Mark tone="danger">überfällig</Mark> : 'offen'}
              {mayKeep(actor, body) && (
                <ActionForm
                  action={`/netzwerk/gremien/${body.id}/aufgaben/${task.id}/erledigt`}
                  csrfToken={csrfToken}
                  class="bare-form"
                >
                  <SubmitButton look="tertiary" slim label={`„${task.title}“ ist erledigt`}>
                    Erledigt
                  </SubmitButton>
                </ActionForm>
              )}
            </>
          ),
        ],
      }))}
    />
  );
}
