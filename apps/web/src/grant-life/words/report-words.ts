import type { WordTable } from './word-table.js';

export const REPORT_DUTIES: WordTable = {
  'interim-report-due': (facts) => ({ title: `Zwischennachweis für ${facts['year']} vorlegen`, detail: '' }),
  'use-report-due': () => ({ title: 'Verwendungsnachweis vorlegen', detail: '' }),
};
