import type { Offer, OrganisationFilter, RegisteredOrganisation } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
} from '../layout/index.js';
import { OrganisationSearch } from '../public/organisation-search.js';
import { OFFER_WORDS, REGISTER_WORDS, unverifiedWord } from '../public/public-words.js';
import { pageErrors, type TypedForm } from './typed-form.js';
import { CRUMB, entryPath, visibility } from './network-words.js';
import { OfferForm, OrganisationForm } from './register-forms.js';

export interface OrganisationsScreen {
  readonly organisations: readonly RegisteredOrganisation[];
  /** All, for choosing one: `organisations` are those that were looked for. */
  readonly known: readonly RegisteredOrganisation[];
  readonly offers: readonly Offer[];
  readonly filter: OrganisationFilter;
  readonly mayEdit: boolean;
  readonly districts: readonly { readonly ags: string; readonly name: string }[];
  readonly typed: TypedForm;
}

export function organisationsPage(frame: PageFrame, screen: OrganisationsScreen): string {
  const errors = pageErrors(screen.typed);
  const districtName = (ags: string | null): string => screen.districts.find((each) => each.ags === ags)?.name ?? '';
  return renderPage(
    <Page
      {...frame}
      title="Organisationen"
      breadcrumb={[CRUMB, { label: 'Organisationen' }]}
      hasErrors={Object.keys(errors).length > 0}
    >
      <PageHead title="Organisationen" />
      <Stack>
        <ErrorSummary errors={errorLinks(errors)} />
        <OrganisationSearch
          action="/netzwerk/organisationen"
          label="Organisationen suchen"
          filter={screen.filter}
          districts={screen.districts}
        />
        {screen.organisations.length === 0 ? (
          <EmptyState
            text="Nichts gefunden."
            action={
              <a class="kern-link" href="/netzwerk/organisationen">
                Suche zurücksetzen
              </a>
            }
          />
        ) : (
          <DenseTable
            caption={`${screen.organisations.length} Organisationen`}
            columns={[
              { label: 'Name' },
              { label: 'Art' },
              { label: 'Sitz' },
              { label: 'Aufgabe' },
              { label: 'Sichtbar' },
              { label: 'Stand' },
            ]}
            rows={screen.organisations.map((each) => ({
              key: each.id,
              cells: [
                screen.mayEdit ? (
                  <a class="kern-link tall" href={entryPath('organisation', each.id)}>
                    {each.name}
                  </a>
                ) : (
                  each.name
                ),
                REGISTER_WORDS[each.kind],
                <>
                  {each.seat}
                  {each.districtAgs && <Sub>{districtName(each.districtAgs)}</Sub>}
                </>,
                each.role,
                visibility(each.isPublic),
                unverifiedWord(each.verifiedBy) || 'geprüft',
              ],
            }))}
          />
        )}
        <Section title="Beratungsangebote">
          <DenseTable
            caption="Beratungsangebote"
            hideCaption
            columns={[
              { label: 'Angebot' },
              { label: 'Art' },
              { label: 'Träger' },
              { label: 'Zuständig für' },
              { label: 'Sichtbar' },
            ]}
            rows={screen.offers.map((offer) => ({
              key: offer.id,
              cells: [
                screen.mayEdit ? (
                  <a class="kern-link tall" href={entryPath('offer', offer.id)}>
                    {offer.name}
                  </a>
                ) : (
                  offer.name
                ),
                OFFER_WORDS[offer.kind],
                offer.organisationName,
                offer.districts.length === screen.districts.length
                  ? 'ganz Nordrhein-Westfalen'
                  : `${offer.districts.length} Kreise`,
                visibility(offer.isPublic),
              ],
            }))}
          />
        </Section>
        {screen.mayEdit && (
          <div class="stack-s">
            <OrganisationForm {...screen} csrfToken={frame.csrfToken} />
            <OfferForm {...screen} organisations={screen.known} csrfToken={frame.csrfToken} />
          </div>
        )}
      </Stack>
    </Page>,
  );
}
