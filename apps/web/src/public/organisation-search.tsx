import type { JSX } from 'preact';
import { REGISTER_KINDS, type OrganisationFilter } from '#network';
import { SubmitButton } from '../layout/index.js';
import { REGISTER_WORDS } from './public-words.js';

const SEARCH_LENGTH_MAX = 100;

/** Reads what somebody looks for from the address; an unknown kind or district is no condition. */
export function searchedOrganisations(
  query: Readonly<Record<string, unknown>>,
  districts: readonly { readonly ags: string }[],
): OrganisationFilter {
  const text = typeof query['suche'] === 'string' ? query['suche'].slice(0, SEARCH_LENGTH_MAX) : '';
  const kind = REGISTER_KINDS.find((each) => each === query['art']);
  const districtAgs = districts.find(({ ags }) => ags === query['kreis'])?.ags;
  return { text, ...(kind ? { kind } : {}), ...(districtAgs ? { districtAgs } : {}) };
}

export const isSearching = ({ text = '', kind, districtAgs }: OrganisationFilter): boolean =>
  text !== '' || kind !== undefined || districtAgs !== undefined;

/** Text, kind and district: the same search for the public directory and the authority's register. */
export function OrganisationSearch(props: {
  readonly action: string;
  readonly label: string;
  readonly filter: OrganisationFilter;
  readonly districts: readonly { readonly ags: string; readonly name: string }[];
}): JSX.Element {
  const { filter } = props;
  const districts = props.districts.toSorted((one, other) => one.name.localeCompare(other.name, 'de'));
  return (
    <form class="filters" method="get" action={props.action} role="search" aria-label={props.label}>
      <div>
        <label for="suche">Name, Aufgabe oder Ort</label>
        <input class="field" type="search" id="suche" name="suche" value={filter.text ?? ''} />
      </div>
      <div>
        <label for="art">Art</label>
        <select class="field" id="art" name="art">
          <option value="">alle</option>
          {REGISTER_KINDS.map((kind) => (
            <option key={kind} value={kind} selected={kind === filter.kind}>
              {REGISTER_WORDS[kind]}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="kreis">Kreis</label>
        <select class="field" id="kreis" name="kreis">
          <option value="">alle</option>
          {districts.map(({ ags, name }) => (
            <option key={ags} value={ags} selected={ags === filter.districtAgs}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <SubmitButton look="secondary" slim>
        Suchen
      </SubmitButton>
    </form>
  );
}
