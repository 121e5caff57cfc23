import type { JSX } from 'preact';
import { MEASURE_STATUSES, progressOf, type Concept, type Measure } from '#network';
import { DenseTable } from '../layout/index.js';
import { MEASURE_WORDS } from './public-words.js';

const STATUS_CLASS = {
  PLANNED: 'bar-applied',
  RUNNING: 'bar-reserved',
  DONE: 'bar-committed',
  SUSPENDED: 'bar-this',
  DROPPED: 'bar-room',
} as const;
const BAR = { width: 240, height: 18 } as const;

/** Measures of a concept by field and status: a picture and the numbers beside it. */
export function Progress({ concept, measures }: { concept: Concept; measures: readonly Measure[] }): JSX.Element {
  return (
    <>
      <Legend />
      <DenseTable
        caption="Maßnahmen je Handlungsfeld und Stand"
        hideCaption
        narrow="scroll"
        columns={[
          { label: 'Handlungsfeld' },
          { label: 'Bild' },
          ...MEASURE_STATUSES.map((status) => ({ label: MEASURE_WORDS[status], isNumeric: true })),
        ]}
        rows={concept.fields.map((field) => {
          const progress = progressOf(
            measures.filter(({ fieldId }) => fieldId === field.id).map(({ status }) => status),
          );
          return {
            key: field.id,
            cells: [
              field.title,
              <ProgressBar progress={progress} />,
              ...MEASURE_STATUSES.map((status) => String(progress.byStatus[status])),
            ],
          };
        })}
      />
    </>
  );
}

const ORDER = ['DONE', 'RUNNING', 'SUSPENDED', 'PLANNED'] as const;

/** What the patterns of the picture mean; what was dropped leaves its part empty. */
function Legend(): JSX.Element {
  return (
    <p class="lgd2">
      {[...ORDER, 'DROPPED' as const].map((status) => (
        <span key={status}>
          <svg width="18" height="18" aria-hidden="true" focusable="false">
            <rect class={STATUS_CLASS[status]} x="0.5" y="0.5" width="17" height="17" />
          </svg>
          {MEASURE_WORDS[status]}
        </span>
      ))}
    </p>
  );
}

/** A picture only: the numbers stand in the same row. */
function ProgressBar({ progress }: { progress: ReturnType<typeof progressOf> }): JSX.Element {
  const unit = progress.total === 0 ? 0 : BAR.width / progress.total;
  const starts = ORDER.map((_, index) =>
    ORDER.slice(0, index).reduce((sum, status) => sum + progress.byStatus[status], 0),
  );
  return (
    <svg
      class="progress"
      viewBox={`0 0 ${BAR.width} ${BAR.height}`}
      width={BAR.width}
      height={BAR.height}
      aria-hidden="true"
      focusable="false"
    >
      <rect class="bar-room" x="0.5" y="0.5" width={BAR.width - 1} height={BAR.height - 1} />
      {ORDER.map((status, index) => (
        <rect
          key={status}
          class={STATUS_CLASS[status]}
          x={(starts[index] ?? 0) * unit}
          y="0.5"
          width={progress.byStatus[status] * unit}
          height={BAR.height - 1}
        />
      ))}
    </svg>
  );
}
