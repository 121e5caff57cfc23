import type { JSX } from 'preact';
import type { CalendarDate } from '#kernel';
import { nextDateOf, projectNumber, type LocalProject } from '#partnerships';
import { Badge, DenseTable, EmptyState, formatAmount, formatDate, Sub } from '../layout/index.js';
import { FUND_NAMES, stateOf } from './partnership-words.js';

/** Projects with their state and the next date; the amount is what was granted, before that what was asked for. */
export function ProjectsTable({
  projects,
  today,
}: {
  projects: readonly LocalProject[];
  today: CalendarDate;
}): JSX.Element {
  if (projects.length === 0)
    return <EmptyState text="Noch keine Projekte. Anträge kommen über das öffentliche Formular der Partnerschaft." />;
  return (
    <DenseTable
      caption="Projekte vor Ort, neueste zuerst"
      hideCaption
      narrow="cards-two"
      columns={[
        { label: 'Projekt und Träger' },
        { label: 'Fonds' },
        { label: 'EUR', isNumeric: true },
        { label: 'Stand' },
      ]}
      rows={projects.map((project) => {
        const { tone, text } = stateOf(project, today);
        const next = nextDateOf(project);
        return {
          key: project.id,
          cells: [
            <>
              <a class="kern-link" href={`/projekte/${project.id}`}>
                {project.application.title}
              </a>
              <Sub>{`${projectNumber(project)} · ${project.application.applicantName}`}</Sub>
            </>,
            FUND_NAMES[project.fundCode],
            formatAmount(project.decided ?? project.requested),
            <>
              <Badge tone={tone}>{text}</Badge>
              <Sub>{next ? `bis ${formatDate(next.on)}` : `seit ${formatDate(project.statusSince)}`}</Sub>
            </>,
          ],
        };
      })}
    />
  );
}
