import type { JSX } from 'preact';
import type { AwardRow, AwardsRegister, ReportChoice, ServiceState } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  Page,
  PageHead,
  Pagination,
  renderPage,
  Stack,
  Sub,
  SubmitButton,
} from '../layout/index.js';
import { Choice } from './filter-form.js';

export interface AwardsView {
  readonly register: AwardsRegister;
  readonly choices: readonly ReportChoice[];
  /** Empty where all are meant. */
  readonly programme: string;
  readonly year: string;
  /** Cases are pages of the authority; a district finds the notice. */
  readonly linksCases: boolean;
}

const SERVICE: Readonly<Record<ServiceState, string>> = {
  ISSUED: 'erlassen',
  AVAILABLE: 'im Portal bereitgestellt',
  RETRIEVED: 'zugegangen',
  POSTED: 'zur Post gegeben',
  CONTESTED: 'angefochten',
  UPHELD: 'vom Gericht bestätigt',
  ANNULLED: 'vom Gericht aufgehoben',
  FINAL_BY_WAIVER: 'bestandskräftig durch Verzicht',
};

/** Issued awards with their yearly tranches and how far the notice has come. */
export function awardsPage(frame: PageFrame, view: AwardsView): string {
  const { register } = view;
  const hrefOf = (page: number): string =>
    `/bewilligungen?${new URLSearchParams({ programm: view.programme, jahr: view.year, seite: String(page) })}`;
  return renderPage(
    <Page {...frame} title="Bewilligungen">
      <PageHead
        title="Bewilligungen"
        count={register.total === 1 ? 'eine' : String(register.total)}
        facts={[{ label: 'Zusammen bewilligt, EUR', value: formatAmount(register.amountTotal) }]}
      />
      <Filter view={view} />
      <Stack>
        {register.total === 0 ? (
          <EmptyState
            text="Keine Bewilligung passt zu dieser Auswahl."
            action={
              <a class="kern-link" href="/bewilligungen">
                Alle Bewilligungen zeigen
              </a>
            }
          />
        ) : (
          <DenseTable
            caption="Bewilligungen, neueste zuerst, Beträge in EUR"
            hideCaption
            narrow="cards-two"
            columns={[
              { label: 'Aktenzeichen' },
              { label: 'Empfänger', width: 'l' },
              { label: 'Zeitraum', width: 'm' },
              { label: 'Jahre', isNumeric: true, width: 'm' },
              { label: 'Bewilligt', isNumeric: true, width: 'm' },
              { label: 'Bescheid', width: 'l' },
            ]}
            rows={register.rows.map((award) => ({ key: award.id, cells: cellsOf(award, view.linksCases) }))}
          />
        )}
        <Pagination page={register.page} pageCount={register.pageCount} hrefOf={hrefOf} note="50 je Seite" />
      </Stack>
    </Page>,
  );
}

function Filter({ view }: { view: AwardsView }): JSX.Element {
  const years = [...new Set(view.choices.flatMap((choice) => choice.years))].sort((one, other) => one - other);
  return (
    <form class="filters filterbar" method="get" action="/bewilligungen" aria-label="Programm und Jahr">
      <Choice
        name="programm"
        label="Programm"
        value={view.programme}
        options={[['', 'Alle'], ...view.choices.map(({ programme, name }) => [programme, name] as const)]}
      />
      <Choice
        name="jahr"
        label="Haushaltsjahr"
        value={view.year}
        options={[['', 'Alle'], ...years.map((year) => [String(year), String(year)] as const)]}
      />
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

const cellsOf = (award: AwardRow, linksCases: boolean): (JSX.Element | string)[] => [
  <>
    <a class="kern-link" href={`/bewilligungen/${award.id}`}>
      {award.fileNumber}
    </a>
    <span class="clamp">{award.title}</span>
    {linksCases && (
      <a class="kern-link sub" href={`/vorgaenge/${award.applicationId}`}>
        Vorgang<span class="kern-sr-only"> zu {award.fileNumber}</span>
      </a>
    )}
  </>,
  <>
    {award.recipient}
    <Sub>{award.ags}</Sub>
  </>,
  <>
    {award.periodFrom.toGerman()} bis
    <br />
    {award.periodTo.toGerman()}
  </>,
  <>
    {award.tranches.map(({ budgetYear, amount }) => (
      <span key={budgetYear} class="sub">
        {budgetYear}: {formatAmount(amount)}
      </span>
    ))}
  </>,
  <strong>{formatAmount(award.amount)}</strong>,
  <>
    <a class="kern-link" href={`/bescheide/${award.noticeId}`}>
      {formatDate(award.issuedAt)}
      <span class="kern-sr-only"> (Bescheid {award.fileNumber})</span>
    </a>
    <Sub>{SERVICE[award.service]}</Sub>
  </>,
];
