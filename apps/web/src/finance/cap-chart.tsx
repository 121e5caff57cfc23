import { germanInstant, type CapOverview } from '#reports';
import { barChartFile, type BarChartProps } from './bar-chart.js';

/** The chart as a file of its own. */
export const chartFile = (overview: CapOverview): string => barChartFile(capChartOf(overview));

/** Committed, reserved and room of each holder as stacked bars. The table beside it holds the same figures. */
export const capChartOf = (overview: CapOverview): BarChartProps => ({
  title: `Ausschöpfung des Höchstbetrags ${overview.year}, ${overview.programmeName}`,
  description: descriptionOf(overview),
  series: ['bewilligt', 'vorgemerkt'],
  outline: 'Spielraum (Betrag rechts, in EUR)',
  rows: overview.rows.map((row) => ({
    label: row.organisation ?? row.district,
    amounts: [row.committed, row.reserved],
    outline: row.cap,
    figure: row.room,
  })),
});

function descriptionOf({ rows, totals, time }: CapOverview): string {
  const exhausted = rows.filter((row) => row.room.isZero()).length;
  return (
    `Gestapelte Balken für ${rows.length} Empfänger, Stand ${germanInstant(time.standAt)}. Zusammen bewilligt ` +
    `${totals.committed}, vorgemerkt ${totals.reserved}, Spielraum ${totals.room}. ${exhausted} haben keinen Spielraum mehr.`
  );
}
