import type { ReadyReport } from './ready-report.js';

/** Figures for the Landtag: each Regierungsbezirk with districts funded, applications, decisions and money. No persons. */
export const YEARLY_REPORT: ReadyReport = {
  name: 'jahresbericht',
  sheet: 'Jahresbericht',
  title: 'Jahresbericht für den Landtag',
  lead: 'Anträge, Bewilligungen und Mittel je Regierungsbezirk.',
  rule: 'Bewilligt ist die Summe unter dem Höchstbetrag einschließlich aller Änderungen; ausgezahlt ist das Ist des Titels.',
  totals: ['committed', 'paid'],
  chart: { label: 'region', stacked: [{ key: 'committed', label: 'bewilligt' }] },
  emptyText: 'Für dieses Jahr ist nichts beantragt.',
  columns: [
    { type: 'TEXT', key: 'region', heading: 'Regierungsbezirk', sql: 'r.admin_region' },
    { type: 'INTEGER', key: 'districts', heading: 'Kreise und Städte', sql: 'r.districts::int' },
    { type: 'INTEGER', key: 'applications', heading: 'Anträge', sql: 'coalesce(q.applications, 0)::int' },
    { type: 'INTEGER', key: 'funded', heading: 'Geförderte Kreise', sql: 'coalesce(c.funded, 0)::int' },
    { type: 'MONEY', key: 'committed', heading: 'Bewilligt', sql: 'coalesce(c.committed, 0)::bigint' },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'coalesce(p.paid, 0)::bigint' },
  ],
  from: `FROM (SELECT admin_region, count(*) AS districts FROM districts.district GROUP BY admin_region) r
    LEFT JOIN (SELECT a.admin_region, count(*) AS applications FROM applications.application a
      WHERE a.programme_code = $1::text AND a.budget_year = $2::int AND a.submitted_at < $3::timestamptz
      GROUP BY a.admin_region) q ON q.admin_region = r.admin_region
    LEFT JOIN (SELECT d.admin_region, sum(h.committed) AS committed, count(*) FILTER (WHERE h.committed > 0) AS funded
      FROM (SELECT district_ags, sum(committed_delta_cents) AS committed FROM awards.cap_entry
        WHERE programme_code = $1::text AND budget_year = $2::int AND recorded_at < $3::timestamptz
        GROUP BY district_ags) h
      JOIN districts.district d ON d.ags = h.district_ags GROUP BY d.admin_region) c ON c.admin_region = r.admin_region
    LEFT JOIN (SELECT a.admin_region, sum(e.paid_delta_cents) AS paid
      FROM budget.entry e JOIN budget.title t ON t.id = e.title_id
      JOIN awards.decision d ON d.id = e.decision_id JOIN applications.application a ON a.id = d.application_id
      WHERE t.programme_code = $1::text AND e.budget_year = $2::int AND e.recorded_at < $3::timestamptz
      GROUP BY a.admin_region) p ON p.admin_region = r.admin_region
    WHERE $4::date IS NOT NULL
    ORDER BY r.admin_region`,
};
