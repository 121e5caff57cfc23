import type { JSX } from 'preact';
import type { ApplicationForm, CaseView, Submission } from '#applications';
import { Money } from '#kernel';
import type { PageFrame } from '../../access/index.js';
import {
  DenseTable,
  EmptyState,
  formatAmount,
  formatDateTime,
  Page,
  PageHead,
  renderPage,
} from '../../layout/index.js';
import { caseCrumbs } from './case-head.js';

interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** Two submissions side by side: only what differs, by name; amounts as figures. */
export function comparePage(frame: PageFrame, view: CaseView, older: Submission, newer: Submission): string {
  const differences = differencesOf(older.content, newer.content, view);
  const title = `Vergleich: Fassung ${older.number} und ${newer.number}`;
  return renderPage(
    <Page {...frame} title={`${title}, ${view.application.fileNumber}`} breadcrumb={caseCrumbs(view, title)}>
      <PageHead title={title} meta={`${view.application.fileNumber} · ${view.application.districtName}`} />
      {differences.length === 0 ? (
        <EmptyState text="Die beiden Fassungen stimmen überein." />
      ) : (
        <DenseTable
          caption={differences.length === 1 ? 'Ein Unterschied' : `${differences.length} Unterschiede`}
          columns={[
            { label: 'Angabe' },
            { label: `Fassung ${older.number} vom ${formatDateTime(older.submittedAt)}` },
            { label: `Fassung ${newer.number} vom ${formatDateTime(newer.submittedAt)}` },
          ]}
          rows={differences.map((difference) => ({
            key: difference.label,
            cells: [difference.label, <Value text={difference.before} />, <Value text={difference.after} />],
          }))}
        />
      )}
    </Page>,
  );
}

const Value = ({ text }: { text: string }): JSX.Element => (
  <span class="break">{text === '' ? <i class="meta">nicht angegeben</i> : text}</span>
);

function differencesOf(before: ApplicationForm, after: ApplicationForm, view: CaseView): Difference[] {
  const left = new Map(linesOf(before, view));
  const right = new Map(linesOf(after, view));
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((label) => ({ label, before: left.get(label) ?? '', after: right.get(label) ?? '' }))
    .filter((difference) => difference.before !== difference.after);
}

/** Every entry of a submission as name and text; items keep their id so that a new wording is a change, not a new item. */
function linesOf(content: ApplicationForm, view: CaseView): [string, string][] {
  const { terms } = view.terms;
  const { project, applicant, declarations, bank } = content;
  const amount = (cents: number | undefined): string => formatAmount(Money.ofCents(cents ?? 0));
  const position = new Map(content.costItems.map((item, index) => [item.id, index + 1]));
  return [
    ['Titel', project.title],
    ['Phase', project.phase],
    ['Zeitraum', `${project.periodFrom} bis ${project.periodTo}`],
    ['Kurzbeschreibung', project.summary],
    ['Zielgruppen', project.targetGroups],
    ['Ort', project.place],
    ['Fachstelle', project.coordinationOffice],
    ['Handlungskonzept', project.concept ? `${project.concept.body}, ${project.concept.resolvedOn}` : ''],
    ['Ansprechperson', `${applicant.contactName}, ${applicant.contactEmail}, ${applicant.contactPhone}`],
    ['Zeichnet', `${applicant.signatoryName}, ${applicant.signatoryFunction}`],
    ['Konto', `${bank.holder}, ${bank.iban}`],
    ['Andere Förderung', declarations.otherFunding],
    ['Abgrenzung', declarations.demarcation],
    ['Vorzeitiger Beginn', declarations.earlyStartReason],
    ...content.goals.map((goal, index): [string, string] => [
      `Ziel ${index + 1}`,
      `${goal.goal}: ${goal.measure} (${goal.indicator}: ${goal.target})`,
    ]),
    ...content.costItems.flatMap((item): [string, string][] => {
      const category = terms.costCategories.find(({ code }) => code === item.category)?.label ?? item.category;
      const name = `Ausgabe ${position.get(item.id) ?? ''}`;
      return [
        [`${name}: Bezeichnung`, `${category}: ${item.description}`],
        ...content.years.map((year): [string, string] => [`${name}: ${year} in EUR`, amount(item.amountsCents[year])]),
      ];
    }),
    ...content.funding.flatMap((item): [string, string][] => {
      const label = terms.fundingKinds.find(({ kind }) => kind === item.kind)?.label ?? item.kind;
      return content.years.map((year) => [`${label} ${year} in EUR`, amount(item.amountsCents[year])]);
    }),
    ...content.years.map((year): [string, string] => [`Zuwendung ${year} in EUR`, amount(content.grantCents[year])]),
  ];
}
