import { sectionOf } from '#budget';
import type { ReportTable } from '../export/report-table.js';
import type { BudgetExecution, TitleRow } from '../read/budget-execution.js';

/** Budget titles of a programme and year, from appropriation to what is free. */
export function titleTable({ programme, year, time }: BudgetExecution): ReportTable<TitleRow> {
  return {
    name: 'haushaltstitel',
    sheet: `Haushaltstitel ${year}`,
    columns: [
      { type: 'TEXT', key: 'programme', heading: 'Programm', valueOf: () => programme },
      { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', valueOf: () => year },
      { type: 'TEXT', key: 'titleId', heading: 'Kennung', valueOf: (row) => row.titleId },
      { type: 'TEXT', key: 'section', heading: 'Einzelplan', valueOf: (row) => sectionOf(row.chapter) },
      { type: 'TEXT', key: 'chapter', heading: 'Kapitel', valueOf: (row) => row.chapter },
      { type: 'TEXT', key: 'titleNumber', heading: 'Titel', valueOf: (row) => row.titleNumber },
      { type: 'TEXT', key: 'name', heading: 'Bezeichnung', valueOf: (row) => row.name },
      { type: 'TEXT', key: 'authority', heading: 'Ermächtigung', valueOf: (row) => row.authority },
      { type: 'MONEY', key: 'appropriation', heading: 'Ansatz', valueOf: (row) => row.appropriation },
      { type: 'MONEY', key: 'reinforcement', heading: 'Verstärkung', valueOf: (row) => row.reinforcement },
      { type: 'MONEY', key: 'transfer', heading: 'Umsetzung', valueOf: (row) => row.transfer },
      { type: 'MONEY', key: 'block', heading: 'Sperre', valueOf: (row) => row.block },
      { type: 'MONEY', key: 'overrun', heading: 'Überplanmäßig', valueOf: (row) => row.overrun },
      { type: 'MONEY', key: 'carryover', heading: 'Ausgaberest', valueOf: (row) => row.carryover },
      { type: 'MONEY', key: 'lapse', heading: 'Verfallen', valueOf: (row) => row.lapse },
      { type: 'MONEY', key: 'appropriated', heading: 'Verfügbar', valueOf: (row) => row.appropriated },
      { type: 'MONEY', key: 'reserved', heading: 'Vorgemerkt', valueOf: (row) => row.reserved },
      { type: 'MONEY', key: 'committed', heading: 'Festgelegt', valueOf: (row) => row.committed },
      { type: 'MONEY', key: 'paid', heading: 'Ist', valueOf: (row) => row.paid },
      { type: 'MONEY', key: 'outstanding', heading: 'Noch auszuzahlen', valueOf: (row) => row.outstanding },
      { type: 'MONEY', key: 'free', heading: 'Frei', valueOf: (row) => row.free },
      { type: 'INSTANT', key: 'standAt', heading: 'Stand', valueOf: () => time.standAt },
    ],
  };
}
