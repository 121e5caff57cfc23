import type { CalendarDate } from '#kernel';
import { projectNumber, type LocalProject } from '#partnerships';
import type { ReportTable } from '#reports';
import { FUND_NAMES, statusWordOf } from './partnership-words.js';

/** The projects as a table to take away; no contact person and no account stands in it. */
export const PROJECTS_TABLE: ReportTable<LocalProject> = {
  name: 'projekte-vor-ort',
  sheet: 'Projekte',
  columns: [
    { type: 'TEXT', key: 'number', heading: 'Nummer', valueOf: (project) => projectNumber(project) },
    { type: 'TEXT', key: 'title', heading: 'Titel', valueOf: ({ application }) => application.title },
    { type: 'TEXT', key: 'applicant', heading: 'Träger', valueOf: ({ application }) => application.applicantName },
    { type: 'INTEGER', key: 'year', heading: 'Jahr', valueOf: ({ budgetYear }) => budgetYear },
    { type: 'TEXT', key: 'fund', heading: 'Fonds', valueOf: ({ fundCode }) => FUND_NAMES[fundCode] },
    { type: 'TEXT', key: 'status', heading: 'Stand', valueOf: ({ status }) => statusWordOf(status) },
    { type: 'DATE', key: 'startsOn', heading: 'Beginn', valueOf: ({ application }) => application.startsOn },
    { type: 'DATE', key: 'endsOn', heading: 'Ende', valueOf: ({ application }) => application.endsOn },
    { type: 'MONEY', key: 'costs', heading: 'Ausgaben', valueOf: ({ costs }) => costs },
    { type: 'MONEY', key: 'requested', heading: 'Beantragt', valueOf: ({ requested }) => requested },
    {
      type: 'MONEY',
      key: 'decided',
      heading: 'Bewilligt',
      valueOf: ({ signed, decided }) => (signed ? decided : null),
    },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', valueOf: ({ paid }) => paid },
    {
      type: 'MONEY',
      key: 'settled',
      heading: 'Festgesetzt',
      valueOf: ({ settlementSigned, settled }) => (settlementSigned ? settled : null),
    },
  ],
};

/** foerderakte-projekte-hamm-stand-2026-11-27.csv */
export const csvName = (slug: string, today: CalendarDate): string =>
  `foerderakte-projekte-${slug}-stand-${today.toString()}.csv`;
