import type { JSX } from 'preact';
import type { Meeting, Seat } from '#bodies';
import type { CalendarDate } from '#kernel';
import {
  nextDateOf,
  projectNumber,
  type Frame,
  type FrameSituation,
  type LocalProject,
  type Member,
  type Partnership,
} from '#partnerships';
import type { PageFrame } from '../access/index.js';
import {
  ActionColumn,
  Alert,
  Aside,
  Chips,
  Columns,
  EmptyState,
  formatDate,
  formatDateTime,
  formatEuro,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  type RefusedAction,
} from '../layout/index.js';
import { freeOfFrame, FundsTable } from './funds-table.js';
import { ProjectsTable } from './projects-table.js';
import { VotePanel, type RunningVote } from './vote-panel.js';

export interface PartnershipScreen {
  readonly partnership: Partnership;
  readonly organisationName: string;
  readonly ags: string;
  /** The year shown; null where none is open yet. */
  readonly frame: Frame | null;
  readonly frames: readonly Frame[];
  /** The year after the one shown, or the same where there is no later one: its federal money is asked for next. */
  readonly drawing: { readonly frame: Frame; readonly situation: FrameSituation } | null;
  readonly projects: readonly LocalProject[];
  readonly votes: readonly RunningVote[];
  readonly nextMeeting: Meeting | null;
  readonly seats: readonly Seat[];
  readonly members: readonly Member[];
  readonly today: CalendarDate;
  readonly mayRun: boolean;
}

const SHOWN_PROJECTS = 7;

/** The page of a partnership (sketch 09): funds, running votes, projects, next meeting, alliance by seats. */
export function partnershipPage(frame: PageFrame, screen: PartnershipScreen): string {
  const { partnership } = screen;
  const crumbs = [{ label: 'Partnerschaften', href: '/partnerschaften' }, { label: partnership.name }];
  return renderPage(
    <Page {...frame} title={partnership.name} breadcrumb={crumbs}>
      <Head {...screen} />
      <Stack>
        {screen.frames.length > 1 && (
          <Chips
            label="Förderjahr"
            chips={screen.frames.map(({ budgetYear }) => ({
              label: String(budgetYear),
              href: `/partnerschaften/${partnership.id}?jahr=${budgetYear}`,
              current: budgetYear === screen.frame?.budgetYear,
            }))}
          />
        )}
        {screen.frame ? (
          <FundsTable
            frame={screen.frame}
            hrefOf={({ code }) =>
              `/partnerschaften/${partnership.id}/fonds/${screen.frame?.budgetYear ?? 0}?fonds=${code}`
            }
          />
        ) : (
          <EmptyState text="Für diese Partnerschaft ist noch kein Förderjahr angelegt. Es beginnt mit der Bewilligung des Bundes." />
        )}
        <Columns split="two">
          <Stack>
            {screen.votes.map((vote) => (
              <VotePanel key={vote.vote.voteId} {...vote} />
            ))}
            <Projects {...screen} />
          </Stack>
          <Aside label="Nächste Schritte, Sitzung und Bündnis">
            <Actions {...screen} csrfToken={frame.csrfToken} />
            <NextMeeting {...screen} />
            <Alliance {...screen} />
            <Members {...screen} />
          </Aside>
        </Columns>
      </Stack>
    </Page>,
  );
}

function Head({ partnership, organisationName, ags, frame, projects, today }: PartnershipScreen): JSX.Element {
  const programme = partnership.programmeCode === 'DEMOKRATIE_LEBEN' ? '„Demokratie leben!“' : 'NRWeltoffen';
  const coordination = `Fachstelle: ${partnership.coordinationOffice}${partnership.coordinationByCarrier ? ' (freier Träger)' : ''}`;
  const ended = partnership.endedOn ? ` · beendet am ${formatDate(partnership.endedOn)}` : '';
  const due = projects
    .flatMap((project) => {
      const next = nextDateOf(project);
      return next && !next.on.isBefore(today) ? [{ project, ...next }] : [];
    })
    .sort((first, second) => (first.on.isBefore(second.on) ? -1 : 1))[0];
  const what = due?.what === 'VOTE' ? 'Abstimmung' : due?.what === 'PROOF' ? 'Nachweis' : 'Ende';
  return (
    <PageHead
      title={partnership.name}
      lead={`${programme}${frame ? ` ${frame.budgetYear}` : ''} · ${organisationName} (${ags}) · Federführendes Amt: ${partnership.leadOffice} · ${coordination}${ended}`}
      facts={
        frame
          ? [
              {
                label: `${partnership.programmeCode === 'DEMOKRATIE_LEBEN' ? 'Bundesmittel' : 'Weiterleitung'} ${frame.budgetYear}`,
                value: formatEuro(frame.award),
              },
              { label: 'Noch frei', value: formatEuro(freeOfFrame(frame)) },
              ...(due
                ? [{ label: 'Nächste Frist', value: `${formatDate(due.on)}, ${what} ${projectNumber(due.project)}` }]
                : []),
            ]
          : undefined
      }
    />
  );
}

function Projects({ partnership, frame, projects, today }: PartnershipScreen): JSX.Element {
  const shown = projects.slice(0, SHOWN_PROJECTS);
  return (
    <Section
      title="Projekte vor Ort"
      note={<span class="meta">{`${shown.length} von ${projects.length}, neueste zuerst`}</span>}
    >
      <ProjectsTable projects={shown} today={today} />
      {projects.length > 0 && (
        <p>
          <a
            class="kern-link"
            href={`/partnerschaften/${partnership.id}/projekte${frame ? `?jahr=${frame.budgetYear}` : ''}`}
          >
            {`Alle ${projects.length} Projekte`}
          </a>
        </p>
      )}
    </Section>
  );
}

function Actions({
  partnership,
  drawing,
  votes,
  frame,
  mayRun,
  csrfToken,
}: PartnershipScreen & { csrfToken: string }): JSX.Element {
  const allowed = [
    { label: 'Öffentliches Formular ansehen', href: `/mitmachen/${partnership.slug}` },
    ...(frame
      ? [{ label: 'Fonds und Regeln', href: `/partnerschaften/${partnership.id}/fonds/${frame.budgetYear}` }]
      : []),
    { label: 'Förderjahr anlegen', href: `/partnerschaften/${partnership.id}/foerderjahr` },
    { label: 'Angaben ändern', href: `/partnerschaften/${partnership.id}/bearbeiten` },
    { label: 'Bündnis und Jugendforum', href: `/partnerschaften/${partnership.id}/gremien` },
    ...(drawing && !drawing.situation.isConsentMissing && drawing.frame.awardId
      ? [
          {
            label: `Mittel für ${drawing.frame.budgetYear} abrufen`,
            href: `/bewilligungen/${drawing.frame.awardId}/auszahlungen`,
          },
        ]
      : []),
  ];
  const refused: RefusedAction[] = votes
    .filter(({ vote }) => vote.result === null)
    .map(({ project, vote }) => ({
      label: `${project.application.title} bewilligen`,
      reason: `die Abstimmung läuft${project.voteClosesOn ? ` bis ${formatDate(project.voteClosesOn)}` : ''}, ${vote.entitled - vote.cast} Stimmen fehlen.`,
    }));
  if (drawing?.situation.isConsentMissing)
    refused.push({
      label: `Mittel für ${drawing.frame.budgetYear} abrufen`,
      reason: `die Zustimmung des Rates oder Ausschusses für ${drawing.frame.budgetYear} fehlt.`,
      more: drawing.frame.awardId
        ? { href: `/bewilligungen/${drawing.frame.awardId}/auszahlungen`, text: 'Zustimmung eintragen' }
        : {
            href: `/partnerschaften/${partnership.id}/fonds/${drawing.frame.budgetYear}#bund`,
            text: 'Zustimmung eintragen',
          },
    });
  const [consent] = drawing?.situation.consents ?? [];
  return (
    <>
      <ActionColumn csrfToken={csrfToken} allowed={mayRun ? allowed : allowed.slice(0, 1)} refused={refused} />
      {consent && drawing && (
        <Alert tone="success" title={`Zustimmung für ${drawing.frame.budgetYear} liegt vor`} headingLevel={3}>
          {`${consent.body}, ${formatDate(consent.decidedOn)}, ${consent.reference}`}
        </Alert>
      )}
    </>
  );
}

function NextMeeting({ nextMeeting }: PartnershipScreen): JSX.Element {
  return (
    <Panel title="Nächste Sitzung">
      {nextMeeting ? (
        <>
          <p>
            <strong>{`${formatDateTime(nextMeeting.startsAt)} Uhr`}</strong>
            <br />
            {nextMeeting.place}
          </p>
          <ol class="kern-list kern-list--number">
            {nextMeeting.agenda.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ol>
        </>
      ) : (
        <p class="none">Es ist keine Sitzung geplant.</p>
      )}
    </Panel>
  );
}

/** Seats of organisations; no person is named. */
function Alliance({ seats }: PartnershipScreen): JSX.Element {
  const voting = seats.filter(({ hasVote }) => hasVote).length;
  const counted = new Map<string, { role: string; count: number; hasVote: boolean }>();
  for (const { organisation, role, hasVote } of seats) {
    const before = counted.get(organisation);
    counted.set(organisation, { role, hasVote, count: (before?.count ?? 0) + 1 });
  }
  return (
    <Panel title="Bündnis">
      {seats.length === 0 ? (
        <p class="none">Noch kein Bündnis benannt.</p>
      ) : (
        <>
          <p class="meta">{`${voting} Mitglieder mit Stimme${seats.length > voting ? `, ${seats.length - voting} beratend` : ''}`}</p>
          <ul class="plain lines">
            {[...counted].map(([organisation, { role, count, hasVote }]) => (
              <li key={organisation}>
                {organisation}{' '}
                <span class="meta">
                  {[count > 1 ? `${count} Sitze` : '', role === 'Mitglied' ? '' : role, hasVote ? '' : 'beratend']
                    .filter(Boolean)
                    .join(', ')}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}

function Members({ partnership, members, today }: PartnershipScreen): JSX.Element {
  const present = members.filter(({ to }) => to === null || !to.isBefore(today));
  return (
    <Panel title="Beteiligte und Ziele">
      <ul class="kern-list kern-list--bullet">
        {partnership.goals.map((goal) => (
          <li key={goal}>{goal}</li>
        ))}
      </ul>
      <p>
        <Mark tone="info">{`${present.length} Beteiligte, ${members.length - present.length} frühere`}</Mark>
      </p>
      <a class="kern-link" href={`/partnerschaften/${partnership.id}/beteiligte`}>
        Alle Beteiligten seit {formatDate(partnership.beganOn)}
      </a>
    </Panel>
  );
}
