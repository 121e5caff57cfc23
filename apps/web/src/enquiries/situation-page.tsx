import {
  ENQUIRY_KINDS,
  OUTCOMES,
  PHENOMENA,
  SMALL_NUMBER_LIMIT,
  type RegionSituation,
  type SituationReport,
} from '#enquiries';
import type { CalendarDate } from '#kernel';
import type { Letter, LetterBlock } from '#notices';
import type { ReportColumn, ReportTable } from '#reports';
import type { PageFrame } from '../access/index.js';
import {
  ButtonLink,
  ButtonRow,
  Chips,
  DenseTable,
  EmptyState,
  Page,
  PageHead,
  renderPage,
  Stack,
} from '../layout/index.js';
import { KIND_WORDS, OUTCOME_WORDS, PHENOMENON_WORDS } from './enquiry-words.js';

const HIDDEN = 'n. g.';
const shown = (count: number | null | undefined): string =>
  count === null || count === undefined ? HIDDEN : String(count);

const LEGEND = `„${HIDDEN}“ heißt: nicht gezeigt. Zahlen unter ${SMALL_NUMBER_LIMIT} werden nicht gezeigt, und auch größere nicht, wenn sich eine kleine sonst errechnen ließe.`;

interface Group {
  readonly title: string;
  readonly heads: readonly string[];
  readonly of: (region: RegionSituation) => readonly (number | null)[];
}

const GROUPS: readonly Group[] = [
  {
    title: 'Nach Phänomenbereich',
    heads: PHENOMENA.map((each) => PHENOMENON_WORDS[each]),
    of: (region) => region.byPhenomenon,
  },
  { title: 'Nach Art', heads: ENQUIRY_KINDS.map((each) => `${KIND_WORDS[each]}`), of: (region) => region.byKind },
  { title: 'Nach Ergebnis', heads: OUTCOMES.map((each) => OUTCOME_WORDS[each]), of: (region) => region.byOutcome },
];

const column = (
  key: string,
  heading: string,
  valueOf: (region: RegionSituation) => string,
): ReportColumn<RegionSituation> => ({
  type: 'TEXT',
  key,
  heading,
  valueOf,
});

/** One row per region; the same cells as on the page. */
export const SITUATION_TABLE: ReportTable<RegionSituation> = {
  name: 'lagebericht',
  sheet: 'Lagebericht',
  columns: [
    column('region', 'Regierungsbezirk', ({ region }) => region),
    column('members', 'Mitgliedskommunen', ({ members }) => String(members)),
    column('total', 'Anfragen', ({ total }) => shown(total)),
    ...GROUPS.flatMap(({ heads, of }, group) =>
      heads.map((head, index) => column(`part${group}${index}`, head, (region) => shown(of(region)[index]))),
    ),
  ],
};

export function situationPage(frame: PageFrame, report: SituationReport, today: CalendarDate): string {
  const title = `Lagebericht ${report.year}`;
  const years = [today.year, today.year - 1, today.year - 2];
  return renderPage(
    <Page {...frame} title={title}>
      <PageHead
        title={title}
        lead={`Anfragen und Hinweise nach Regierungsbezirk, aus Zahlen allein. Im ganzen Land: ${shown(report.total)}.`}
      />
      <Stack>
        <Chips
          label="Jahr"
          chips={years.map((year) => ({
            label: String(year),
            href: `/anfragen/lagebericht?jahr=${year}`,
            current: year === report.year,
          }))}
        />
        <p class="meta">{LEGEND}</p>
        {report.regions.length === 0 && (
          <EmptyState text={`Für ${report.year} gibt es weder Mitglieder noch Anfragen.`} />
        )}
        {report.regions.length > 0 &&
          GROUPS.map(({ title: caption, heads, of }) => (
            <DenseTable
              key={caption}
              caption={caption}
              narrow="cards-two"
              columns={[
                { label: 'Regierungsbezirk' },
                { label: 'Anfragen', isNumeric: true },
                ...heads.map((label) => ({ label, isNumeric: true })),
              ]}
              rows={report.regions.map((region) => ({
                key: region.region,
                cells: [region.region, shown(region.total), ...of(region).map(shown)],
              }))}
            />
          ))}
        {report.regions.length > 0 && (
          <ButtonRow>
            <ButtonLink href={`/anfragen/lagebericht/pdf?jahr=${report.year}`} look="secondary" slim>
              Als PDF
            </ButtonLink>
            <ButtonLink href={`/anfragen/lagebericht/csv?jahr=${report.year}`} look="secondary" slim>
              Als CSV
            </ButtonLink>
          </ButtonRow>
        )}
      </Stack>
    </Page>,
  );
}

/** The report on paper: tagged PDF/A as all documents. */
export function situationLetter(
  report: SituationReport,
  { team, today, isDemo }: { readonly team: string; readonly today: CalendarDate; readonly isDemo: boolean },
): Letter {
  const heading = `Lagebericht ${report.year}`;
  const table = (heads: readonly string[], of: Group['of']): LetterBlock => ({
    type: 'table',
    caption: 'Anfragen nach Regierungsbezirk',
    hasHead: true,
    columns: [
      { heading: 'Regierungsbezirk', align: 'left', share: 26 },
      { heading: 'Anfragen', align: 'right', share: 14 },
      ...heads.map((head) => ({ heading: head, align: 'right' as const, share: 60 / heads.length })),
    ],
    rows: report.regions.map((region) =>
      [region.region, shown(region.total), ...of(region).map(shown)].map((text) => ({ text })),
    ),
  });
  return {
    form: 'PRINT',
    documentTitle: `${heading}, ${team}`,
    heading,
    authority: { name: team, subline: 'Anfragen und Hinweise der Mitgliedskommunen', returnLine: '' },
    recipientLines: [],
    facts: [],
    opening: [],
    body: [
      { type: 'paragraph', text: `Stand ${today.toGerman()}. Im ganzen Land: ${shown(report.total)}.` },
      { type: 'paragraph', text: LEGEND, style: 'small' },
      ...GROUPS.map(({ title, heads, of }): LetterBlock => ({
        type: 'section',
        heading: title,
        blocks: [table(heads, of)],
      })),
    ],
    footer: `${team} · ${heading}`,
    watermark: isDemo ? 'DEMO' : null,
    bannerText: isDemo ? 'Demo: Alle Angaben sind erfunden.' : null,
    date: today.toString(),
    attachments: [],
  };
}
