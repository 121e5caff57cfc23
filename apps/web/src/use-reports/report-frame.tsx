import type { ComponentChildren, JSX } from 'preact';
import { reportName, type OpenReport, type UseReport } from '#use-reports';
import type { PageFrame } from '../access/index.js';
import { Chips, Columns, Aside, formatDate, Mark, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { FindingPanel } from './finding-list.js';
import { reportStateOf } from './report-words.js';

export const reportPath = (report: Pick<UseReport, 'id' | 'awardId'>): string =>
  `/bewilligungen/${report.awardId}/nachweise/${report.id}`;

const STEPS = [
  ['sachbericht', 'Sachbericht'],
  ['belege', 'Belegliste'],
  ['import', 'Datei einlesen'],
  ['finanzen', 'Zahlenmäßiger Nachweis'],
  ['abgabe', 'Vorlegen'],
] as const;

export type ReportStep = (typeof STEPS)[number][0];

/** Frame of the pages on which a district writes a report: head, steps, content, findings beside it. */
export function writingPage(
  frame: PageFrame,
  opened: OpenReport,
  step: ReportStep,
  content: ComponentChildren,
  hasErrors = false,
): string {
  const { report, award, duties } = opened;
  const name = reportName(report);
  const base = reportPath(report);
  const duty = duties.find(({ kind, budgetYear }) => kind === report.kind && budgetYear === report.budgetYear);
  const title = STEPS.find(([slug]) => slug === step)?.[1] ?? name;
  const { tone, text } = reportStateOf(report.status);
  return renderPage(
    <Page
      {...frame}
      title={`${name}: ${title}`}
      hasErrors={hasErrors}
      breadcrumb={[
        { label: 'Bewilligung', href: `/bewilligungen/${award.id}` },
        { label: 'Nachweise', href: `/bewilligungen/${award.id}/nachweise` },
        { label: `${name}: ${title}` },
      ]}
    >
      <PageHead
        title={`${name}: ${title}`}
        meta={`${award.fileNumber} · ${award.title}`}
        facts={[
          { label: 'Stand', value: <Mark tone={tone}>{text}</Mark> },
          ...(duty ? [{ label: 'Vorzulegen bis', value: formatDate(duty.due) }] : []),
        ]}
      />
      <Chips
        label="Teile des Nachweises"
        chips={STEPS.map(([slug, label]) => ({ label, href: `${base}/${slug}`, current: slug === step }))}
      />
      <Columns split="two">
        <Stack>{content}</Stack>
        <Aside label="Feststellungen zum Nachweis">
          <FindingPanel findings={opened.reading.findings} base={base} />
        </Aside>
      </Columns>
    </Page>,
  );
}

/** An amount or a day as an entry of the list; for tables. */
export const entryOr = (text: string | undefined): JSX.Element | string =>
  text === undefined || text === '' ? '–' : text;
