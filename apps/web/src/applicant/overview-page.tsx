import type { JSX } from 'preact';
import { roomOf } from '#awards';
import { CalendarDate, Money } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Aside,
  Badge,
  Bar,
  ButtonLink,
  Columns,
  countWord,
  daysLeftPhrase,
  EmptyState,
  formatDate,
  formatEuro,
  formatWeekdayDate,
  Legend,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  StepLine,
  type LegendRow,
} from '../layout/index.js';
import { caseSteps, caseTitle, statusWord } from './case-words.js';
import type { CaseCard, Overview, ProgrammeRoom, RoomOfYear } from './load-overview.js';
import type { Task } from './overview-tasks.js';
import { office } from '../access/index.js';

const SOON_DAYS = 14;

/** The start page answers the question people come with: what is to be done? */
export function overviewPage(frame: PageFrame, overview: Overview): string {
  return renderPage(
    <Page {...frame} title={`${overview.organisation.name}: Was ist zu tun?`}>
      <PageHead title={`${overview.organisation.name}: Was ist zu tun?`} lead={leadOf(overview)} />
      <Columns split="two">
        <Stack>
          <Section title="Aufgaben mit Frist" hideTitle>
            <Tasks overview={overview} />
          </Section>
          <Section
            title="Unsere Anträge"
            note={
              <ButtonLink href="/antraege/neu" look="secondary" slim icon="add">
                Neuer Antrag
              </ButtonLink>
            }
          >
            <Cards overview={overview} />
          </Section>
        </Stack>
        <Aside label="Spielraum, Nachrichten und Ansprechstelle">
          {overview.rooms.map((room) => (
            <RoomPanel key={room.programme.code} room={room} isFirst={room === overview.rooms[0]} />
          ))}
          <MessagesPanel overview={overview} />
          <ContactPanel overview={overview} />
        </Aside>
      </Columns>
    </Page>,
  );
}

function leadOf({ tasks, today }: Overview): string {
  const soon = tasks.filter(({ due }) => today.daysUntil(due) <= SOON_DAYS).length;
  const day = formatWeekdayDate(today);
  if (soon === 0) return `${day}. Keine Aufgabe hat eine Frist in den nächsten 14 Tagen.`;
  const count = countWord(soon);
  const word = `${count.charAt(0).toUpperCase()}${count.slice(1)}`;
  return `${day}. ${word} ${soon === 1 ? 'Aufgabe hat' : 'Aufgaben haben'} eine Frist in den nächsten 14 Tagen.`;
}

function Tasks({ overview }: { overview: Overview }): JSX.Element {
  if (overview.tasks.length === 0) return <EmptyState text="Im Moment ist nichts zu erledigen." />;
  return (
    <ol class="plain todos">
      {overview.tasks.map((task, index) => (
        <TaskItem key={`${task.href} ${task.title}`} task={task} today={overview.today} isFirst={index === 0} />
      ))}
    </ol>
  );
}

function TaskItem({ task, today, isFirst }: { task: Task; today: CalendarDate; isFirst: boolean }): JSX.Element {
  const days = today.daysUntil(task.due);
  const phrase = daysLeftPhrase(today, task.due);
  return (
    <li class="todo">
      <div class="when">
        <strong class="num">{formatDate(task.due)}</strong>
        {days <= SOON_DAYS ? (
          <Badge tone={days < 0 ? 'danger' : 'warning'}>{phrase}</Badge>
        ) : (
          <span class="meta">{phrase}</span>
        )}
      </div>
      <div>
        <h3 class="kern-heading-small">{task.title}</h3>
        <p>{task.text}</p>
      </div>
      <div>
        <ButtonLink
          href={task.href}
          look={isFirst ? 'primary' : 'secondary'}
          slim
          label={`${task.button}: ${task.title}`}
        >
          {task.button}
        </ButtonLink>
      </div>
    </li>
  );
}

function Cards({ overview }: { overview: Overview }): JSX.Element {
  const [next] = overview.calls;
  return (
    <>
      {overview.cards.length === 0 ? (
        <EmptyState
          text={
            next
              ? `Noch keine Anträge. Die Frist für ${next.budgetYear} endet am ${formatDate(next.closesAt)}.`
              : 'Noch keine Anträge. Zurzeit ist kein Aufruf offen.'
          }
          action={<ButtonLink href="/antraege/neu">Neuer Antrag</ButtonLink>}
        />
      ) : (
        <ul class="plain stack-s">
          {overview.cards.map((card) => (
            <CardItem key={card.application.id} card={card} />
          ))}
        </ul>
      )}
      {overview.finishedCount > 0 && (
        <p>
          <a class="kern-link" href="/antraege#abgeschlossen">
            Abgeschlossene Anträge ({overview.finishedCount})
          </a>
        </p>
      )}
    </>
  );
}

function CardItem({ card }: { card: CaseCard }): JSX.Element {
  const { application } = card;
  const { word, tone } = statusWord(application.status);
  return (
    <li class="panel app">
      <div class="row between">
        <div>
          <h3 class="kern-heading-small">
            <a class="kern-link" href={`/antraege/${application.id}`}>
              {caseTitle(application)}
            </a>
          </h3>
          <p class="meta">
            {application.fileNumber} · {amountSentence(card)}
          </p>
        </div>
        <Badge tone={tone}>{word}</Badge>
      </div>
      <StepLine label={`Stand von ${application.fileNumber}`} steps={caseSteps(application, card.askedIn)} />
    </li>
  );
}

function amountSentence({ application, award }: CaseCard): string {
  if (award) return `Bescheid vom ${formatDate(award.issuedAt)} über ${formatEuro(award.amount)}`;
  return `${formatEuro(application.requested)} für ${application.budgetYear}`;
}

function RoomPanel({ room, isFirst }: { room: ProgrammeRoom; isFirst: boolean }): JSX.Element {
  const [first] = room.years;
  return (
    <Panel
      title={isFirst ? 'Unser Spielraum' : `Spielraum ${room.programme.shortName}`}
      look={isFirst ? 'key' : 'plain'}
    >
      {first && (
        <p class="meta">
          {room.programme.name}: höchstens {formatEuro(first.situation.cap)} im Jahr
        </p>
      )}
      {room.years.map((year) => (
        <RoomYear key={year.situation.budgetYear} year={year} />
      ))}
      <p class="meta">
        Anträge mindern den Spielraum erst mit der Entscheidung. Nicht genutzte Beträge verfallen am Jahresende.
      </p>
    </Panel>
  );
}

function RoomYear({ year }: { year: RoomOfYear }): JSX.Element {
  const { situation, applied, drafted } = year;
  const room = roomOf(situation);
  const shownApplied = Money.min(applied.plus(drafted), Money.max(room, Money.ZERO));
  const rows: LegendRow[] = [
    { label: 'Bewilligt', amount: situation.committed, kind: 'committed' },
    { label: 'Frei', amount: room, kind: 'room', isTotal: true },
  ];
  if (applied.isPositive()) rows.push({ label: 'davon beantragt', amount: applied, kind: 'applied' });
  if (drafted.isPositive()) rows.push({ label: 'davon im Entwurf', amount: drafted, kind: 'applied' });
  return (
    <div class="room-year">
      <h3 class="kern-heading-small">{situation.budgetYear}</h3>
      <Bar
        total={situation.cap.plus(situation.exception)}
        segments={[
          { kind: 'committed', amount: situation.committed },
          { kind: 'applied', amount: shownApplied },
        ]}
      />
      <Legend caption={`Spielraum ${situation.budgetYear}`} rows={rows} />
    </div>
  );
}

function MessagesPanel({ overview }: { overview: Overview }): JSX.Element {
  return (
    <Panel title="Nachrichten">
      {overview.messages.length === 0 ? (
        <p class="none">Noch keine Nachrichten.</p>
      ) : (
        <ul class="plain msgs">
          {overview.messages.map((message) => (
            <li key={message.id}>
              <span class="meta">
                {formatDate(message.writtenAt)} · {message.fromAuthority ? office().short : message.authorName}{' '}
                {message.fromAuthority && !message.readAt && <Badge tone="info">neu</Badge>}
              </span>
              <br />
              <a class="kern-link" href={`/antraege/${message.applicationId}#nachricht-${message.id}`}>
                {message.body.length > 70 ? `${message.body.slice(0, 70)} …` : message.body}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p class="panel-foot">
        <a class="kern-link" href="/nachrichten">
          Alle Nachrichten
        </a>
      </p>
    </Panel>
  );
}

function ContactPanel({ overview: { letterhead, cards } }: { overview: Overview }): JSX.Element {
  const officer = cards.find(({ application }) => application.assignedName)?.application.assignedName;
  return (
    <Panel title="Ansprechstelle">
      <p>
        {officer ? `${officer}, ${office().short}` : office().name}
        {letterhead && (
          <>
            <br />
            Telefon {letterhead.phone}
            <br />
            <a class="kern-link" href={`mailto:${letterhead.email}`}>
              {letterhead.email}
            </a>
          </>
        )}
      </p>
    </Panel>
  );
}
