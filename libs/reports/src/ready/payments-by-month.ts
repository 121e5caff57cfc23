import type { ReadyReport } from './ready-report.js';

/**
 * Months of the budget year: what was paid, and what is still to be paid spread evenly over the months that are left.
 * The rest of the division falls into the last month, so that the sum is exact.
 */
export const PAYMENTS_BY_MONTH: ReadyReport = {
  name: 'auszahlungen-je-monat',
  sheet: 'Auszahlungen je Monat',
  title: 'Auszahlungen und Vorschau je Monat',
  lead: 'Was je Monat ausgezahlt wurde und was nach dem Stand der Bindungen noch zu erwarten ist.',
  rule: 'Vorschau: Was gebunden und nicht ausgezahlt ist, verteilt sich gleichmäßig auf die restlichen Monate des Jahres.',
  totals: ['paid', 'forecast'],
  chart: {
    label: 'month',
    stacked: [
      { key: 'paid', label: 'ausgezahlt' },
      { key: 'forecast', label: 'Vorschau' },
    ],
  },
  emptyText: 'Für dieses Jahr ist nichts gebunden.',
  columns: [
    { type: 'TEXT', key: 'month', heading: 'Monat', sql: `to_char(m.first_day, 'MM/YYYY')` },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'm.paid' },
    { type: 'MONEY', key: 'forecast', heading: 'Vorschau', sql: 'm.forecast' },
    {
      type: 'MONEY',
      key: 'cumulated',
      heading: 'Aufgelaufen mit Vorschau',
      sql: '(sum(m.paid + m.forecast) OVER (ORDER BY m.first_day))::bigint',
    },
  ],
  from: `FROM (
      SELECT s.first_day, coalesce(p.paid, 0)::bigint AS paid,
        (CASE WHEN s.first_day < date_trunc('month', $4::date) THEN 0
          WHEN s.number = 12 THEN o.outstanding - (o.outstanding / l.months_left) * (l.months_left - 1)
          ELSE o.outstanding / l.months_left END)::bigint AS forecast
      FROM (SELECT make_date($2::int, n, 1) AS first_day, n AS number FROM generate_series(1, 12) AS n) s
      CROSS JOIN (SELECT greatest(coalesce(sum(e.committed_delta_cents - e.paid_delta_cents), 0), 0)::bigint AS outstanding
        FROM budget.entry e JOIN budget.title t ON t.id = e.title_id
        WHERE t.programme_code = $1::text AND e.budget_year = $2::int AND e.recorded_at < $3::timestamptz) o
      CROSS JOIN (SELECT CASE WHEN $4::date < make_date($2::int, 1, 1) THEN 12
          ELSE greatest(1, 13 - extract(month FROM $4::date)::int) END AS months_left) l
      LEFT JOIN (SELECT date_trunc('month', e.effective_on)::date AS first_day, sum(e.paid_delta_cents) AS paid
        FROM budget.entry e JOIN budget.title t ON t.id = e.title_id
        WHERE t.programme_code = $1::text AND e.budget_year = $2::int AND e.recorded_at < $3::timestamptz
        GROUP BY 1) p ON p.first_day = s.first_day) m
    ORDER BY m.first_day`,
};
