import type { JSX } from 'preact';
import { CHOICES, INVITATION_ANSWERS, type BallotPaper, type InvitationView } from '#bodies';
import type { PageFrame } from '../access/index.js';
import {
  ActionForm,
  Alert,
  Facts,
  formatDate,
  formatDateTime,
  Page,
  PageHead,
  RadioGroup,
  renderPage,
  Section,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { ANSWER_WORDS, CHOICE_WORDS, MEETING_WORDS, MINUTES_WORDS } from './body-words.js';

/** The ballot paper behind a personal link. No account: the link is the right to vote. */
export function ballotPage(
  frame: PageFrame,
  paper: BallotPaper,
  { secret, isSaved, error }: { secret: string; isSaved: boolean; error?: string | undefined },
): string {
  return renderPage(
    <Page {...frame} title="Abstimmung" hasErrors={error !== undefined}>
      <PageHead title={paper.title} meta={`${paper.bodyName} · Stimme für: ${paper.organisation}`} />
      <Stack>
        {isSaved && (
          <Alert tone="success" title="Ihre Stimme ist gezählt" role="status">
            Bis zum Ende der Abstimmung können Sie sie ändern.
          </Alert>
        )}
        {paper.isOpen ? <BallotForm frame={frame} paper={paper} secret={secret} error={error} /> : <Closed />}
      </Stack>
    </Page>,
  );
}

function Closed(): JSX.Element {
  return (
    <Alert tone="info" title="Die Abstimmung ist beendet">
      Stimmen werden nicht mehr angenommen. Das Ergebnis teilt die Geschäftsstelle mit.
    </Alert>
  );
}

function BallotForm(props: {
  frame: PageFrame;
  paper: BallotPaper;
  secret: string;
  error: string | undefined;
}): JSX.Element {
  const { paper, secret, frame, error } = props;
  return (
    <>
      <p>
        {paper.closesAt && `Bis ${formatDateTime(paper.closesAt)} Uhr. `}
        {paper.isSecret
          ? 'Die Abstimmung ist geheim: Gespeichert wird, dass Sie abgestimmt haben, nicht wie.'
          : 'Die Abstimmung ist offen: Das Gremium sieht, wie Sie abgestimmt haben.'}
        {paper.hasCast && ' Sie haben schon abgestimmt; eine neue Stimme ersetzt die alte.'}
      </p>
      <ActionForm action={`/abstimmung/${secret}`} csrfToken={frame.csrfToken} label="Stimme abgeben">
        <RadioGroup
          name="choice"
          label="Ihre Stimme"
          error={error}
          options={CHOICES.map((value) => ({ value, label: CHOICE_WORDS[value] }))}
        />
        <SubmitButton>Stimme abgeben</SubmitButton>
      </ActionForm>
      <p class="meta">
        Hat Ihre Organisation ein eigenes Interesse an der Sache? Dann stimmen Sie bitte nicht ab und sagen Sie der
        Geschäftsstelle Bescheid.
      </p>
    </>
  );
}

/** What an invited seat sees by its link: the meeting, the own answer, later the minutes. */
export function invitationPage(frame: PageFrame, view: InvitationView, secret: string, now: Date): string {
  const { meeting, body, seat, minutes } = view;
  const isOpen = meeting.status === 'INVITED' && meeting.startsAt > now;
  return renderPage(
    <Page {...frame} title={meeting.title}>
      <PageHead title={meeting.title} meta={`${body.name} · ${seat.organisation}`} />
      <Stack>
        <Facts
          facts={[
            { label: 'Beginn', value: `${formatDateTime(meeting.startsAt)} Uhr` },
            { label: 'Ort', value: meeting.place || 'noch offen' },
            { label: 'Stand', value: MEETING_WORDS[meeting.status] },
            { label: 'Ihre Antwort', value: view.answer ? ANSWER_WORDS[view.answer] : 'noch keine' },
          ]}
        />
        {meeting.agenda.length > 0 && (
          <Section title="Tagesordnung">
            <ol class="kern-list kern-list--numbered">
              {meeting.agenda.map((item, index) => (
                <li key={index}>{item}</li>
              ))}
            </ol>
          </Section>
        )}
        {isOpen && (
          <ActionForm action={`/einladung/${secret}`} csrfToken={frame.csrfToken} label="Zu- oder absagen">
            <RadioGroup
              name="answer"
              label="Nehmen Sie teil?"
              value={view.answer ?? undefined}
              options={INVITATION_ANSWERS.map((value) => ({ value, label: ANSWER_WORDS[value] }))}
            />
            <SubmitButton>Antwort senden</SubmitButton>
          </ActionForm>
        )}
        {minutes && (
          <Section title="Protokoll">
            <p class="meta">
              {MINUTES_WORDS[minutes.status]}
              {minutes.approvedOn && ` am ${formatDate(minutes.approvedOn)}`}
            </p>
            {minutes.content.split(/\n+/).map((line, index) => (
              <p key={index}>{line}</p>
            ))}
          </Section>
        )}
      </Stack>
    </Page>,
  );
}
