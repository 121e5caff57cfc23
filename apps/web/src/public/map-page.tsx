import type { JSX } from 'preact';
import { Money, type CalendarDate } from '#kernel';
import type { PageFrame } from '../access/index.js';
import {
  Accordion,
  ButtonLink,
  ButtonRow,
  Columns,
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  formatEuro,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
} from '../layout/index.js';
import { DISTRICT_TILES } from './district-tiles.js';
import { answerFor, PENDING_WORDS, QUESTION_WORDS, QUESTIONS, type MapQuestion } from './map-question.js';
import { LICENCE, publicFrame } from './public-frame.js';
import { pendingOf, sumOf, type PublicDistrict, type PublicPicture } from './public-picture.js';
import { TileLegend, TileMap } from './tile-map.js';

const TITLE = 'Förderung gegen Rechtsextremismus und Rassismus in Nordrhein-Westfalen';

/** Sketch 08: what one asks as a picture, and the table beside it that says the same. Districts of another Land have no tile. */
export function mapPage(frame: PageFrame, picture: PublicPicture, asked: MapQuestion): string {
  const places = picture.districts.filter(({ district }) => district.ags in DISTRICT_TILES);
  const answered = places.map((each) => ({ each, ...answerFor(asked, each) }));
  const marked = answered.filter(({ isMarked }) => isMarked).map(({ each }) => each);
  const named = answered.filter(({ isMarked, isPending }) => isMarked || isPending).map(({ each }) => each);
  const others = places.filter((each) => !named.includes(each));
  const pending = named.length - marked.length;
  const words = QUESTION_WORDS[asked.question];
  const heading = headingOf(picture, asked);
  return renderPage(
    <Page {...publicFrame(frame, '/foerderlandkarte')} title="Förderlandkarte">
      <PageHead
        title={TITLE}
        lead="Mit NRWeltoffen unterstützt das Land Kreise und kreisfreie Städte, die eigene Konzepte gegen Rechtsextremismus und Rassismus entwickeln und umsetzen. Die Karte zeigt auch Partnerschaften, Beratung und die Mitglieder bei „Kommunen gegen Extremismus“."
      />
      <Stack>
        <Figures today={picture.today} places={places.length} asked={asked} marked={marked} pending={pending} />
        <QuestionForm picture={picture} asked={asked} />
        <Columns split="pub">
          <Section title={`Karte: ${heading}`} id="karte">
            <TileLegend
              yes={words.yes}
              no={words.no}
              pending={asked.question === 'foerderung' ? PENDING_WORDS : null}
            />
            <TileMap
              title={`Kachelkarte Nordrhein-Westfalen: ${heading}`}
              description={`53 gleich große Kacheln, je eine für jeden Kreis und jede kreisfreie Stadt, ungefähr nach ihrer Lage. ${marked.length} sind gekennzeichnet (${words.yes})${pending > 0 ? `, ${pending} mit unterbrochener Linie (${PENDING_WORDS})` : ''}. Die Tabelle daneben nennt alle Namen.`}
              tiles={places.map((each) => tileOf(asked, each))}
            />
            <p class="meta">
              Jede Kachel steht für einen Kreis oder eine kreisfreie Stadt, ungefähr nach Lage. Die Kürzel entsprechen
              den Kfz-Kennzeichen; Namen und Angaben stehen in der Tabelle. Die Stadt Aachen zählt zur Städteregion.
            </p>
          </Section>
          <Section title={`Tabelle: ${heading}`} id="tabelle">
            <Stack>
              <MarkedTable asked={asked} marked={named} heading={heading} />
              <ButtonRow>
                <ButtonLink href="/verzeichnis/daten.csv" look="secondary" slim download>
                  Alle Daten als CSV
                </ButtonLink>
                <ButtonLink href="/verzeichnis/daten.json" look="secondary" slim>
                  Alle Daten als JSON
                </ButtonLink>
              </ButtonRow>
              <p class="meta">
                Offene Daten ohne Personenbezug,{' '}
                <a class="kern-link" href={LICENCE.url}>
                  {LICENCE.name}
                </a>
                . Summen erscheinen, sobald der Bescheid und seine letzte Änderung bestandskräftig sind; bis dahin kann
                eine Klage sie noch ändern.
              </p>
            </Stack>
          </Section>
        </Columns>
        <Accordion title={`${others.length} Kreise und Städte: ${words.no}`}>
          <ul class="plain">
            {others.map(({ district }) => (
              <li key={district.ags}>
                <DistrictLink ags={district.ags} name={district.name} />
              </li>
            ))}
          </ul>
        </Accordion>
      </Stack>
    </Page>,
  );
}

export const DistrictLink = ({ ags, name }: { ags: string; name: string }): JSX.Element => (
  <a class="kern-link tall" href={`/foerderlandkarte/${ags}`}>
    {name}
  </a>
);

function headingOf(picture: PublicPicture, { question, programme, year }: MapQuestion): string {
  if (question !== 'foerderung') return QUESTION_WORDS[question].label;
  return `${picture.programmes.find(({ code }) => code === programme)?.name ?? programme} ${year}`;
}

const tileOf = (asked: MapQuestion, each: PublicDistrict): Parameters<typeof TileMap>[0]['tiles'][number] => {
  const { isMarked, isPending, words } = answerFor(asked, each);
  const { yes, no } = QUESTION_WORDS[asked.question];
  return {
    ags: each.district.ags,
    name: each.district.name,
    isMarked,
    isPending,
    words: isMarked ? [yes, words].filter(Boolean).join(', ') : isPending ? words : no,
  };
};

function Figures(props: {
  today: CalendarDate;
  places: number;
  asked: MapQuestion;
  marked: readonly PublicDistrict[];
  pending: number;
}): JSX.Element {
  const { asked, marked, pending, places, today } = props;
  const total = Money.sum(marked.map((each) => sumOf(each, asked.programme, asked.year)));
  return (
    <dl class="figs">
      <div>
        <dt>{QUESTION_WORDS[asked.question].yes}</dt>
        <dd>
          {marked.length} von {places}
        </dd>
      </div>
      {asked.question === 'foerderung' && (
        <div>
          <dt>bewilligt für {asked.year}</dt>
          <dd>{formatEuro(total)}</dd>
        </div>
      )}
      {pending > 0 && (
        <div>
          <dt>{PENDING_WORDS}</dt>
          <dd>{pending}</dd>
        </div>
      )}
      <div>
        <dt>Stand</dt>
        <dd>{formatDate(today)}</dd>
      </div>
    </dl>
  );
}

function QuestionForm({ picture, asked }: { picture: PublicPicture; asked: MapQuestion }): JSX.Element {
  const options = (values: readonly (readonly [string, string])[], chosen: string): JSX.Element[] =>
    values.map(([value, label]) => (
      <option key={value} value={value} selected={value === chosen}>
        {label}
      </option>
    ));
  return (
    <form class="filters" method="get" action="/foerderlandkarte" aria-label="Was die Karte zeigt">
      <div>
        <label for="frage">Frage</label>
        <select class="field" id="frage" name="frage">
          {options(
            QUESTIONS.map((each) => [each, QUESTION_WORDS[each].label]),
            asked.question,
          )}
        </select>
      </div>
      <div>
        <label for="jahr">Jahr</label>
        <select class="field" id="jahr" name="jahr">
          {options(
            picture.years.map((year) => [String(year), String(year)]),
            String(asked.year),
          )}
        </select>
      </div>
      <div>
        <label for="programm">Programm</label>
        <select class="field" id="programm" name="programm">
          {options(
            picture.programmes.map(({ code, name }) => [code, name]),
            asked.programme,
          )}
        </select>
      </div>
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

/** The sum of what is final; what is not shows without its sum. */
function Granted({ asked, place }: { asked: MapQuestion; place: PublicDistrict }): JSX.Element {
  const sum = sumOf(place, asked.programme, asked.year);
  const isPending = pendingOf(place, asked.programme, asked.year) > 0;
  return (
    <>
      {sum.isPositive() && formatAmount(sum)}
      {isPending && <Sub>{PENDING_WORDS}</Sub>}
    </>
  );
}

function MarkedTable(props: { asked: MapQuestion; marked: readonly PublicDistrict[]; heading: string }): JSX.Element {
  const { asked, marked, heading } = props;
  if (marked.length === 0)
    return (
      <EmptyState
        text={`Dazu ist noch nichts veröffentlicht (${heading}).`}
        action={
          <a class="kern-link" href="/foerderlandkarte">
            Zur Förderung in diesem Jahr
          </a>
        }
      />
    );
  const isMoney = asked.question === 'foerderung';
  const total = Money.sum(marked.map((each) => sumOf(each, asked.programme, asked.year)));
  return (
    <DenseTable
      caption={heading}
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Kreis oder Stadt' },
        { label: 'Regierungsbezirk' },
        { label: isMoney ? 'Bewilligt in EUR' : 'Angabe', isNumeric: isMoney },
      ]}
      rows={marked.map((each) => ({
        key: each.district.ags,
        cells: [
          <DistrictLink ags={each.district.ags} name={each.district.name} />,
          each.district.adminRegion,
          isMoney ? <Granted asked={asked} place={each} /> : answerFor(asked, each).words,
        ],
      }))}
      foot={
        isMoney
          ? [
              {
                key: 'summe',
                cells: [
                  marked.length === 1 ? '1 Kreis oder Stadt' : `${marked.length} Kreise und Städte`,
                  '',
                  formatAmount(total),
                ],
              },
            ]
          : undefined
      }
    />
  );
}
