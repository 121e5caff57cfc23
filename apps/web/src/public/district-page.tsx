import type { JSX } from 'preact';
import type { PublicEvent } from '#events';
import type { Concept, Offer, RegisteredOrganisation } from '#network';
import type { PageFrame } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  Facts,
  formatDateTime,
  formatEuro,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
} from '../layout/index.js';
import { conceptPath } from './knowledge-page.js';
import { publicFrame } from './public-frame.js';
import type { PublicDistrict, PublicPicture } from './public-picture.js';
import { OFFER_WORDS, PHASE_WORDS, REGISTER_WORDS, unverifiedWord } from './public-words.js';

export interface DistrictScreen {
  readonly picture: PublicPicture;
  readonly place: PublicDistrict;
  /** Those whose seat is in the district. */
  readonly organisations: readonly RegisteredOrganisation[];
  readonly concepts: readonly Concept[];
  readonly events: readonly PublicEvent[];
}

/** Everything public about a district on one page. */
export function districtPage(frame: PageFrame, screen: DistrictScreen): string {
  const { district, partnerships, applyAt, kgeMember } = screen.place;
  return renderPage(
    <Page
      {...publicFrame(frame, '/foerderlandkarte')}
      title={district.name}
      breadcrumb={[{ label: 'Förderlandkarte', href: '/foerderlandkarte' }, { label: district.name }]}
    >
      <PageHead title={district.name} meta={`AGS ${district.ags} · Regierungsbezirk ${district.adminRegion}`} />
      <Stack>
        <Section title="Förderung">
          <Sums screen={screen} />
        </Section>
        <Section title="Beratung">
          <Offers offers={screen.place.offers} />
        </Section>
        <Section title="Partnerschaft und Netzwerk">
          <Facts
            facts={[
              {
                label: 'Partnerschaft für Demokratie',
                value: partnerships.join(', ') || 'keine bekannt',
              },
              {
                label: 'Kommunen gegen Extremismus',
                value: kgeMember
                  ? `Mitglied seit ${kgeMember.kgeMemberSince?.toGerman() ?? ''}`
                  : 'kein Mitglied bekannt',
              },
            ]}
          />
        </Section>
        {applyAt.map(({ slug, name }) => (
          <p key={slug}>
            <a class="kern-link" href={`/mitmachen/${slug}`}>
              Einzelmaßnahme beantragen: {name}
            </a>
          </p>
        ))}
        <Section title="Organisationen mit Sitz hier">
          <Seated organisations={screen.organisations} />
        </Section>
        <Section title="Handlungskonzept">
          <Concepts concepts={screen.concepts} />
        </Section>
        <Section title="Veranstaltungen">
          <Events events={screen.events} />
        </Section>
      </Stack>
    </Page>,
  );
}

function Sums({ screen: { picture, place } }: { screen: DistrictScreen }): JSX.Element {
  if (place.sums.length === 0) return <EmptyState text="Bewilligte Mittel sind hier noch nicht veröffentlicht." />;
  const nameOf = (code: string): string => picture.programmes.find((each) => each.code === code)?.name ?? code;
  return (
    <DenseTable
      caption={`Bewilligte Mittel, ${place.district.name}`}
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Programm' },
        { label: 'Jahr' },
        { label: 'Zuwendungen', isNumeric: true },
        { label: 'Summe', isNumeric: true },
        { label: 'Noch nicht bestandskräftig', isNumeric: true },
      ]}
      rows={place.sums.map((sum) => ({
        key: `${sum.programmeCode} ${sum.budgetYear}`,
        cells: [
          nameOf(sum.programmeCode),
          String(sum.budgetYear),
          String(sum.awards),
          sum.awards === 0 ? 'noch nicht' : formatEuro(sum.amount),
          String(sum.pending),
        ],
      }))}
    />
  );
}

/** Which office is responsible, and how to reach it. */
export function Offers({ offers }: { offers: readonly Offer[] }): JSX.Element {
  if (offers.length === 0)
    return (
      <EmptyState text="Für diesen Kreis ist noch kein Angebot eingetragen. Die Landeskoordinierungsstelle hilft weiter." />
    );
  return (
    <DenseTable
      caption="Zuständige Beratungsangebote"
      hideCaption
      narrow="cards"
      rowHeader={1}
      columns={[
        { label: 'Art' },
        { label: 'Angebot' },
        { label: 'Träger' },
        { label: 'Erreichbar' },
        { label: 'Stand' },
      ]}
      rows={offers.map((offer) => ({
        key: offer.id,
        cells: [
          OFFER_WORDS[offer.kind],
          offer.name,
          offer.organisationName,
          <Reach offer={offer} />,
          unverifiedWord(offer.verifiedBy) || 'geprüft',
        ],
      }))}
    />
  );
}

function Reach({ offer }: { offer: Offer }): JSX.Element {
  const { phone, email, website } = offer;
  if (phone === '' && email === '' && website === '') return <>über die Landeskoordinierungsstelle</>;
  return (
    <>
      {phone !== '' && <div>{phone}</div>}
      {email !== '' && (
        <div>
          <a class="kern-link" href={`mailto:${email}`}>
            {email}
          </a>
        </div>
      )}
      {website !== '' && (
        <div>
          <a class="kern-link" href={website}>
            {new URL(website).hostname}
            <span class="kern-sr-only"> ({offer.name})</span>
          </a>
        </div>
      )}
    </>
  );
}

function Seated({ organisations }: { organisations: readonly RegisteredOrganisation[] }): JSX.Element {
  if (organisations.length === 0) return <EmptyState text="Hier ist keine Organisation des Netzwerks eingetragen." />;
  return (
    <ul class="plain">
      {organisations.map(({ id, name, kind, role, website }) => (
        <li key={id}>
          {website === '' ? (
            name
          ) : (
            <a class="kern-link" href={website}>
              {name}
            </a>
          )}
          {` (${[REGISTER_WORDS[kind], role].filter(Boolean).join(', ')})`}
        </li>
      ))}
    </ul>
  );
}

function Concepts({ concepts }: { concepts: readonly Concept[] }): JSX.Element {
  if (concepts.length === 0) return <EmptyState text="Ein veröffentlichtes Handlungskonzept ist nicht bekannt." />;
  return (
    <ul class="plain">
      {concepts.map((concept) => (
        <li key={concept.id}>
          <a class="kern-link" href={conceptPath(concept.id)}>
            {concept.title}
          </a>
          {concept.phase && ` (${PHASE_WORDS[concept.phase]})`}
          {concept.resolution &&
            `, beschlossen am ${concept.resolution.on.toGerman()}: ${concept.resolution.body}, ${concept.resolution.reference}`}
        </li>
      ))}
    </ul>
  );
}

function Events({ events }: { events: readonly PublicEvent[] }): JSX.Element {
  if (events.length === 0) return <EmptyState text="Zurzeit ist hier keine Veranstaltung angekündigt." />;
  return (
    <ul class="plain">
      {events.map((event) => (
        <li key={event.id}>
          <a class="kern-link" href={`/veranstaltungen/${event.id}`}>
            {event.title}
          </a>
          , {formatDateTime(event.startsAt)} Uhr
        </li>
      ))}
    </ul>
  );
}
