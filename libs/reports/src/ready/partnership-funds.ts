import type { ReadyReport } from './ready-report.js';

/** What each entry does to a fund; a transfer takes from one and gives to another. */
const MOVES = `(SELECT e.frame_id, e.code, e.kind, e.amount_cents, e.recorded_at FROM partnerships.fund_entry e
    UNION ALL SELECT e.frame_id, e.to_code, 'TRANSFER_IN', e.amount_cents, e.recorded_at FROM partnerships.fund_entry e
    WHERE e.kind = 'TRANSFER')`;
const sum = (plus: string, minus: string): string =>
  `coalesce(sum(CASE WHEN m.kind IN (${plus}) THEN m.amount_cents WHEN m.kind IN (${minus}) THEN -m.amount_cents ELSE 0 END), 0)::bigint`;

/** The funds of the partnerships: allocated, promised to projects, paid, free. */
export const PARTNERSHIP_FUNDS: ReadyReport = {
  name: 'fonds-der-partnerschaften',
  sheet: 'Fonds der Partnerschaften',
  title: 'Fonds der Partnerschaften',
  lead: 'Was jedem Fonds zugewiesen, was davon gebunden und ausgezahlt und was noch frei ist.',
  rule: 'Gebunden ist, was Projekten bewilligt oder für eigene Ausgaben festgelegt wurde. Vorgemerktes ist nicht gebunden.',
  totals: ['allocated', 'committed', 'paid', 'free'],
  chart: {
    label: 'fund',
    stacked: [
      { key: 'committed', label: 'gebunden' },
      { key: 'free', label: 'nicht gebunden' },
    ],
  },
  emptyText: 'In diesem Jahr hat keine Partnerschaft einen Fonds.',
  columns: [
    { type: 'TEXT', key: 'fund', heading: 'Partnerschaft und Fonds', sql: `f.name || ': ' || f.fund` },
    { type: 'MONEY', key: 'allocated', heading: 'Zugewiesen', sql: 'f.allocated' },
    { type: 'MONEY', key: 'committed', heading: 'Gebunden', sql: 'f.committed' },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'f.paid' },
    { type: 'MONEY', key: 'free', heading: 'Nicht gebunden', sql: 'f.allocated - f.committed' },
  ],
  from: `FROM (
      SELECT p.name, CASE m.code WHEN 'KUF' THEN 'Koordinierungs- und Fachstelle' WHEN 'AKTIONSFONDS' THEN 'Aktionsfonds'
          WHEN 'JUGENDFONDS' THEN 'Jugendfonds' WHEN 'OEFFENTLICHKEIT_VERNETZUNG' THEN 'Öffentlichkeit und Vernetzung'
          ELSE 'Weiterleitung' END AS fund,
        ${sum(`'ALLOCATE', 'TRANSFER_IN'`, `'DEALLOCATE', 'TRANSFER'`)} AS allocated,
        ${sum(`'COMMIT'`, `'REDUCE', 'REPAY'`)} AS committed, ${sum(`'PAY'`, `'REPAY'`)} AS paid
      FROM ${MOVES} m JOIN partnerships.frame r ON r.id = m.frame_id JOIN partnerships.partnership p ON p.id = r.partnership_id
      WHERE r.programme_code = $1::text AND r.budget_year = $2::int AND m.recorded_at < $3::timestamptz AND $4::date IS NOT NULL
      GROUP BY p.name, m.code) f
    ORDER BY f.name, f.fund`,
};
