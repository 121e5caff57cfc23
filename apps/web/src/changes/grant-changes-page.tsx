import type { JSX } from 'preact';
import { itemLimit, totalOf, type AwardVersion, type ChangeRequest, type GrantSituation } from '#awards';
import { APPLICANT_ROLES, hasRole, type Actor, type Money } from '#kernel';
import type { NoticeView } from '#notices';
import type { PageFrame } from '../access/index.js';
import {
  ActionColumn,
  Alert,
  Aside,
  Columns,
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  formatEuro,
  formatPercent,
  HelpNote,
  Mark,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
  type AllowedAction,
} from '../layout/index.js';
import { causeWord, changeStateOf, changeTitle } from './change-words.js';

export interface GrantChangesScreen {
  readonly actor: Actor;
  readonly situation: GrantSituation;
  readonly versions: readonly AwardVersion[];
  readonly requests: readonly ChangeRequest[];
  /** Acts that a court annulled and whose grant still stands; for the authority. */
  readonly annulled: readonly NoticeView[];
  /** What was requested and paid per year already. */
  readonly drawn: Readonly<Record<number, Money>>;
}

export const changesPath = (awardId: string): string => `/bewilligungen/${awardId}/aenderungen`;

/** Everything that changes a grant: its versions, the requests, and what needs no request at all. */
export function grantChangesPage(frame: PageFrame, screen: GrantChangesScreen): string {
  const { situation, actor } = screen;
  const { award } = situation;
  return renderPage(
    <Page
      {...frame}
      title="Änderungen"
      breadcrumb={[{ label: 'Bewilligungen', href: '/bewilligungen' }, { label: 'Änderungen' }]}
    >
      <PageHead
        title={`Änderungen: ${award.title}`}
        meta={award.fileNumber}
        facts={[
          { label: 'Geltende Fassung', value: String(award.version) },
          { label: 'Zuwendung', value: formatEuro(award.amount) },
        ]}
      />
      <Columns split="two">
        <Stack>
          {screen.annulled.map((notice) => (
            <Alert
              key={notice.id}
              tone="warning"
              title={`„${notice.title}“ vom ${formatDate(notice.issuedAt)} ist aufgehoben`}
            >
              Was er bewilligt hat, ist unter Höchstbetrag und Haushalt noch gebunden.
            </Alert>
          ))}
          <Section title="Anträge">
            <RequestTable screen={screen} />
          </Section>
          <Section title="Fassungen der Bewilligung">
            <VersionTable screen={screen} />
          </Section>
          {situation.isOpen && <WithoutConsent situation={situation} />}
        </Stack>
        <Aside label="Nächste Schritte">
          <ActionColumn
            csrfToken={frame.csrfToken}
            allowed={actionsOf(screen)}
            emptyText={situation.isOpen ? undefined : 'An dieser Bewilligung ist nichts mehr zu ändern.'}
          />
          {hasRole(actor, ...APPLICANT_ROLES) && (
            <HelpNote title="Erst fragen, dann ausgeben">
              <p>
                Was über die Einzelansätze hinausgeht, den Zeitraum, den Zweck oder die Beträge eines Jahres ändert,
                beantragen Sie bitte, bevor Sie Geld dafür ausgeben.
              </p>
            </HelpNote>
          )}
        </Aside>
      </Columns>
    </Page>,
  );
}

function actionsOf({ actor, situation, annulled }: GrantChangesScreen): AllowedAction[] {
  const path = changesPath(situation.award.id);
  const actions: AllowedAction[] = [];
  if (hasRole(actor, 'CASEWORKER', 'SIGNATORY'))
    for (const notice of annulled)
      actions.push({ label: 'Aufhebung nachvollziehen', post: `${path}/aufhebung`, fields: { noticeId: notice.id } });
  if (situation.isOpen && hasRole(actor, ...APPLICANT_ROLES))
    actions.push(
      { label: 'Änderung beantragen', href: `${path}/neu` },
      { label: 'Auf Geld verzichten', href: `${path}/neu?art=verzicht` },
    );
  if (situation.isOpen && hasRole(actor, 'CASEWORKER'))
    actions.push({ label: 'Von Amts wegen ändern', href: `${path}/neu` });
  return actions;
}

function RequestTable({ screen }: { screen: GrantChangesScreen }): JSX.Element {
  const isRecipient = screen.actor.scope === 'ORGANISATION';
  if (screen.requests.length === 0)
    return <EmptyState text="Noch nichts beantragt. Solange alles nach Plan läuft, ist hier nichts zu tun." />;
  return (
    <DenseTable
      caption="Anträge zu dieser Bewilligung"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Antrag' }, { label: 'Eingereicht' }, { label: 'Stand' }]}
      rows={screen.requests.map((request) => {
        const { tone, text } = changeStateOf(request.status, isRecipient);
        return {
          key: request.id,
          cells: [
            <a class="kern-link" href={`/aenderungen/${request.id}`}>
              {changeTitle(request)}
            </a>,
            request.submittedAt ? formatDate(request.submittedAt) : 'noch nicht',
            <Mark tone={tone}>{text}</Mark>,
          ],
        };
      })}
    />
  );
}

function VersionTable({ screen: { versions, drawn } }: { screen: GrantChangesScreen }): JSX.Element {
  const years = [...new Set(versions.flatMap(({ tranches }) => tranches.map(({ budgetYear }) => budgetYear)))].sort();
  const inYear = (version: AwardVersion, year: number): string => {
    const tranche = version.tranches.find(({ budgetYear }) => budgetYear === year);
    return tranche ? formatAmount(tranche.amount) : '–';
  };
  return (
    <DenseTable
      caption="Fassungen mit Beträgen in EUR"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Fassung' },
        { label: 'Zeitraum' },
        ...years.map((year) => ({ label: String(year), isNumeric: true })),
        { label: 'Zuwendung', isNumeric: true },
      ]}
      rows={versions.map((version) => ({
        key: String(version.version),
        cells: [
          <>
            {version.version}. {causeWord(version.cause)}
            <Sub>
              {formatDate(version.signedAt)} ·{' '}
              <a class="kern-link" href={`/bescheide/${version.noticeId}`}>
                Bescheid<span class="kern-sr-only"> der Fassung {version.version}</span>
              </a>
            </Sub>
          </>,
          `${formatDate(version.periodFrom)} bis ${formatDate(version.periodTo)}`,
          ...years.map((year) => inYear(version, year)),
          formatAmount(version.amount),
        ],
      }))}
      foot={[
        {
          key: 'drawn',
          cells: [
            'davon schon angefordert oder gezahlt',
            '',
            ...years.map((year) => (drawn[year] ? formatAmount(drawn[year]) : '0,00')),
            formatAmount(Object.values(drawn).reduce((sum, each) => sum + each.toCents(), 0)),
          ],
        },
      ]}
    />
  );
}

/** The rule of single items with the figures of this grant: what goes without asking. */
function WithoutConsent({ situation }: { situation: GrantSituation }): JSX.Element {
  const { current, terms } = situation;
  const percent = formatPercent(terms.itemToleranceBps);
  return (
    <Section title="Ohne Antrag erlaubt">
      <p>
        Einzelne Positionen dürfen um bis zu {percent} überschritten werden, wenn der Betrag an anderer Stelle
        eingespart wird (ANBest Nr. 1.2). Dafür ist kein Antrag nötig; erläutern Sie es im Verwendungsnachweis.
      </p>
      <DenseTable
        caption={`Positionen mit ${percent} Spielraum, in EUR`}
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Position' },
          { label: 'Bewilligt', isNumeric: true },
          { label: 'Erlaubt bis', isNumeric: true },
        ]}
        rows={current.items.map((item) => {
          const planned = totalOf(item.amountsCents);
          return {
            key: item.id,
            cells: [item.label, formatAmount(planned), formatAmount(itemLimit(planned, terms.itemToleranceBps))],
          };
        })}
      />
    </Section>
  );
}
