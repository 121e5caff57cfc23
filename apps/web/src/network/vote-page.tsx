import type { JSX } from 'preact';
import { CHOICES, mayKeep, type Body, type Vote, type VoteSeat, type VoteSituation } from '#bodies';
import type { Actor } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ActionForm,
  Alert,
  DenseTable,
  Facts,
  formatDateTime,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
  TextField,
} from '../layout/index.js';
import { CHOICE_WORDS, MAJORITY_WORDS, quorumWords, RESULT_WORDS } from './body-words.js';

export interface VoteScreen {
  readonly actor: Actor;
  readonly body: Body;
  readonly vote: Vote;
  readonly situation: VoteSituation;
  readonly roll: readonly VoteSeat[];
}

/** A running or closed vote: counts, quorum, who is recused and why. */
export function votePage(frame: PageFrame, screen: VoteScreen): string {
  const { body, vote, situation } = screen;
  const isOpenBallot = vote.secrecy === 'OPEN';
  const keeps = mayKeep(screen.actor, body) && vote.state === 'OPEN';
  const crumbs = [
    { label: 'Gremien', href: '/netzwerk/gremien' },
    { label: body.name, href: `/netzwerk/gremien/${body.id}` },
    { label: 'Abstimmung' },
  ];
  return renderPage(
    <Page {...frame} title={vote.title} breadcrumb={crumbs}>
      <PageHead title={vote.title} meta={`${body.name} · ${isOpenBallot ? 'offene' : 'geheime'} Abstimmung`} />
      <Stack>
        <State screen={screen} />
        <Facts
          facts={[
            { label: 'Abgegeben', value: `${situation.cast} von ${situation.entitled} Stimmen` },
            {
              label: 'Beschlussfähig',
              value: `ab ${situation.quorumNeeded} ${situation.quorumNeeded === 1 ? 'Stimme' : 'Stimmen'} (${quorumWords(vote.quorum)}); ${situation.quorumMet ? 'erreicht' : 'noch nicht erreicht'}`,
            },
            { label: 'Mehrheit', value: MAJORITY_WORDS[vote.majority] },
            {
              label: 'Befangen',
              value: situation.recused === 0 ? 'niemand' : `${situation.recused}, zählen nicht mit`,
            },
            ...(!situation.isCountHidden
              ? [
                  {
                    label: 'Stimmen',
                    value: `${situation.yes} Ja, ${situation.no} Nein, ${situation.abstained} Enthaltungen`,
                  },
                ]
              : [{ label: 'Stimmen', value: 'werden erst nach dem Ende ausgezählt' }]),
          ]}
        />
        <Section title="Stimmliste">
          <Roll screen={screen} />
        </Section>
        {keeps && <KeeperForms screen={screen} csrfToken={frame.csrfToken} />}
      </Stack>
    </Page>,
  );
}

function State({ screen: { vote } }: { screen: VoteScreen }): JSX.Element {
  if (vote.outcome)
    return (
      <Alert
        tone={vote.outcome.result === 'RECOMMENDED' ? 'success' : 'info'}
        title={`Ergebnis: ${RESULT_WORDS[vote.outcome.result]}`}
      >
        {vote.subject.kind === 'LOCAL_PROJECT'
          ? 'Das Gremium empfiehlt; entscheiden wird das federführende Amt.'
          : 'Ein angenommener Antrag steht als Beschluss beim Gremium.'}
      </Alert>
    );
  const until = vote.closesAt
    ? `Sie endet am ${formatDateTime(vote.closesAt)} Uhr von selbst.`
    : 'Sie endet, wenn Sie sie schließen.';
  return (
    <Alert tone="info" title="Die Abstimmung läuft">
      {until}
    </Alert>
  );
}

function Roll({ screen: { roll, vote } }: { screen: VoteScreen }): JSX.Element {
  return (
    <DenseTable
      caption="Stimmliste, wie sie bei Eröffnung galt"
      hideCaption
      columns={[{ label: 'Organisation' }, { label: 'Stimme' }]}
      rows={roll.map((seat) => ({
        key: seat.seatId,
        cells: [
          seat.organisation,
          seat.recusalReason === null
            ? seat.choice
              ? CHOICE_WORDS[seat.choice]
              : seat.hasCast
                ? vote.secrecy === 'SECRET'
                  ? 'abgegeben (geheim)'
                  : 'abgegeben'
                : 'noch keine'
            : `befangen: ${seat.recusalReason}`,
        ],
      }))}
    />
  );
}

function KeeperForms({ screen, csrfToken }: { screen: VoteScreen; csrfToken: string }): JSX.Element {
  const { vote, roll } = screen;
  const path = `/netzwerk/abstimmungen/${vote.id}`;
  const seats = roll.filter(({ recusalReason }) => recusalReason === null);
  const options = seats.map(({ seatId, organisation }) => ({ value: seatId, label: organisation }));
  const isUrn = vote.mode === 'IN_SESSION' && vote.secrecy === 'SECRET';
  return (
    <div class="stack-s">
      {vote.mode === 'IN_SESSION' && !isUrn && (
        <Panel title="Stimmen eintragen">
          <ActionForm action={`${path}/stimmen`} csrfToken={csrfToken} label="Stimmen eintragen">
            {seats.map((seat) => (
              <SelectField
                key={seat.seatId}
                name={`seat-${seat.seatId}`}
                label={seat.organisation}
                required={false}
                emptyLabel="noch keine"
                value={seat.choice ?? undefined}
                options={CHOICES.map((value) => ({ value, label: CHOICE_WORDS[value] }))}
              />
            ))}
            <SubmitButton look="secondary">Stimmen speichern</SubmitButton>
          </ActionForm>
        </Panel>
      )}
      <Accordion title="Befangenheit eintragen">
        <ActionForm action={`${path}/befangenheit`} csrfToken={csrfToken} label="Befangenheit eintragen">
          <SelectField name="seatId" label="Sitz" options={options} />
          <TextField name="reason" label="Grund" />
          <SubmitButton look="secondary">Als befangen eintragen</SubmitButton>
        </ActionForm>
      </Accordion>
      <Panel title="Abstimmung schließen">
        <ActionForm action={`${path}/schliessen`} csrfToken={csrfToken} label="Abstimmung schließen">
          {isUrn &&
            CHOICES.map((choice) => (
              <TextField
                key={choice}
                name={`count-${choice}`}
                label={`${CHOICE_WORDS[choice]} (ausgezählt)`}
                inputmode="numeric"
                width="short"
              />
            ))}
          <SubmitButton>Schließen und auszählen</SubmitButton>
        </ActionForm>
      </Panel>
    </div>
  );
}
