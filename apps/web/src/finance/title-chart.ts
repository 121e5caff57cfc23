import { germanInstant, type BudgetExecution } from '#reports';
import { Money } from '#kernel';
import type { BarChartProps } from './bar-chart.js';

/** Each account of the titles from what is paid to what is free, or null where no title has an account. */
export function titleChartOf({ titles, year, programmeName, time }: BudgetExecution): BarChartProps | null {
  if (titles.length === 0) return null;
  const sum = (of: (title: BudgetExecution['titles'][number]) => Money): Money => Money.sum(titles.map(of));
  return {
    id: 'titles',
    title: `Haushaltsvollzug ${year}, ${programmeName}`,
    description:
      `Gestapelte Balken für ${titles.length} Konten der Titel (AE: Ausgaben, VE: Verpflichtungen), Stand ` +
      `${germanInstant(time.standAt)}. Zusammen verfügbar ${sum((title) => title.appropriated)}, ausgezahlt ` +
      `${sum((title) => title.paid)}, noch auszuzahlen ${sum((title) => title.outstanding)}, vorgemerkt ` +
      `${sum((title) => title.reserved)}, frei ${sum((title) => title.free)}.`,
    series: ['ausgezahlt', 'noch auszuzahlen', 'vorgemerkt'],
    outline: 'frei (Betrag rechts, in EUR)',
    rows: titles.map((title) => ({
      label: `${title.chapter}, ${title.titleNumber} ${title.authority}`,
      amounts: [title.paid, title.outstanding, title.reserved],
      outline: title.appropriated,
      figure: title.free,
    })),
  };
}
