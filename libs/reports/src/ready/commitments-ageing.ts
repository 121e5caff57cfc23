import type { ReadyReport } from './ready-report.js';

const AGE = `($4::date - (o.bound_at AT TIME ZONE 'Europe/Berlin')::date)`;

/** What is bound and not yet paid, and since when: money that lies idle, and years that cannot be closed. */
export const COMMITMENTS_AGEING: ReadyReport = {
  name: 'offene-bindungen',
  sheet: 'Offene Bindungen',
  title: 'Offene Bindungen nach Alter',
  lead: 'Was bewilligt und noch nicht ausgezahlt ist, mit dem Alter der Bindung.',
  rule: 'Das Alter zählt ab der Zeichnung des ersten Bescheids bis zum Tag der Zahlen.',
  totals: ['committed', 'paid', 'outstanding'],
  chart: { label: 'fileNumber', stacked: [{ key: 'outstanding', label: 'noch auszuzahlen' }] },
  emptyText: 'In diesem Jahr ist alles ausgezahlt, was gebunden ist.',
  columns: [
    { type: 'TEXT', key: 'fileNumber', heading: 'Aktenzeichen', sql: 'a.file_number' },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'a.district_name' },
    { type: 'DATE', key: 'boundOn', heading: 'Gebunden am', sql: `(o.bound_at AT TIME ZONE 'Europe/Berlin')::date` },
    { type: 'INTEGER', key: 'ageDays', heading: 'Alter in Tagen', sql: AGE },
    {
      type: 'TEXT',
      key: 'ageBand',
      heading: 'Altersklasse',
      sql: `CASE WHEN ${AGE} <= 90 THEN 'bis 90 Tage' WHEN ${AGE} <= 180 THEN '91 bis 180 Tage'
        WHEN ${AGE} <= 365 THEN '181 bis 365 Tage' ELSE 'über 365 Tage' END`,
    },
    { type: 'MONEY', key: 'committed', heading: 'Gebunden', sql: 'o.committed' },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'o.paid' },
    { type: 'MONEY', key: 'outstanding', heading: 'Noch auszuzahlen', sql: 'o.committed - o.paid' },
  ],
  from: `FROM (
      SELECT e.decision_id, min(e.recorded_at) FILTER (WHERE e.committed_delta_cents > 0) AS bound_at,
        sum(e.committed_delta_cents)::bigint AS committed, sum(e.paid_delta_cents)::bigint AS paid
      FROM budget.entry e JOIN budget.title t ON t.id = e.title_id
      WHERE t.programme_code = $1::text AND e.budget_year = $2::int AND e.recorded_at < $3::timestamptz
        AND e.decision_id IS NOT NULL
      GROUP BY e.decision_id HAVING sum(e.committed_delta_cents) > sum(e.paid_delta_cents)) o
    JOIN awards.decision d ON d.id = o.decision_id
    JOIN applications.application a ON a.id = d.application_id
    ORDER BY o.bound_at, a.file_number`,
};
