import type { JSX } from 'preact';
import type { DistrictKind, DistrictView, OrganisationKind, OrganisationView } from '#districts';
import type { PageFrame } from '../access/index.js';
import { ButtonLink, DenseTable, Facts, Page, PageHead, renderPage, Section } from '../layout/index.js';
import { Unverified } from './programmes-page.js';

const KIND_WORDS: Readonly<Record<DistrictKind | OrganisationKind, string>> = {
  KREIS: 'Kreis',
  KREISFREIE_STADT: 'kreisfreie Stadt',
  STAEDTEREGION: 'Städteregion',
  GEMEINDE: 'Gemeinde',
  VEREIN: 'Verein',
  GGMBH: 'gemeinnützige GmbH',
  BEHOERDE: 'Behörde',
};

/** All districts with court and address. */
export function districtsPage(
  frame: PageFrame,
  districts: readonly DistrictView[],
  organisations: readonly OrganisationView[],
): string {
  const unverified = organisations.filter(({ verifiedBy }) => verifiedBy === null).length;
  return renderPage(
    <Page {...frame} title="Kreise" breadcrumb={[{ label: 'Programme', href: '/programme' }, { label: 'Kreise' }]}>
      <PageHead
        title="Kreise und kreisfreie Städte"
        count={String(districts.length)}
        lead={`${unverified} von ${organisations.length} Anschriften sind ungeprüft.`}
      />
      <DenseTable
        caption={`${districts.length} Kreise und kreisfreie Städte, sortiert nach Gemeindeschlüssel (AGS)`}
        columns={[
          { label: 'AGS' },
          { label: 'Name' },
          { label: 'Regierungsbezirk' },
          { label: 'Verwaltungsgericht' },
          { label: 'Anschrift' },
        ]}
        rowHeader={1}
        narrow="cards-two"
        rows={districts.map((district) => ({
          key: district.ags,
          cells: [
            district.ags,
            <a class="kern-link" href={`/kreise/${district.ags}`}>
              {district.name}
            </a>,
            district.adminRegion,
            district.court.seat,
            <Addresses organisations={organisations.filter(({ districtAgs }) => districtAgs === district.ags)} />,
          ],
        }))}
      />
    </Page>,
  );
}

/** The district's own organisation first; others in it (Stadt Aachen) by name. */
function Addresses({ organisations }: { organisations: readonly OrganisationView[] }): JSX.Element {
  return (
    <>
      {organisations.map((organisation) => (
        <div key={organisation.id}>
          {organisation.kind === 'GEMEINDE' ? `${organisation.name}: ` : ''}
          {organisation.street}, {organisation.postcode} {organisation.city}{' '}
          {organisation.verifiedBy === null && <Unverified />}
        </div>
      ))}
    </>
  );
}

/** One district with its court and its organisations. */
export function districtPage(
  frame: PageFrame,
  district: DistrictView,
  organisations: readonly OrganisationView[],
  canWrite: boolean,
): string {
  const { court } = district;
  return renderPage(
    <Page
      {...frame}
      title={district.name}
      breadcrumb={[
        { label: 'Programme', href: '/programme' },
        { label: 'Kreise', href: '/kreise' },
        { label: district.name },
      ]}
    >
      <PageHead title={district.name} meta={`AGS ${district.ags} · ${KIND_WORDS[district.kind]}`} />
      <div class="stack">
        <Facts
          facts={[
            { label: 'Regierungsbezirk', value: district.adminRegion },
            { label: 'Im Genitiv', value: district.genitive },
            {
              label: 'Gericht für Klagen',
              value: (
                <>
                  {court.name}, {court.street}, {court.postcode} {court.city}{' '}
                  {court.verifiedBy === null && <Unverified />}
                </>
              ),
            },
          ]}
        />
        {organisations.map((organisation) => (
          <Section
            key={organisation.id}
            id={`o-${organisation.id}`}
            title={organisation.name}
            note={
              canWrite && (
                <ButtonLink
                  href={`/kreise/${district.ags}/${organisation.id}`}
                  look="secondary"
                  slim
                  label={`Anschrift ändern: ${organisation.name}`}
                >
                  Anschrift ändern
                </ButtonLink>
              )
            }
          >
            <Facts
              facts={[
                { label: 'Art', value: KIND_WORDS[organisation.kind] },
                { label: 'Zweite Zeile', value: organisation.addressee },
                { label: 'Straße', value: organisation.street },
                { label: 'Ort', value: `${organisation.postcode} ${organisation.city}` },
                {
                  label: 'Stand',
                  value: organisation.verifiedBy === null ? <Unverified /> : `geprüft von ${organisation.verifiedBy}`,
                },
              ]}
            />
          </Section>
        ))}
      </div>
    </Page>,
  );
}
