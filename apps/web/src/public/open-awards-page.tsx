import type { JSX } from 'preact';
import { CalendarDate, type Money } from '#kernel';
import type { OpenAwards, OpenGrant, WithheldReason } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  ButtonRow,
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
} from '../layout/index.js';
import { LICENCE, publicFrame } from './public-frame.js';
import { unverifiedWord } from './public-words.js';

const SHOWN_MAX = 20;
const API = '/api/v1/open-data';

const WITHHELD_WORDS: Readonly<Record<WithheldReason, string>> = {
  NOT_FINAL: 'noch nicht bestandskräftig',
  CHANGE_NOT_FINAL: 'Änderung noch nicht bestandskräftig',
  RECIPIENT_PROTECTED: 'Empfänger geschützt',
};

/** Awards as open data: downloads, licence, what is left out and why, and the newest ones to look at. */
export function openAwardsPage(frame: PageFrame, awards: OpenAwards): string {
  return renderPage(
    <Page {...publicFrame(frame, '/offene-daten')} title="Offene Daten">
      <PageHead
        title="Offene Daten: Bewilligungen"
        lead="Alle Bewilligungen, deren Bescheid die Empfängerin erreicht hat, als CSV und JSON. Ohne Anmeldung und ohne Angaben zu Personen."
      />
      <Stack>
        <Section title="Herunterladen" id="herunterladen">
          <Stack>
            <ButtonRow>
              <ButtonLink href={`${API}/awards.csv`} slim download>
                Bewilligungen als CSV
              </ButtonLink>
              <ButtonLink href={`${API}/awards.json`} look="secondary" slim>
                Bewilligungen als JSON
              </ButtonLink>
              <ButtonLink href={`${API}/schema.json`} look="secondary" slim>
                Beschreibung der Felder (JSON-Schema)
              </ButtonLink>
            </ButtonRow>
            <p>
              Die Felder heißen wie im Standard{' '}
              <a class="kern-link" href="https://standard.threesixtygiving.org/">
                360Giving
              </a>
              . Lizenz:{' '}
              <a class="kern-link" href={LICENCE.url}>
                {LICENCE.name}
              </a>
              . Die Namen und Schlüssel der Kreise: © GeoBasis-DE / BKG 2021, dl-de/by-2-0. Summen je Kreis,
              Partnerschaften und Beratungsangebote stehen im{' '}
              <a class="kern-link" href="/verzeichnis#offene-daten">
                Verzeichnis
              </a>
              .
            </p>
          </Stack>
        </Section>
        <Section title="Was leer bleibt" id="leer">
          <ul>
            <li>
              Beträge und Zeitraum, solange der Bescheid oder seine letzte Änderung nicht bestandskräftig ist. Frühere
              Fassungen einer Bewilligung werden nicht veröffentlicht.
            </li>
            <li>
              Name und Kennung von Empfängern, die keine öffentliche Stelle sind: Ihr Ort kann Menschen gefährden.
            </li>
            <li>
              Titel und Texte aus Anträgen, Namen, Kontakte und Konten erscheinen nie. Örtliche Vorhaben der
              Partnerschaften sind nicht einzeln enthalten.
            </li>
          </ul>
        </Section>
        <Section title="Wer veröffentlicht" id="wer">
          <Publishers publishers={awards.publishers} />
        </Section>
        <Section title={titleOf(awards.grants.length)} id="bewilligungen">
          <Grants grants={awards.grants.slice(0, SHOWN_MAX)} />
        </Section>
      </Stack>
    </Page>,
  );
}

const titleOf = (count: number): string =>
  count > SHOWN_MAX
    ? `Die neuesten ${SHOWN_MAX} von ${count} Bewilligungen`
    : `${count} ${count === 1 ? 'Bewilligung' : 'Bewilligungen'}`;

function Publishers({ publishers }: Pick<OpenAwards, 'publishers'>): JSX.Element {
  return (
    <DenseTable
      caption="Stellen, die veröffentlichen"
      hideCaption
      narrow="cards"
      columns={[{ label: 'Stelle' }, { label: 'Kennung vor jeder Nummer' }, { label: 'Stand' }]}
      rows={publishers.map(({ land, name, prefix, verifiedBy }) => ({
        key: land,
        cells: [name, prefix, unverifiedWord(verifiedBy) || 'geprüft'],
      }))}
    />
  );
}

function Grants({ grants }: { grants: readonly OpenGrant[] }): JSX.Element {
  if (grants.length === 0)
    return (
      <EmptyState
        text="Noch keine Bewilligung ist veröffentlicht."
        action={
          <a class="kern-link" href="/foerderlandkarte">
            Zur Förderlandkarte
          </a>
        }
      />
    );
  return (
    <DenseTable
      caption="Bewilligungen, neueste zuerst; Beträge in EUR"
      narrow="cards-two"
      columns={[
        { label: 'Kennung' },
        { label: 'Gegenstand' },
        { label: 'Empfängerin' },
        { label: 'Bewilligt am' },
        { label: 'Bewilligt', isNumeric: true },
        { label: 'Ausgezahlt', isNumeric: true },
        { label: 'Nicht veröffentlicht' },
      ]}
      rows={grants.map((grant) => ({
        key: grant.id,
        cells: [
          grant.id,
          grant.title,
          grant.recipientOrganization[0].name ?? '–',
          formatDate(CalendarDate.iso(grant.awardDate)),
          amountOf(grant.amountAwarded),
          amountOf(grant.amountDisbursed),
          grant.withheld.map((reason) => WITHHELD_WORDS[reason]).join(', ') || '–',
        ],
      }))}
    />
  );
}

const amountOf = (amount: Money | null): string => (amount === null ? '–' : formatAmount(amount));
