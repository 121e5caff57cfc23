import type { JSX } from 'preact';
import { PENDING_STATUSES } from '#applications';
import { statusWord } from '../../access/refusals/case-words.js';
import { SubmitButton } from '../../layout/index.js';
import { sortName, viewName } from './worklist-query.js';
import { SORT_WORDS } from './worklist-words.js';
import type { Choice, WorklistScreen } from './worklist-view.js';

/** Headings sort on wide screens; on narrow ones they are gone, and this choice takes their place. */
const SORTS = [
  'deadline',
  '-deadline',
  'fileNumber',
  '-fileNumber',
  'requested',
  '-requested',
  'submitted',
  '-submitted',
] as const;

/** One row of filters; a GET form, so that every list has an address of its own. */
export function WorklistFilters({ screen }: { screen: WorklistScreen }): JSX.Element {
  const { query } = screen;
  const statuses = PENDING_STATUSES.map((status) => ({ value: status, label: statusWord(status) }));
  return (
    <form method="get" action="/arbeitsliste" class="filters" role="search" aria-label="Vorgänge filtern">
      {query.view !== 'OPEN' && <input type="hidden" name="ansicht" value={viewName(query.view)} />}
      <div class="grow">
        <label for="suche">Suche in Aktenzeichen, Titel, Kreis</label>
        <input class="field" type="search" id="suche" name="suche" value={query.search} maxLength={200} />
      </div>
      <Filter name="programm" label="Programm" value={query.programme} all="Alle" choices={screen.programmes} />
      <Filter
        name="jahr"
        label="Haushaltsjahr"
        value={query.budgetYear === null ? '' : String(query.budgetYear)}
        all="Alle"
        choices={screen.years}
      />
      <Filter name="stand" label="Stand" value={query.status ?? ''} all="Alle offenen" choices={statuses} />
      <Filter name="bezirk" label="Regierungsbezirk" value={query.adminRegion} all="Alle" choices={screen.regions} />
      <Filter name="zustaendig" label="Zuständig" value={query.assignedTo} all="Alle" choices={screen.people} />
      <div class="only-narrow">
        <label for="filter-sortierung">Sortierung</label>
        <select class="field" id="filter-sortierung" name="sortierung">
          {SORTS.map((sort) => (
            <option key={sort} value={sortName(sort)} selected={sort === query.sort}>
              {SORT_WORDS[sort]}
            </option>
          ))}
        </select>
      </div>
      <SubmitButton look="secondary" slim>
        Anwenden
      </SubmitButton>
    </form>
  );
}

function Filter(props: {
  name: string;
  label: string;
  value: string;
  all: string;
  choices: readonly Choice[];
}): JSX.Element {
  const id = `filter-${props.name}`;
  return (
    <div>
      <label for={id}>{props.label}</label>
      <select class="field" id={id} name={props.name}>
        <option value="">{props.all}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} selected={choice.value === props.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}
