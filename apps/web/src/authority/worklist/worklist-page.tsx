import type { JSX } from 'preact';
import type { PageFrame } from '../../access/index.js';
import { statusWord } from '../../access/refusals/case-words.js';
import {
  ActionForm,
  Alert,
  ButtonLink,
  Chips,
  type Chip,
  EmptyState,
  HiddenField,
  LegendLine,
  Page,
  PageHead,
  Pagination,
  renderPage,
  SubmitButton,
} from '../../layout/index.js';
import { WorklistFilters } from './worklist-filters.js';
import {
  PAGE_SIZE,
  selectionOf,
  worklistHref,
  worklistParameters,
  type PageView,
  type WorklistQuery,
} from './worklist-query.js';
import { SORT_WORDS, VIEW_WORDS } from './worklist-words.js';
import { WorklistTable } from './worklist-table.js';
import type { KeptView, WorklistScreen } from './worklist-view.js';

export interface WorklistRights {
  readonly mayAssign: boolean;
  readonly mayWork: boolean;
  /** May keep views of one's own. */
  readonly mayKeep: boolean;
}

/** Sketch 03: saved views, filters, one sentence, bulk acts without legal effect, one row per case. */
export function worklistPage(
  frame: PageFrame,
  screen: WorklistScreen,
  rights: WorklistRights,
  refusal: string | null = null,
): string {
  const { query, counts, page } = screen;
  return renderPage(
    <Page {...frame} title="Arbeitsliste" hasErrors={refusal !== null}>
      <PageHead title="Arbeitsliste" count={openCases(counts.OPEN)} aside={<Downloads query={query} />} />
      {refusal !== null && (
        <div class="spaced">
          <Alert tone="danger" title={refusal} role="alert" />
        </div>
      )}
      {screen.openChanges > 0 && (
        <p>
          <a class="kern-link tall" href="/aenderungen">
            Offene Änderungen und vorzeitige Beginne: {screen.openChanges}
          </a>
        </p>
      )}
      <details class="views" open={isFiltered(query)}>
        <summary>Ansichten und Filter: {currentView(screen)?.view.name ?? VIEW_WORDS[query.view]}</summary>
        <Chips label="Gespeicherte Ansichten" chips={chipsOf(screen, rights)} />
        <WorklistFilters screen={screen} />
      </details>
      {page.rows.length === 0 ? (
        <NoCases screen={screen} />
      ) : (
        <ActionForm
          action="/arbeitsliste/sammel"
          csrfToken={frame.csrfToken}
          class="bare-form"
          label="Ausgewählte Vorgänge"
        >
          <HiddenField name="liste" value={worklistParameters(query).toString()} />
          <div class="row between list-line">
            <Sentence screen={screen} />
            <LegendLine
              entries={[
                { kind: 'committed', label: 'bewilligt' },
                { kind: 'reserved', label: 'vorgemerkt' },
                { kind: 'this', label: 'dieser Vorgang' },
                { kind: 'over', label: 'über dem Höchstbetrag' },
              ]}
            />
          </div>
          {(rights.mayAssign || rights.mayWork) && <BulkBar screen={screen} rights={rights} />}
          <WorklistTable screen={screen} mayAssign={rights.mayAssign} />
        </ActionForm>
      )}
      <Pagination
        page={query.page}
        pageCount={Math.ceil(page.total / PAGE_SIZE)}
        hrefOf={(number) => worklistHref(query, { page: number })}
        note={`${PAGE_SIZE} je Seite`}
      />
    </Page>,
  );
}

const openCases = (count: number): string =>
  count === 1 ? '1 offener Vorgang' : `${count >= 1000 ? 'über ' : ''}${count} offene Vorgänge`;

const isFiltered = (query: WorklistQuery): boolean =>
  query.search !== '' ||
  query.programme !== '' ||
  query.budgetYear !== null ||
  query.status !== null ||
  query.adminRegion !== '' ||
  query.assignedTo !== '';

function Downloads({ query }: { query: WorklistQuery }): JSX.Element {
  return (
    <>
      <ButtonLink href={worklistHref(query, {}, '/arbeitsliste.csv')} look="tertiary" slim icon="download" download>
        Als CSV
      </ButtonLink>
      <ButtonLink href={worklistHref(query, {}, '/arbeitsliste.xlsx')} look="tertiary" slim icon="download" download>
        Als XLSX
      </ButtonLink>
    </>
  );
}

/** The view of one's own that is open, filters, search and order alike. */
const currentView = ({ query, kept }: WorklistScreen): KeptView | undefined =>
  kept.find((each) => selectionOf(each.query) === selectionOf(query));

/** Built-in views, one's own, and the two ways on: keep this selection, put the kept ones in order. */
function chipsOf(screen: WorklistScreen, rights: WorklistRights): Chip[] {
  const { query, counts, kept } = screen;
  const current = currentView(screen);
  const views: readonly PageView[] = ['OPEN', 'MINE', 'DUE', 'OVER_CAP', 'REVIEW', 'UNASSIGNED', 'DECIDED'];
  const builtIn = views.map((view) => ({
    label: VIEW_WORDS[view],
    href: worklistHref(query, { view, status: null }),
    count: counts[view],
    current: !current && query.view === view,
  }));
  const own = kept.map((each) => ({
    label: each.view.name,
    href: worklistHref(each.query),
    count: each.count,
    current: each === current,
  }));
  if (!rights.mayKeep) return [...builtIn, ...own];
  const keep = {
    label: 'Ansicht speichern',
    href: worklistHref(query, {}, '/arbeitsliste/ansichten/neu'),
    isAction: true,
  };
  const manage = { label: 'Ansichten verwalten', href: '/arbeitsliste/ansichten', isAction: true };
  return [...builtIn, ...own, ...(current ? [] : [keep]), ...(kept.length > 0 ? [manage] : [])];
}

/** "1 bis 10 von 31, sortiert nach Frist. Filter: …" */
function Sentence({ screen }: { screen: WorklistScreen }): JSX.Element {
  const { query, page } = screen;
  const first = (query.page - 1) * PAGE_SIZE + 1;
  const filters = filterWords(screen);
  return (
    <p>
      <strong class="num">
        {first} bis {first + page.rows.length - 1} von {page.isTotalExact ? page.total : `über ${page.total}`}
      </strong>
      , sortiert {SORT_WORDS[query.sort]}.{' '}
      {filters.length > 0 && (
        <>
          Filter: {filters.join(', ')}.{' '}
          <a class="kern-link" href="/arbeitsliste">
            Zurücksetzen
          </a>
        </>
      )}
    </p>
  );
}

export function filterWords({ query, programmes, people }: WorklistScreen): string[] {
  const nameOf = (choices: WorklistScreen['people'], value: string): string =>
    choices.find((choice) => choice.value === value)?.label ?? value;
  return [
    ...(query.view === 'OPEN' ? [] : [`Ansicht „${VIEW_WORDS[query.view]}“`]),
    ...(query.search === '' ? [] : [`Suche „${query.search}“`]),
    ...(query.programme === '' ? [] : [`Programm ${nameOf(programmes, query.programme)}`]),
    ...(query.budgetYear === null ? [] : [`Haushaltsjahr ${query.budgetYear}`]),
    ...(query.status === null ? [] : [`Stand ${statusWord(query.status)}`]),
    ...(query.adminRegion === '' ? [] : [`Regierungsbezirk ${query.adminRegion}`]),
    ...(query.assignedTo === '' ? [] : [`zuständig ${nameOf(people, query.assignedTo)}`]),
  ];
}

function NoCases({ screen }: { screen: WorklistScreen }): JSX.Element {
  const filters = filterWords(screen);
  if (filters.length === 0)
    return <EmptyState text="Im Moment sind keine Vorgänge offen. Neue Anträge erscheinen hier von selbst." />;
  return (
    <EmptyState
      text={`Kein Vorgang passt zu: ${filters.join(', ')}.`}
      action={
        <ButtonLink href="/arbeitsliste" look="secondary" slim>
          Filter zurücksetzen
        </ButtonLink>
      }
    />
  );
}

function BulkBar({ screen, rights }: { screen: WorklistScreen; rights: WorklistRights }): JSX.Element {
  return (
    <div class="bulk" role="group" aria-label="Ausgewählte Vorgänge bearbeiten">
      <strong data-picked role="status">
        Mit angekreuzten Vorgängen:
      </strong>
      {rights.mayAssign && (
        <>
          <label class="meta" for="zuweisen-an">
            Zuweisen an
          </label>
          <select class="field" id="zuweisen-an" name="person">
            {screen.people.map((person) => (
              <option key={person.value} value={person.value}>
                {person.label}
              </option>
            ))}
            <option value="">niemand</option>
          </select>
          <SubmitButton slim name="schritt" value="zuweisen">
            Zuweisen
          </SubmitButton>
        </>
      )}
      {rights.mayWork && (
        <>
          <SubmitButton slim look="secondary" name="schritt" value="frist">
            Frist setzen
          </SubmitButton>
          <SubmitButton slim look="secondary" name="schritt" value="nachricht">
            Nachricht schreiben
          </SubmitButton>
        </>
      )}
      <span class="meta">Prüfen und zeichnen geht nur einzeln.</span>
    </div>
  );
}
