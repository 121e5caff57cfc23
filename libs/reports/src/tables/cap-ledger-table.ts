import type { LedgerTable } from '../export/ledger-table.js';
import type { ReportScope } from '../read/report-scope.js';
import { CAP_MOVEMENT_WORDS } from './movement-words.js';

const kindInWords = `CASE e.kind ${Object.entries(CAP_MOVEMENT_WORDS)
  .map(([kind, words]) => `WHEN '${kind}' THEN '${words}'`)
  .join(' ')} END`;

/** Every booking under the caps of a programme and year, by holder and time. */
export const CAP_LEDGER_TABLE: LedgerTable = {
  name: 'buchungen-hoechstbetrag',
  sheet: 'Buchungen Höchstbetrag',
  columns: [
    { type: 'TEXT', key: 'programme', heading: 'Programm', sql: 'e.programme_code' },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', sql: 'e.budget_year' },
    { type: 'TEXT', key: 'ags', heading: 'AGS', sql: 'e.district_ags::text' },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'd.name' },
    { type: 'INSTANT', key: 'recordedAt', heading: 'Gebucht am', sql: 'e.recorded_at' },
    { type: 'DATE', key: 'effectiveOn', heading: 'Wirksam am', sql: 'e.effective_on' },
    { type: 'TEXT', key: 'kind', heading: 'Vorgang', sql: kindInWords },
    { type: 'TEXT', key: 'fileNumber', heading: 'Aktenzeichen', sql: 'a.file_number' },
    { type: 'MONEY', key: 'reservedChange', heading: 'Vorgemerkt +/-', sql: 'e.reserved_delta_cents' },
    { type: 'MONEY', key: 'committedChange', heading: 'Bewilligt +/-', sql: 'e.committed_delta_cents' },
    { type: 'MONEY', key: 'exceptionChange', heading: 'Ausnahme +/-', sql: 'e.exception_delta_cents' },
    { type: 'TEXT', key: 'decreeReference', heading: 'Erlass', sql: 'e.decree_reference' },
    { type: 'TEXT', key: 'reason', heading: 'Begründung', sql: 'e.reason' },
    { type: 'TEXT', key: 'id', heading: 'Buchungsnummer', sql: 'e.id::text' },
  ],
  from: `FROM awards.cap_entry e
    JOIN districts.district d ON d.ags = e.district_ags
    LEFT JOIN awards.decision c ON c.id = e.decision_id
    LEFT JOIN applications.application a ON a.id = c.application_id
    WHERE e.programme_code = $1::text AND e.budget_year = $2::int AND e.recorded_at < $3::timestamptz
    ORDER BY e.cap_holder, e.recorded_at, e.id`,
};

/** The present counts everything there is; an earlier day what was booked until its end. */
export function capLedgerParameters({ programme, year, time }: ReportScope): readonly string[] {
  return [programme, String(year), time.asOf === null ? 'infinity' : time.standAt.toISOString()];
}
