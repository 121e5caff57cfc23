import type { JSX } from 'preact';
import type { AuditEntry } from '#audit';
import type { CaseView } from '#applications';
import { formatDate, formatEuro, Mark, PageHead, StepLine, type Crumb, type Step } from '../../layout/index.js';
import { STEP_NAMES, stepOf } from '../case-steps.js';
import { daysPhrase } from '../worklist/worklist-table.js';
import type { CaseScreen } from './case-screen.js';

const SOON_DAYS = 7;

export const caseCrumbs = (view: CaseView, ...below: string[]): Crumb[] => {
  const { id, fileNumber } = view.application;
  const own = below.length === 0 ? { label: fileNumber } : { label: fileNumber, href: `/vorgaenge/${id}` };
  return [{ label: 'Arbeitsliste', href: '/arbeitsliste' }, own, ...below.map((label) => ({ label }))];
};

/** File number, district, title, amount, person, next deadline. */
export function CaseHead({ screen }: { screen: CaseScreen }): JSX.Element {
  const { view, programme, district, earliestStart, today } = screen;
  const { application } = view;
  const days = application.deadline ? today.daysUntil(application.deadline) : null;
  const deadline = application.deadline && days !== null && (
    <span>
      <strong>{application.deadline.toGerman()}</strong>, {daysPhrase(days)}
    </span>
  );
  return (
    <PageHead
      title={application.title === '' ? 'Antrag ohne Titel' : application.title}
      meta={`${application.fileNumber} · ${programme.name} · ${application.districtName} (${application.districtAgs}) · Regierungsbezirk ${district.adminRegion}${application.isLate ? ' · verspätet eingegangen' : ''}`}
      facts={[
        { label: 'Beantragt', value: <span class="num">{formatEuro(application.requested)}</span> },
        { label: 'Zuständig', value: application.assignedName ?? 'niemand' },
        ...(earliestStart
          ? [{ label: 'Beginn zugestimmt ab', value: <span class="num">{formatDate(earliestStart)}</span> }]
          : []),
        ...(deadline && days !== null
          ? [
              {
                label: application.deadlineReason ?? 'Nächste Frist',
                value: days <= SOON_DAYS ? <Mark tone={days < 0 ? 'danger' : 'warning'}>{deadline}</Mark> : deadline,
              },
            ]
          : []),
      ]}
    />
  );
}

/** The step line with its dates from the history. */
export function CaseSteps({ view }: { view: CaseView }): JSX.Element {
  const open = view.infoRequests.find(({ answeredAt }) => answeredAt === null);
  const current = stepOf(view.application.status, open?.askedIn === 'MATERIAL_CHECK');
  const steps = STEP_NAMES.map((label, index): Step => {
    const since = firstDay(view.history, STATUS_OF_STEP[index] ?? []);
    // A withdrawn case has taken only the steps that its history knows.
    if (view.application.status === 'WITHDRAWN' && !since) return { label, state: 'open' };
    if (index < current) return { label, state: 'done', ...(since ? { note: since } : {}) };
    if (index > current) return { label, state: 'open' };
    return { label, state: 'now', note: `seit ${formatDate(view.application.statusSince)}` };
  });
  return <StepLine label="Stand des Vorgangs" steps={steps} />;
}

const STATUS_OF_STEP: readonly (readonly string[])[] = [
  ['SUBMITTED'],
  ['FORMAL_CHECK'],
  ['MATERIAL_CHECK'],
  ['DECISION_PREPARED'],
  ['IN_REVIEW'],
  ['APPROVED', 'REJECTED', 'INADMISSIBLE'],
];

/** The last time the case came into the step; the history is newest first. */
function firstDay(history: readonly AuditEntry[], statuses: readonly string[]): string | null {
  const entry = history.find(({ statusAfter }) => statusAfter !== null && statuses.includes(statusAfter));
  return entry ? formatDate(entry.at) : null;
}
