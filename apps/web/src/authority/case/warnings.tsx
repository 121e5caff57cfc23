import type { JSX } from 'preact';
import type { Refusal } from '#kernel';
import { sentenceOf } from '../../access/index.js';
import { Alert } from '../../layout/index.js';

/** What to look at before signing; nothing of it bars an act. */
export function Warnings(props: { warnings: readonly Refusal[]; headingLevel?: 2 | 3 }): JSX.Element | null {
  const { headingLevel = 2, warnings } = props;
  if (warnings.length === 0) return null;
  return (
    <Alert tone="warning" title="Vor der Zeichnung zu prüfen" headingLevel={headingLevel}>
      <ul class="plain">
        {warnings.map((warning) => (
          <li key={`${warning.kind}-${String(warning.facts['year'] ?? '')}`}>{sentenceOf(warning)}</li>
        ))}
      </ul>
    </Alert>
  );
}
