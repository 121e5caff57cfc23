import type { JSX } from 'preact';
import { reportName, type OverdueReport } from '#use-reports';
import { Alert, formatDate } from '../layout/index.js';

/** W3: what the recipient owes from this and earlier awards, for whoever pays or decides. */
export function OverdueAlert({ overdue }: { overdue: readonly OverdueReport[] }): JSX.Element | null {
  if (overdue.length === 0) return null;
  return (
    <Alert tone="warning" title="Nachweise sind überfällig">
      <ul class="kern-list kern-list--bullet">
        {overdue.map(({ award, daysLate, due, ...key }) => (
          <li key={`${award.id}${key.kind}${key.budgetYear ?? ''}`}>
            <a class="kern-link" href={`/bewilligungen/${award.id}/nachweise`}>
              {award.fileNumber}: {reportName(key)}
            </a>
            , fällig am {formatDate(due)}, seit {daysLate} {daysLate === 1 ? 'Tag' : 'Tagen'}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
