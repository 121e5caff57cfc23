import type { ReadyReport } from './ready-report.js';

/** Claims demanded in the year: reimbursement and interest, what came in, what was given up, what is open. */
export const RECOVERIES_AND_INTEREST: ReadyReport = {
  name: 'rueckforderungen-und-zinsen',
  sheet: 'Rückforderungen und Zinsen',
  title: 'Rückforderungen und Zinsen',
  lead: 'Forderungen, die in diesem Jahr entstanden sind, mit Zahlungen und offenem Rest.',
  rule: 'Zahlungen zählen ohne stornierte. Erlassen und unbefristet niedergeschlagen ist, worauf das Land verzichtet hat.',
  totals: ['demanded', 'paid', 'given', 'open'],
  chart: {
    label: 'claim',
    stacked: [
      { key: 'paid', label: 'gezahlt' },
      { key: 'given', label: 'erlassen oder niedergeschlagen' },
      { key: 'open', label: 'offen' },
    ],
  },
  emptyText: 'In diesem Jahr ist keine Forderung entstanden.',
  columns: [
    { type: 'TEXT', key: 'claim', heading: 'Forderung', sql: `c.file_number || ' / ' || c.number` },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'a.district_name' },
    {
      type: 'TEXT',
      key: 'kind',
      heading: 'Art',
      sql: `CASE c.kind WHEN 'REIMBURSEMENT' THEN 'Erstattung' WHEN 'INTEREST' THEN 'Zinsen' ELSE 'Zwischenzinsen' END`,
    },
    { type: 'DATE', key: 'demandedOn', heading: 'Entstanden am', sql: 'd.value_date' },
    { type: 'MONEY', key: 'demanded', heading: 'Gefordert', sql: 'c.amount_cents' },
    { type: 'MONEY', key: 'paid', heading: 'Gezahlt', sql: 's.paid' },
    { type: 'MONEY', key: 'given', heading: 'Erlassen oder niedergeschlagen', sql: 's.given' },
    { type: 'MONEY', key: 'open', heading: 'Offen', sql: 's.open' },
  ],
  from: `FROM settlement.claim c
    JOIN settlement.claim_entry d ON d.claim_id = c.id AND d.kind = 'DEMAND'
    JOIN awards.award w ON w.id = c.award_id JOIN applications.application a ON a.id = w.application_id
    JOIN LATERAL (SELECT
        coalesce(-sum(e.delta_cents) FILTER (WHERE e.kind IN ('PAYMENT', 'REVERSAL')), 0)::bigint AS paid,
        coalesce(-sum(e.delta_cents) FILTER (WHERE e.kind IN ('WRITE_OFF', 'REMISSION')), 0)::bigint AS given,
        coalesce(sum(e.delta_cents), 0)::bigint AS open
      FROM settlement.claim_entry e WHERE e.claim_id = c.id AND e.recorded_at < $3::timestamptz) s ON true
    WHERE c.programme_code = $1::text AND extract(year FROM d.value_date) = $2::int AND d.recorded_at < $3::timestamptz
      AND $4::date IS NOT NULL
    ORDER BY d.value_date, c.file_number, c.number`,
};
