import type { JSX } from 'preact';
import type { ApplicationForm, CaseView } from '#applications';
import { CalendarDate } from '#kernel';
import {
  DenseTable,
  Facts,
  formatAmount,
  formatDate,
  formatFileSize,
  formatPercent,
  HelpNote,
  Section,
  Stack,
  type Fact,
  type TableRow,
} from '../../layout/index.js';

/** Left zone: what was applied for. */
export function ApplicationZone({ view, mayOpenFiles }: { view: CaseView; mayOpenFiles: boolean }): JSX.Element {
  const submission = view.submissions.at(-1);
  return (
    <Section title="Antrag">
      <Stack>
        {submission ? (
          <>
            <Facts facts={factsOf(view, submission.content)} />
            <PlanTable view={view} content={submission.content} />
            <More content={submission.content} />
          </>
        ) : (
          <p>Noch keine eingereichte Fassung.</p>
        )}
        <Attachments view={view} mayOpenFiles={mayOpenFiles} />
      </Stack>
    </Section>
  );
}

const day = (iso: string): string => CalendarDate.iso(iso).toGerman();

function factsOf(view: CaseView, content: ApplicationForm): Fact[] {
  const { project, applicant, declarations } = content;
  const phase = view.terms.terms.phases.find(({ code }) => code === project.phase);
  const facts: (Fact | null)[] = [
    phase ? { label: 'Phase', value: phase.label } : null,
    { label: 'Zeitraum', value: `${day(project.periodFrom)} – ${day(project.periodTo)}` },
    project.concept
      ? { label: 'Handlungskonzept', value: `beschlossen: ${project.concept.body}, ${day(project.concept.resolvedOn)}` }
      : null,
    project.coordinationOffice === '' ? null : { label: 'Fachstelle', value: project.coordinationOffice },
    { label: 'Ansprechperson', value: `${applicant.contactName}, ${applicant.contactPhone}` },
    { label: 'Andere Förderung', value: declarations.otherFunding || 'keine angegeben' },
    declarations.demarcation === '' ? null : { label: 'Abgrenzung', value: declarations.demarcation },
    {
      label: 'Beginn',
      value: declarations.notBegun ? 'noch nicht begonnen' : `vorzeitig: ${declarations.earlyStartReason}`,
    },
    { label: 'Fassung', value: <Versions view={view} /> },
  ];
  return facts.filter((fact): fact is Fact => fact !== null);
}

function Versions({ view }: { view: CaseView }): JSX.Element {
  const latest = view.submissions.at(-1);
  const before = view.submissions.at(-2);
  return (
    <>
      {latest?.number} vom {latest ? formatDate(latest.submittedAt) : ''}
      {before && latest && (
        <>
          ,{' '}
          <a
            class="kern-link"
            href={`/vorgaenge/${view.application.id}/vergleich?von=${before.number}&bis=${latest.number}`}
          >
            Vergleich mit Fassung {before.number}
          </a>
        </>
      )}
    </>
  );
}

const total = (cents: Readonly<Record<string, number>>): number =>
  Object.values(cents).reduce((sum, each) => sum + each, 0);

/** Sums of several rows by year. */
export function sumByYear(
  rows: readonly Readonly<Record<string, number>>[],
  years: readonly number[],
): Record<string, number> {
  return Object.fromEntries(years.map((year) => [year, rows.reduce((sum, row) => sum + (row[year] ?? 0), 0)]));
}

/** Costs and funding by year as submitted, with the grant that the formula gives. */
export function PlanTable({ view, content }: { view: CaseView; content: ApplicationForm }): JSX.Element {
  const { terms } = view.terms;
  const { years } = content;
  const hasSum = years.length > 1;
  const row = (key: string, label: string, cents: Readonly<Record<string, number>>, kind?: 'total'): TableRow => ({
    key,
    ...(kind ? { kind } : {}),
    cells: [
      label,
      ...years.map((year) => formatAmount(cents[year] ?? 0)),
      ...(hasSum ? [formatAmount(total(cents))] : []),
    ],
  });
  const label = (code: string): string => terms.costCategories.find((each) => each.code === code)?.label ?? code;
  const kindLabel = (kind: string): string => terms.fundingKinds.find((each) => each.kind === kind)?.label ?? kind;
  const costs = sumByYear(
    content.costItems.map((item) => item.amountsCents),
    years,
  );
  const funding = content.funding.filter(({ amountsCents }) => total(amountsCents) > 0);
  const covered = sumByYear([content.grantCents, ...funding.map(({ amountsCents }) => amountsCents)], years);
  const rate = terms.financingType === 'SHARE' ? `, ${formatPercent(terms.rateBps)}` : '';
  return (
    <DenseTable
      caption="Ausgaben- und Finanzierungsplan in EUR"
      isTight
      columns={[
        { label: 'Position' },
        ...years.map((year) => ({ label: String(year), isNumeric: true })),
        ...(hasSum ? [{ label: 'Summe', isNumeric: true }] : []),
      ]}
      groups={[
        [
          ...content.costItems.map((item) =>
            row(item.id, `${label(item.category)}: ${item.description}`, item.amountsCents),
          ),
          row('costs', 'Ausgaben gesamt', costs, 'total'),
        ],
        [
          row('grant', `Zuwendung${rate}`, content.grantCents),
          ...funding.map((item) => row(item.kind, kindLabel(item.kind), item.amountsCents)),
          row('covered', 'Finanzierung gesamt', covered, 'total'),
        ],
      ]}
    />
  );
}

function More({ content }: { content: ApplicationForm }): JSX.Element {
  return (
    <HelpNote title={`Vorhaben und Ziele (${content.goals.length})`}>
      <p>{content.project.summary}</p>
      <p>Zielgruppen: {content.project.targetGroups}</p>
      <ul class="kern-list kern-list--bullet">
        {content.goals.map((goal) => (
          <li key={goal.id}>
            {goal.goal}: {goal.measure} (Indikator: {goal.indicator}; Zielwert: {goal.target})
          </li>
        ))}
      </ul>
    </HelpNote>
  );
}

function Attachments({ view, mayOpenFiles }: { view: CaseView; mayOpenFiles: boolean }): JSX.Element {
  const label = (kind: string): string =>
    view.terms.terms.requiredDocuments.find((document) => document.kind === kind)?.label ?? kind;
  return (
    <div>
      <h3 class="kern-heading-small">Anlagen ({view.attachments.length})</h3>
      {view.attachments.length === 0 && <p class="meta">Keine Anlagen.</p>}
      {!mayOpenFiles && view.attachments.length > 0 && <p class="meta">Öffnen kann sie, wer den Vorgang prüft.</p>}
      <ul class="tight">
        {view.attachments.map((file) => (
          <li key={file.id}>
            {mayOpenFiles ? (
              <a class="kern-link" href={`/antraege/${view.application.id}/anlagen/${file.id}`}>
                {label(file.documentKind)}
              </a>
            ) : (
              label(file.documentKind)
            )}{' '}
            <span class="meta break">
              ({file.fileName}, {formatFileSize(file.sizeBytes)})
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
