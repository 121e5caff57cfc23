import type { JSX } from 'preact';
import { Money } from '#kernel';
import { germanInstant, type Portfolio } from '#reports';
import type { PageFrame } from '../../access/index.js';
import {
  ButtonLink,
  DenseTable,
  EmptyState,
  ErrorSummary,
  errorLinks,
  formatAmount,
  formatEuro,
  Page,
  PageHead,
  renderPage,
  Section,
  Stack,
  Sub,
  SubmitButton,
} from '../../layout/index.js';
import { filterAddress } from '../budget-filter.js';
import { Choice } from '../filter-form.js';
import { ChoiceForm } from './choice-form.js';
import {
  amountField,
  ORDER_WORDS,
  PORTFOLIO,
  portfolioAddress,
  type PortfolioForm,
  type PortfolioView,
} from './portfolio-question.js';
import { AUTHORITY_WORDS, COMBINATION_NOTE, combinationsOf, countOf } from './portfolio-words.js';
import { ChoiceResult } from './choice-result.js';

/** For a deciding body: what is pending, what room there is, what fits together, and what a choice would leave. */
export function portfolioPage(frame: PageFrame, view: PortfolioView): string {
  const { form, portfolio } = view;
  const title = `Portfolio ${portfolio.year}`;
  const errors = errorLinks(Object.fromEntries([...form.errors].map(([file, text]) => [amountField(file), text])));
  return renderPage(
    <Page
      {...frame}
      title={title}
      breadcrumb={[{ label: 'Haushalt', href: filterAddress('/haushalt', form.filter) }, { label: 'Portfolio' }]}
      hasErrors={form.errors.size > 0}
    >
      <PageHead
        title={title}
        meta={portfolio.programmeName}
        lead="Alle offenen Anträge für ein Gremium: Summen, Spielraum und was zusammen passt. Rechnen Sie durch, was eine Auswahl übrig lässt."
      />
      <ErrorSummary errors={errors} />
      <FilterForm view={view} />
      <p class="asof">
        <strong>Stand: {germanInstant(portfolio.time.standAt)}.</strong> Was eine Entscheidung in Zeichnung vorgemerkt
        hat, ist vom Spielraum schon abgezogen.
      </p>
      {portfolio.applications.length === 0 ? (
        <EmptyState
          text={`Für ${portfolio.programmeName} ist ${portfolio.year} kein Antrag offen.`}
          action={
            <a class="kern-link" href={filterAddress('/haushalt', form.filter)}>
              Zu den Höchstbeträgen
            </a>
          }
        />
      ) : (
        <Stack>
          <Figures portfolio={portfolio} />
          {form.ticked.size > 0 && form.errors.size === 0 && <ChoiceResult view={view} />}
          <Combinations form={form} portfolio={portfolio} />
          <ChoiceForm view={view} />
        </Stack>
      )}
    </Page>,
  );
}

function FilterForm({ view: { choices, form } }: { view: PortfolioView }): JSX.Element {
  const years = [...new Set(choices.flatMap((choice) => choice.years))].sort((one, other) => one - other);
  return (
    <form class="filters" method="get" action={PORTFOLIO} aria-label="Jahr, Programm und Reihenfolge">
      <Choice
        name="jahr"
        label="Haushaltsjahr"
        value={String(form.filter.year)}
        options={years.map((year) => [String(year), String(year)])}
      />
      <Choice
        name="programm"
        label="Programm"
        value={form.filter.programme}
        options={choices.map(({ programme, name }) => [programme, name])}
      />
      <Choice name="reihenfolge" label="Reihenfolge" value={form.order} options={Object.entries(ORDER_WORDS)} />
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

function Figures({ portfolio }: { portfolio: Portfolio }): JSX.Element {
  const { applications, caps, titles } = portfolio;
  const pending = applications.filter(({ reserved }) => reserved === null);
  const figures = [
    { name: 'offene Anträge', value: countOf(applications.length) },
    { name: 'davon noch nichts vorgemerkt', value: sumOf(pending) },
    { name: 'Spielraum dieser Antragsteller', value: formatEuro(Money.sum(caps.map(({ room }) => room))) },
    ...titles.map(({ authority, free }) => ({
      name: `frei im Titel, ${AUTHORITY_WORDS[authority]}`,
      value: formatEuro(free),
    })),
  ];
  return (
    <>
      <dl class="figs">
        {figures.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {titles.length === 0 && (
        <p>Für {portfolio.year} ist kein Haushaltstitel eingerichtet. Ohne Mittel im Titel passt keine Kombination.</p>
      )}
    </>
  );
}

const sumOf = (given: Portfolio['applications']): string => formatEuro(Money.sum(given.map(({ amount }) => amount)));

function Combinations({ form, portfolio }: { form: PortfolioForm; portfolio: Portfolio }): JSX.Element {
  return (
    <Section title="Kombinationen, die passen" id="kombinationen">
      <DenseTable
        caption="Kombinationen, Beträge in EUR"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Kombination' },
          { label: 'Anträge', isNumeric: true },
          { label: 'Summe', isNumeric: true },
          { label: 'Bleibt offen', isNumeric: true },
          { label: 'Auswahl', hideLabel: true },
        ]}
        rows={combinationsOf(portfolio).map(({ name, combination }) => ({
          key: name,
          cells: [
            <>
              {name}
              {!combination.isProvedBest && <Sub>beste gefundene; die Suche wurde begrenzt</Sub>}
            </>,
            String(combination.fileNumbers.length),
            formatAmount(combination.total),
            String(portfolio.applications.length - combination.fileNumbers.length),
            combination.fileNumbers.length > 0 && (
              <ButtonLink
                href={`${portfolioAddress(PORTFOLIO, form, new Map(combination.fileNumbers.map((file) => [file, null])))}#ergebnis`}
                look="secondary"
                slim
                label={`Ansehen: ${name}`}
              >
                Ansehen
              </ButtonLink>
            ),
          ],
        }))}
      />
      <p class="meta">{COMBINATION_NOTE}</p>
    </Section>
  );
}
