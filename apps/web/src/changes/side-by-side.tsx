import type { JSX } from 'preact';
import type { PlanChange } from '#awards';
import { Money } from '#kernel';
import { DenseTable, EmptyState, formatEuro, Mark } from '../layout/index.js';
import { meaningOf, subjectWord } from './change-words.js';

/** Old and new side by side, and what each change means. */
export function SideBySide({ changes }: { changes: readonly PlanChange[] }): JSX.Element {
  if (changes.length === 0)
    return (
      <EmptyState text="Gegenüber der geltenden Fassung ändert sich noch nichts. Tragen Sie die neuen Werte ein." />
    );
  return (
    <DenseTable
      caption="Bisherige und neue Fassung"
      hideCaption
      narrow="cards-two"
      columns={[{ label: 'Regelung' }, { label: 'Bisher' }, { label: 'Neu' }, { label: 'Was das bedeutet' }]}
      rows={changes.map((change) => ({
        key: `${change.subject} ${change.name}`,
        cells: [
          subjectWord(change),
          shown(change.before),
          <strong>{shown(change.after)}</strong>,
          <>
            {meaningOf(change)} {!change.needsConsent && <Mark tone="success">ohne Zustimmung erlaubt</Mark>}
          </>,
        ],
      }))}
    />
  );
}

const shown = (value: string | Money): string => (value instanceof Money ? formatEuro(value) : value);
