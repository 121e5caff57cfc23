import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import type { ReportChoice, ServiceState } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  DenseTable,
  EmptyState,
  formatAmount,
  formatDate,
  MiniSteps,
  Page,
  PageHead,
  Pagination,
  renderPage,
  Stack,
  Sub,
  SubmitButton,
} from '../layout/index.js';
import { STEP_LABELS } from '../grant-life/life-steps.js';
import { NextDuty } from '../grant-life/next-duty.js';
import {
  awardListHref,
  DUE_CHOICES,
  SORT_CHOICES,
  type AwardList,
  type AwardListQuery,
  type ListedAward,
} from './award-list.js';
import { Choice } from './filter-form.js';

export interface AwardsView {
  readonly list: AwardList;
  readonly query: AwardListQuery;
  readonly choices: readonly ReportChoice[];
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

const DUE_WORDS: Readonly<Record<AwardListQuery['due'], string>> = {
  '': 'Alle',
  ueberfaellig: 'Überfällig',
  bald: 'In 14 Tagen oder überfällig',
};
const SORT_WORDS: Readonly<Record<AwardListQuery['sort'], string>> = {
  frist: 'nach Frist',
  neueste: 'neueste zuerst',
};

/** Issued awards: the step each has reached, what is due next and for whom, and how far the notice has come. */
export function awardsPage(frame: PageFrame, view: AwardsView): string {
  const { list, query } = view;
  return renderPage(
    <Page {...frame} title="Bewilligungen">
      <PageHead
        title="Bewilligungen"
        count={list.total === 1 ? 'eine' : String(list.total)}
        facts={[
          { label: 'Zusammen bewilligt, EUR', value: formatAmount(list.amountTotal) },
          { label: 'Mit überfälligem Schritt', value: String(list.overdue) },
        ]}
      />
      <Filter view={view} />
      <Stack>
        {list.total === 0 ? (
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
            caption={`Bewilligungen, ${SORT_WORDS[query.sort]}, Beträge in EUR`}
            hideCaption
            narrow="cards-two"
            columns={[
              { label: 'Aktenzeichen' },
              { label: 'Empfänger', width: 'm' },
              { label: 'Stand', width: 'l' },
              { label: 'Als Nächstes', width: 'l' },
              { label: 'Bewilligt', isNumeric: true, width: 'm' },
              { label: 'Bescheid', width: 'l' },
            ]}
            rows={list.rows.map((award) => ({ key: award.id, cells: cellsOf(award, list.today) }))}
          />
        )}
        <Pagination
          page={list.page}
          pageCount={list.pageCount}
          hrefOf={(page) => awardListHref(query, page)}
          note="50 je Seite"
        />
      </Stack>
    </Page>,
  );
}

function Filter({ view }: { view: AwardsView }): JSX.Element {
  const years = [...new Set(view.choices.flatMap((choice) => choice.years))].sort((one, other) => one - other);
  return (
    <form class="filters filterbar" method="get" action="/bewilligungen" aria-label="Bewilligungen filtern">
      <Choice
        name="programm"
        label="Programm"
        value={view.query.programme}
        options={[['', 'Alle'], ...view.choices.map(({ programme, name }) => [programme, name] as const)]}
      />
      <Choice
        name="jahr"
        label="Haushaltsjahr"
        value={view.query.year}
        options={[['', 'Alle'], ...years.map((year) => [String(year), String(year)] as const)]}
      />
      <Choice
        name="schritt"
        label="Stand"
        value={view.query.step === null ? '' : (STEP_LABELS[view.query.step] ?? '')}
        options={[['', 'Alle'], ...STEP_LABELS.map((label) => [label, label] as const)]}
      />
      <Choice
        name="frist"
        label="Nächste Frist"
        value={view.query.due}
        options={DUE_CHOICES.map((due) => [due, DUE_WORDS[due]] as const)}
      />
      <Choice
        name="sortierung"
        label="Sortierung"
        value={view.query.sort}
        options={SORT_CHOICES.map((sort) => [sort, SORT_WORDS[sort]] as const)}
      />
      <SubmitButton look="secondary" slim>
        Anzeigen
      </SubmitButton>
    </form>
  );
}

const cellsOf = (award: ListedAward, today: CalendarDate): (JSX.Element | string)[] => [
  <>
    <a class="kern-link" href={`/bewilligungen/${award.id}`}>
      {award.fileNumber}
    </a>
    <span class="clamp">{award.title}</span>
    <a class="kern-link sub" href={`/vorgaenge/${award.applicationId}`}>
      Vorgang<span class="kern-sr-only"> zu {award.fileNumber}</span>
    </a>
  </>,
  <>
    {award.recipient}
    <Sub>{award.ags}</Sub>
  </>,
  <>
    {award.step.label}
    <MiniSteps current={award.step.current} of={award.step.of} />
    <Sub>
      {award.periodFrom.toGerman()} bis {award.periodTo.toGerman()}
    </Sub>
  </>,
  <NextDuty duty={award.next} recipient={award.recipient} today={today} />,
  <>
    <strong>{formatAmount(award.amount)}</strong>
    {award.tranches.map(({ budgetYear, amount }) => (
      <span key={budgetYear} class="sub">
        {budgetYear}: {formatAmount(amount)}
      </span>
    ))}
  </>,
  <>
    <a class="kern-link" href={`/bescheide/${award.noticeId}`}>
      {formatDate(award.issuedAt)}
      <span class="kern-sr-only"> (Bescheid {award.fileNumber})</span>
    </a>
    <Sub>{SERVICE[award.service]}</Sub>
  </>,
];
