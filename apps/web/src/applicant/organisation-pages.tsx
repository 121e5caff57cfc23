import type { JSX } from 'preact';
import type { ApplicationCase, Message } from '#applications';
import type { OrganisationView } from '#districts';
import type { Account } from '#identity';
import type { CalendarDate } from '#kernel';
import { roleWord, type PageFrame, office } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  Facts,
  Mark,
  Page,
  PageHead,
  Panel,
  renderPage,
  Section,
  Stack,
  Sub,
} from '../layout/index.js';
import { caseTitle } from './case-words.js';
import { MessageItem } from './message-item.js';

export interface BankAccount {
  readonly application: ApplicationCase;
  readonly holder: string;
  readonly iban: string;
}

/** Who we are for the authority: address, people, bank accounts. */
export function organisationPage(
  frame: PageFrame,
  view: {
    readonly organisation: OrganisationView;
    readonly accounts: readonly Account[];
    readonly banks: readonly BankAccount[];
  },
): string {
  const { organisation } = view;
  return renderPage(
    <Page {...frame} title="Unser Kreis">
      <PageHead
        title={organisation.name}
        meta={`Schlüssel ${organisation.districtAgs} · Regierungsbezirk ${organisation.district.adminRegion}`}
      />
      <Stack>
        <Panel
          title="Anschrift"
          note={
            organisation.verifiedBy === null ? (
              <Mark tone="warning">ungeprüft</Mark>
            ) : (
              <Mark tone="success">geprüft</Mark>
            )
          }
        >
          <p>
            {organisation.name}
            <br />
            {organisation.addressee}
            <br />
            {organisation.street}
            <br />
            {organisation.postcode} {organisation.city}
          </p>
          <p class="meta">
            An diese Anschrift gehen Bescheide.
            {organisation.verifiedBy === null && ' Sie ist noch nicht geprüft.'} Änderungen nimmt die
            {office().name} vor; schreiben Sie ihr eine Nachricht.
          </p>
        </Panel>
        <Section title="Konten">
          <AccountTable accounts={view.accounts} />
          <p class="meta">Neue Konten richtet die Benutzerverwaltung der {office().name} ein.</p>
        </Section>
        <Section title="Bankverbindungen">
          <BankTable banks={view.banks} />
          <p>
            <a class="kern-link" href="/organisation/bank">
              Bankverbindung für Auszahlungen
            </a>
          </p>
        </Section>
        <Panel title="Zuständiges Gericht">
          <Facts
            facts={[
              { label: 'Verwaltungsgericht', value: organisation.district.court.name },
              { label: 'Sitz', value: organisation.district.court.seat },
            ]}
          />
        </Panel>
      </Stack>
    </Page>,
  );
}

function AccountTable({ accounts }: { accounts: readonly Account[] }): JSX.Element {
  if (accounts.length === 0) return <EmptyState text="Noch keine Konten." />;
  return (
    <DenseTable
      caption="Konten unserer Organisation"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Name' }, { label: 'E-Mail-Adresse' }, { label: 'Aufgabe' }]}
      rows={accounts.map(({ id, name, email, roles }) => ({
        key: id,
        cells: [name, email, roles.map(roleWord).join(', ')],
      }))}
    />
  );
}

function BankTable({ banks }: { banks: readonly BankAccount[] }): JSX.Element {
  if (banks.length === 0) return <EmptyState text="Die Bankverbindung geben Sie im Antrag an." />;
  return (
    <DenseTable
      caption="Bankverbindungen je Antrag"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Antrag' }, { label: 'Kontoinhaberin' }, { label: 'IBAN' }]}
      rows={banks.map(({ application, holder, iban }) => ({
        key: application.id,
        cells: [
          <>
            <a class="kern-link" href={`/antraege/${application.id}`}>
              {caseTitle(application)}
            </a>
            <Sub>{application.fileNumber}</Sub>
          </>,
          holder === '' ? '–' : holder,
          iban === '' ? 'noch nicht angegeben' : iban.replace(/(.{4})(?=.)/g, '$1 '),
        ],
      }))}
    />
  );
}

/** All messages of all cases, newest first. */
export function messagesPage(
  frame: PageFrame,
  view: {
    readonly messages: readonly Message[];
    readonly applications: readonly ApplicationCase[];
    readonly today: CalendarDate;
  },
): string {
  const titleOf = (id: string): string => {
    const found = view.applications.find((each) => each.id === id);
    return found ? `${found.fileNumber}, ${caseTitle(found)}` : 'Antrag';
  };
  return renderPage(
    <Page {...frame} title="Nachrichten">
      <PageHead title="Nachrichten" lead="Eine Nachricht schreiben Sie auf der Seite des Antrags, um den es geht." />
      {view.messages.length === 0 ? (
        <EmptyState text="Noch keine Nachrichten." />
      ) : (
        <div class="stack">
          {groupedByCase(view.messages).map(([applicationId, messages]) => (
            <Section key={applicationId} title={titleOf(applicationId)} id={`antrag-${applicationId}`}>
              <ul class="plain msgs">
                {messages.map((message) => (
                  <MessageItem key={message.id} message={message} csrfToken={frame.csrfToken} today={view.today} />
                ))}
              </ul>
              <p>
                <a class="kern-link" href={`/antraege/${applicationId}#nachrichten`}>
                  Antworten<span class="kern-sr-only"> zu {titleOf(applicationId)}</span>
                </a>
              </p>
            </Section>
          ))}
        </div>
      )}
    </Page>,
  );
}

function groupedByCase(messages: readonly Message[]): [string, Message[]][] {
  const groups = new Map<string, Message[]>();
  for (const message of messages)
    groups.set(message.applicationId, [...(groups.get(message.applicationId) ?? []), message]);
  return [...groups];
}
