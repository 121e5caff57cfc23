import type { ReportTable } from '../export/report-table.js';
import type { CapOverview } from '../read/cap-overview.js';
import type { CapRow } from '../read/cap-row.js';

/** Caps by district. Each row carries programme, year and time of the figures: files are renamed and put together. */
export function capTable({ programme, year, time }: CapOverview): ReportTable<CapRow> {
  return {
    name: 'hoechstbetraege',
    sheet: `Höchstbeträge ${year}`,
    columns: [
      { type: 'TEXT', key: 'programme', heading: 'Programm', valueOf: () => programme },
      { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', valueOf: () => year },
      { type: 'TEXT', key: 'ags', heading: 'AGS', valueOf: (row) => row.ags },
      { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', valueOf: (row) => row.district },
      { type: 'TEXT', key: 'organisation', heading: 'Partnerschaft', valueOf: (row) => row.organisation },
      { type: 'MONEY', key: 'cap', heading: 'Höchstbetrag', valueOf: (row) => row.cap },
      { type: 'MONEY', key: 'exception', heading: 'davon Ausnahmen', valueOf: (row) => row.exception },
      { type: 'MONEY', key: 'applied', heading: 'Beantragt, offen', valueOf: (row) => row.applied },
      { type: 'MONEY', key: 'reserved', heading: 'Vorgemerkt', valueOf: (row) => row.reserved },
      { type: 'MONEY', key: 'committed', heading: 'Bewilligt', valueOf: (row) => row.committed },
      { type: 'MONEY', key: 'room', heading: 'Spielraum', valueOf: (row) => row.room },
      { type: 'INSTANT', key: 'standAt', heading: 'Stand', valueOf: () => time.standAt },
    ],
  };
}
