import type { JSX } from 'preact';
import { Accordion, ButtonLink } from '../layout/index.js';
import { BarChart, type BarChartProps } from './bar-chart.js';

/** A chart to unfold below the table that holds the same figures, and to take away. */
export function ChartFold(props: {
  readonly title: string;
  /** What the picture shows, for those who hear the page. */
  readonly label: string;
  readonly chart: BarChartProps;
  readonly href: string;
  readonly download?: string;
}): JSX.Element {
  const { title, label, chart, href, download = 'Diagramm als SVG' } = props;
  return (
    <Accordion title={title}>
      <div class="scroll" role="region" aria-label={label} tabIndex={0}>
        <BarChart {...chart} />
      </div>
      <p>
        <ButtonLink href={href} look="secondary" slim icon="download" download>
          {download}
        </ButtonLink>
      </p>
    </Accordion>
  );
}
