import type { JSX } from 'preact';
import type { ReportFinding } from '#use-reports';
import { fieldId, formatNumber, Mark, Panel } from '../layout/index.js';
import { findingSentence, pageOfFinding } from './report-words.js';

const SHOWN_MAX = 40;

/** Everything that is wrong or worth a look, hard ones first, each with a link to its place. */
export function FindingList({ findings, base }: { findings: readonly ReportFinding[]; base: string }): JSX.Element {
  const hard = findings.filter(({ severity }) => severity === 'ERROR');
  const soft = findings.filter(({ severity }) => severity === 'WARNING');
  if (findings.length === 0)
    return <Mark tone="success">Keine Feststellungen. Der Nachweis kann vorgelegt werden.</Mark>;
  const sorted = [...hard, ...soft];
  return (
    <>
      <p>
        {formatNumber(hard.length)} zu berichtigen, {formatNumber(soft.length)} Hinweise. Hinweise hindern die Vorlage
        nicht.
      </p>
      <ul class="kern-list">
        {sorted.slice(0, SHOWN_MAX).map((finding, index) => (
          <li key={`${finding.kind} ${index}`}>
            <Mark tone={finding.severity === 'ERROR' ? 'danger' : 'warning'}>
              <a class="kern-link" href={placeOf(finding, base)}>
                {findingSentence(finding)}
              </a>
            </Mark>
          </li>
        ))}
      </ul>
      {sorted.length > SHOWN_MAX && (
        <p class="meta">Weitere {formatNumber(sorted.length - SHOWN_MAX)} stehen in der Belegliste.</p>
      )}
    </>
  );
}

/** The list in its panel, where autosave puts the new one. */
export function FindingPanel(props: { findings: readonly ReportFinding[]; base: string }): JSX.Element {
  return (
    <Panel title="Feststellungen" look="soft" id="feststellungen">
      <div id="feststellungen-liste">
        <FindingList {...props} />
      </div>
    </Panel>
  );
}

const LINES_PER_PAGE = 50;

function placeOf(finding: ReportFinding, base: string): string {
  const page = pageOfFinding(finding);
  if (finding.receipt !== null) {
    const shown = Math.ceil(finding.receipt / LINES_PER_PAGE);
    return `${base}/belege?seite=${shown}#zeile-${finding.receipt}`;
  }
  return page === 'belege' ? `${base}/belege` : `${base}/${page}#${fieldId(finding.field ?? '')}`;
}
