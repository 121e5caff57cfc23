import { reportName, type UseReport } from '#use-reports';
import type { PageFrame } from '../access/index.js';
import { DenseTable, EmptyState, formatDate, Mark, Page, PageHead, renderPage, Stack } from '../layout/index.js';
import { reportPath } from './report-frame.js';
import { reportStateOf } from './report-words.js';

/** Reports that wait for the examining office, the longest waiting first. */
export function queuePage(frame: PageFrame, reports: readonly UseReport[]): string {
  return renderPage(
    <Page {...frame} title="Nachweise prüfen">
      <PageHead title="Nachweise prüfen" count={`${reports.length} offen`} />
      <Stack>
        {reports.length === 0 ? (
          <EmptyState text="Kein Nachweis wartet auf die Prüfung. Vorgelegte Nachweise erscheinen hier von selbst." />
        ) : (
          <DenseTable
            caption="Vorgelegte Nachweise, nach Eingang"
            narrow="cards-two"
            columns={[
              { label: 'Aktenzeichen' },
              { label: 'Nachweis' },
              { label: 'Vorgelegt' },
              { label: 'Stand' },
              { label: 'Prüft' },
            ]}
            rows={reports.map((report) => {
              const { tone, text } = reportStateOf(report.status);
              return {
                key: report.id,
                cells: [
                  <a class="kern-link" href={`${reportPath(report)}/pruefung`}>
                    {report.fileNumber}
                  </a>,
                  reportName(report),
                  report.submitted ? formatDate(report.submitted.at) : '–',
                  <Mark tone={tone}>{text}</Mark>,
                  report.examiner?.name ?? 'noch niemand',
                ],
              };
            })}
          />
        )}
      </Stack>
    </Page>,
  );
}
