import type { JSX } from 'preact';
import type { OrganisationFilter, RegisteredOrganisation } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  ButtonRow,
  DenseTable,
  EmptyState,
  Page,
  PageHead,
  renderPage,
  Section,
  SelectField,
  Stack,
  SubmitButton,
} from '../layout/index.js';
import { LICENCE, publicFrame } from './public-frame.js';
import { Offers } from './district-page.js';
import { isSearching, OrganisationSearch } from './organisation-search.js';
import type { PublicDistrict, PublicPicture } from './public-picture.js';
import { REGISTER_WORDS, unverifiedWord } from './public-words.js';

export interface DirectoryScreen {
  readonly picture: PublicPicture;
  readonly filter: OrganisationFilter;
  readonly organisations: readonly RegisteredOrganisation[];
}

/** The public directory: who is in the network, and the data to take away. */
export function directoryPage(frame: PageFrame, { picture, filter, organisations }: DirectoryScreen): string {
  return renderPage(
    <Page {...publicFrame(frame, '/verzeichnis')} title="Verzeichnis">
      <PageHead
        title="Verzeichnis"
        lead="Organisationen des Netzwerks, Partnerschaften, Beratungsangebote und geförderte Kreise. Ohne Anmeldung und ohne Angaben zu Personen."
      />
      <Stack>
        <OrganisationSearch
          action="/verzeichnis"
          label="Verzeichnis durchsuchen"
          filter={filter}
          districts={picture.districts.map(({ district }) => district)}
        />
        <Section title={`${organisations.length} Organisationen`} id="organisationen">
          <Organisations organisations={organisations} isSearching={isSearching(filter)} />
        </Section>
        <Section title="Offene Daten" id="offene-daten">
          <p>
            Förderung je Kreis und Jahr, Partnerschaften, Mitgliedschaften und Beratungsangebote für alle{' '}
            {picture.districts.length} Kreise und kreisfreien Städte. Lizenz:{' '}
            <a class="kern-link" href={LICENCE.url}>
              {LICENCE.name}
            </a>
            . Die Namen und Schlüssel der Kreise: © GeoBasis-DE / BKG 2021, dl-de/by-2-0.
          </p>
          <ButtonRow>
            <ButtonLink href="/verzeichnis/daten.csv" look="secondary" slim download>
              Als CSV herunterladen
            </ButtonLink>
            <ButtonLink href="/verzeichnis/daten.json" look="secondary" slim>
              Als JSON öffnen
            </ButtonLink>
            <ButtonLink href="/offene-daten" look="secondary" slim>
              Einzelne Bewilligungen als offene Daten
            </ButtonLink>
          </ButtonRow>
        </Section>
      </Stack>
    </Page>,
  );
}

function Organisations({
  organisations,
  isSearching: hasCondition,
}: {
  organisations: readonly RegisteredOrganisation[];
  isSearching: boolean;
}): JSX.Element {
  if (organisations.length === 0)
    return (
      <EmptyState
        text={
          hasCondition ? 'Zu dieser Suche ist nichts veröffentlicht.' : 'Noch keine Organisation ist veröffentlicht.'
        }
        action={
          hasCondition && (
            <a class="kern-link" href="/verzeichnis">
              Suche zurücksetzen
            </a>
          )
        }
      />
    );
  return (
    <DenseTable
      caption="Organisationen des Netzwerks"
      hideCaption
      narrow="cards"
      columns={[
        { label: 'Name' },
        { label: 'Art' },
        { label: 'Sitz' },
        { label: 'Aufgabe im Netzwerk' },
        { label: 'Stand' },
      ]}
      rows={organisations.map((each) => ({
        key: each.id,
        cells: [
          each.website === '' ? (
            each.name
          ) : (
            <a class="kern-link" href={each.website}>
              {each.name}
            </a>
          ),
          REGISTER_WORDS[each.kind],
          [each.seat, each.land === 'NW' ? '' : each.land].filter(Boolean).join(', '),
          each.role,
          unverifiedWord(each.verifiedBy) || 'geprüft',
        ],
      }))}
    />
  );
}

/** "Which office is responsible for Kreis Kleve, how to reach it." */
export function counsellingPage(frame: PageFrame, picture: PublicPicture, place: PublicDistrict | null): string {
  return renderPage(
    <Page {...publicFrame(frame, '/beratung')} title="Beratung finden">
      <PageHead
        title="Beratung finden"
        lead="Welche Stelle ist zuständig und wie ist sie erreichbar? Die Beratung ist vertraulich und kostenlos. Im Notfall wählen Sie 110."
      />
      <Stack>
        <form class="form" method="get" action="/beratung" role="search" aria-label="Zuständige Stelle suchen">
          <SelectField
            name="kreis"
            label="Kreis oder kreisfreie Stadt"
            value={place?.district.ags}
            options={picture.districts
              .map(({ district }) => ({ value: district.ags, label: district.name }))
              .toSorted((one, other) => one.label.localeCompare(other.label, 'de'))}
          />
          <SubmitButton>Zuständige Stellen zeigen</SubmitButton>
        </form>
        {place && (
          <Section title={`Zuständig für ${place.district.name}`} id="zustaendig">
            <Offers offers={place.offers} />
          </Section>
        )}
      </Stack>
    </Page>,
  );
}
