import type { ReadyReport } from './ready-report.js';

/** The version of the grant that counted at the instant. */
const GRANT = `(SELECT DISTINCT ON (v.award_id) v.award_id, v.period_to, v.amount_cents FROM awards.award_version v
    WHERE v.signed_at < $3::timestamptz ORDER BY v.award_id, v.version DESC)`;
/** The day that a notice or an extension has set by then; otherwise the terms' months after the end of the period. */
const DUE = `coalesce((SELECT c.due_on FROM use_reports.due_change c WHERE c.award_id = w.id AND c.kind = 'FINAL'
      AND c.state = 'IN_FORCE' AND c.decided_at < $3::timestamptz ORDER BY c.decided_at DESC LIMIT 1),
    (g.period_to + make_interval(months => (t.terms->>'useReportMonths')::int))::date)`;

/** Proofs of use that were due and had not come, with what was paid and has nothing to show for it. */
export const OVERDUE_PROOFS: ReadyReport = {
  name: 'ueberfaellige-nachweise',
  sheet: 'Überfällige Nachweise',
  title: 'Überfällige Verwendungsnachweise',
  lead: 'Bewilligungen, deren Verwendungsnachweis fällig war und nicht vorlag, mit den ausgezahlten Mitteln.',
  rule: 'Fällig ist der Tag aus Bescheid oder Verlängerung, sonst die Monate der Programmbestimmungen nach dem Ende des Bewilligungszeitraums.',
  totals: ['granted', 'paid'],
  chart: { label: 'fileNumber', stacked: [{ key: 'paid', label: 'ausgezahlt ohne Nachweis' }] },
  emptyText: 'Kein Verwendungsnachweis ist überfällig.',
  columns: [
    { type: 'TEXT', key: 'fileNumber', heading: 'Aktenzeichen', sql: 'o.file_number' },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'o.district_name' },
    { type: 'DATE', key: 'due', heading: 'Fällig am', sql: 'o.due' },
    { type: 'INTEGER', key: 'daysLate', heading: 'Tage überfällig', sql: '($4::date - o.due)' },
    { type: 'INTEGER', key: 'reminders', heading: 'Erinnerungen', sql: 'o.reminders::int' },
    { type: 'MONEY', key: 'granted', heading: 'Bewilligt', sql: 'o.granted' },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'o.paid' },
  ],
  from: `FROM (
      SELECT a.file_number, a.district_name, g.amount_cents AS granted, ${DUE} AS due,
        (SELECT count(*) FROM use_reports.reminder m WHERE m.award_id = w.id AND m.kind = 'FINAL' AND m.sent_on <= $4::date) AS reminders,
        (SELECT coalesce(sum(e.paid_delta_cents), 0)::bigint FROM budget.entry e
          WHERE e.decision_id = w.decision_id AND e.recorded_at < $3::timestamptz) AS paid
      FROM awards.award w JOIN ${GRANT} g ON g.award_id = w.id
      JOIN applications.application a ON a.id = w.application_id
      JOIN programmes.terms_version t ON t.id = a.terms_version_id
      WHERE w.programme_code = $1::text AND a.budget_year = $2::int AND g.amount_cents > 0
        AND NOT EXISTS (SELECT 1 FROM use_reports.report r JOIN use_reports.submission s ON s.report_id = r.id
          WHERE r.award_id = w.id AND r.kind = 'FINAL' AND s.submitted_at < $3::timestamptz)) o
    WHERE o.due < $4::date ORDER BY o.due, o.file_number`,
};
