/** Reads a ledger with plain SQL, past the application: as the owner of the tables, or with a role that sees all. */
export type ReadRows = (sql: string) => Promise<readonly object[]>;

const PAID = `('EXPORTED', 'EXECUTED', 'CREDITED')`;

/** Signed interest that no court has annulled. */
const stands = (order: string): string => `${order}.state = 'SIGNED' AND NOT EXISTS
      (SELECT 1 FROM notices.delivery d WHERE d.notice_id = ${order}.notice_id AND d.kind = 'ANNULLED')`;

/** What must hold after every act. Each rule selects the rows that break it: none, in a sound database. */
const RULES: Readonly<Record<string, string>> = {
  'the account under the cap is the sum of its entries': `
    SELECT * FROM awards.cap_account a JOIN LATERAL (
      SELECT coalesce(sum(reserved_delta_cents), 0) AS reserved, coalesce(sum(committed_delta_cents), 0) AS committed
      FROM awards.cap_entry e WHERE (e.programme_code, e.cap_holder, e.budget_year)
        = (a.programme_code, a.cap_holder, a.budget_year)) s ON true
    WHERE (a.reserved_cents, a.committed_cents) IS DISTINCT FROM (s.reserved, s.committed)`,
  'what is committed under the cap is the sum of the current notices': `
    SELECT * FROM (SELECT programme_code, cap_holder, budget_year, committed_cents AS cents FROM awards.cap_account) a
    FULL JOIN (SELECT w.programme_code, w.cap_holder, t.budget_year, sum(t.amount_cents) AS cents FROM awards.award w
      JOIN awards.tranche t ON t.award_id = w.id AND t.award_version = w.version GROUP BY 1, 2, 3) n
      USING (programme_code, cap_holder, budget_year)
    WHERE coalesce(a.cents, 0) <> coalesce(n.cents, 0)`,
  'no cap is exceeded': `
    SELECT * FROM awards.cap_account WHERE reserved_cents + committed_cents > cap_cents + exception_cents`,
  'what stands beside the open cases is what they ask for, year by year': `
    SELECT * FROM (SELECT a.id, asked.year::int AS year, asked.cents::bigint AS cents, a.status, a.cap_holder, a.programme_code,
        a.district_ags FROM applications.application a CROSS JOIN LATERAL jsonb_each_text(a.requested_by_year) AS asked (year, cents)
      WHERE a.status IN ('SUBMITTED', 'FORMAL_CHECK', 'INFO_REQUESTED', 'MATERIAL_CHECK', 'DECISION_PREPARED', 'IN_REVIEW',
        'RETURNED')) a
    FULL JOIN (SELECT application_id AS id, budget_year AS year, cents, status, cap_holder, programme_code, district_ags
      FROM applications.open_amount) o USING (id, year)
    WHERE (a.cents, a.status, a.cap_holder, a.programme_code, a.district_ags)
      IS DISTINCT FROM (o.cents, o.status, o.cap_holder, o.programme_code, o.district_ags)`,
  'the account of a title is the sum of its entries': `
    SELECT * FROM budget.account a JOIN LATERAL (
      SELECT coalesce(sum(appropriated_delta_cents), 0) AS appropriated, coalesce(sum(reserved_delta_cents), 0) AS reserved,
        coalesce(sum(committed_delta_cents), 0) AS committed, coalesce(sum(paid_delta_cents), 0) AS paid
      FROM budget.entry e WHERE (e.title_id, e.budget_year, e.authority) = (a.title_id, a.budget_year, a.authority)) s ON true
    WHERE (a.appropriated_cents, a.reserved_cents, a.committed_cents, a.paid_cents)
      IS DISTINCT FROM (s.appropriated, s.reserved, s.committed, s.paid)`,
  'what the budget has bound for a grant is the grant': `
    SELECT w.id, w.amount_cents, sum(h.committed_cents) FROM awards.award w
    LEFT JOIN budget.holding h ON h.decision_id = w.decision_id GROUP BY w.id, w.amount_cents
    HAVING coalesce(sum(h.committed_cents), 0) <> w.amount_cents`,
  'no title is bound above its appropriation': `
    SELECT * FROM budget.account WHERE reserved_cents + committed_cents > appropriated_cents`,
  'every version of a grant is the sum of its tranches, and the last one is the grant': `
    SELECT v.* FROM awards.award_version v JOIN awards.award w ON w.id = v.award_id
    WHERE v.amount_cents <> (SELECT coalesce(sum(t.amount_cents), 0) FROM awards.tranche t
        WHERE t.award_id = v.award_id AND t.award_version = v.version)
      OR (v.version = w.version AND v.amount_cents <> w.amount_cents) OR v.version > w.version`,
  'what is drawn on a year is the sum of its entries and of its open and paid requests': `
    SELECT a.*, e.cents, r.cents FROM disbursements.drawing_account a
    JOIN LATERAL (SELECT coalesce(sum(delta_cents), 0) AS cents FROM disbursements.drawing_entry
      WHERE (award_id, budget_year) = (a.award_id, a.budget_year)) e ON true
    JOIN LATERAL (SELECT coalesce(sum(amount_cents), 0) AS cents FROM disbursements.payment_request
      WHERE (award_id, budget_year) = (a.award_id, a.budget_year)
        AND status NOT IN ('DRAFT', 'REJECTED', 'RETURNED')) r ON true
    WHERE a.drawn_cents <> e.cents OR a.drawn_cents <> r.cents`,
  'no more is paid than granted, unless the grant was lowered after the payment': `
    SELECT w.id, w.amount_cents, p.cents FROM awards.award w
    JOIN LATERAL (SELECT coalesce(sum(r.amount_cents), 0) AS cents, max(u.created_at) AS last_run
      FROM disbursements.payment_request r JOIN disbursements.payment_run_item i ON i.request_id = r.id
      JOIN disbursements.payment_run u ON u.id = i.run_id WHERE r.award_id = w.id AND r.status IN ${PAID}) p ON true
    WHERE p.cents > w.amount_cents AND NOT EXISTS (SELECT 1 FROM awards.award_version v
      JOIN awards.award_version b ON b.award_id = v.award_id AND b.version = v.version - 1
      WHERE v.award_id = w.id AND v.amount_cents < b.amount_cents AND v.signed_at >= p.last_run)`,
  'what was sent to the bank is in exactly one run, with its amount': `
    SELECT r.id, r.status, count(i.request_id) FROM disbursements.payment_request r
    LEFT JOIN disbursements.payment_run_item i ON i.request_id = r.id AND i.amount_cents = r.amount_cents
    GROUP BY r.id, r.status
    HAVING count(i.request_id) <> CASE WHEN r.status IN ('EXPORTED', 'EXECUTED', 'CREDITED', 'RETURNED') THEN 1 ELSE 0 END`,
  'the control sum of a run is the sum of its payments': `
    SELECT u.id FROM disbursements.payment_run u JOIN disbursements.payment_run_item i ON i.run_id = u.id
    GROUP BY u.id, u.control_sum_cents, u.payments
    HAVING sum(i.amount_cents) <> u.control_sum_cents OR count(*) <> u.payments`,
  'every executed payment is spent from the title once, every returned one not at all': `
    SELECT r.id, r.status, sum(e.paid_delta_cents) FROM disbursements.payment_request r
    LEFT JOIN budget.entry e ON e.payment_id = r.id GROUP BY r.id, r.status, r.amount_cents
    HAVING coalesce(sum(e.paid_delta_cents), 0)
      <> CASE WHEN r.status IN ('EXECUTED', 'CREDITED') THEN r.amount_cents ELSE 0 END`,
  'the balance of a claim is the sum of its ledger': `
    SELECT a.*, s.cents FROM settlement.claim_account a JOIN LATERAL (SELECT coalesce(sum(delta_cents), 0) AS cents
      FROM settlement.claim_entry e WHERE e.claim_id = a.claim_id) s ON true WHERE a.balance_cents <> s.cents`,
  'every claim is demanded once, with its amount': `
    SELECT c.id, c.amount_cents, d.cents FROM settlement.claim c
    JOIN LATERAL (SELECT count(*) AS demands, coalesce(sum(delta_cents), 0) AS cents FROM settlement.claim_entry e
      WHERE e.claim_id = c.id AND e.kind = 'DEMAND') d ON true
    WHERE d.demands <> 1 OR d.cents <> c.amount_cents`,
  'no more is demanded back than was paid beyond the grant': `
    SELECT w.id, w.amount_cents, p.cents AS paid, d.cents AS demanded FROM awards.award w
    JOIN LATERAL (SELECT coalesce(sum(amount_cents), 0) AS cents FROM disbursements.payment_request r
      WHERE r.award_id = w.id AND r.status IN ('EXECUTED', 'CREDITED')) p ON true
    JOIN LATERAL (SELECT coalesce(sum(c.amount_cents), 0) AS cents FROM settlement.claim c
      WHERE c.award_id = w.id AND c.kind = 'REIMBURSEMENT') d ON true
    WHERE d.cents > greatest(p.cents - w.amount_cents, 0)`,
  'a payment on a claim is booked as less expenditure or as revenue, to the cent, and reversed once': `
    SELECT e.id FROM settlement.claim_entry e LEFT JOIN settlement.claim_entry r ON r.reverses = e.id
    WHERE (e.kind = 'PAYMENT' AND e.expense_reduction_cents + e.revenue_cents <> -e.delta_cents)
      OR (r.id IS NOT NULL AND (e.kind <> 'PAYMENT' OR r.delta_cents <> -e.delta_cents))
    GROUP BY e.id UNION ALL
    SELECT reverses FROM settlement.claim_entry WHERE reverses IS NOT NULL GROUP BY reverses HAVING count(*) > 1`,
  'a repayment lowers the expenditure of its year by what was set off, and by nothing once it is reversed': `
    SELECT e.id, e.expense_reduction_cents, b.cents FROM settlement.claim_entry e
    LEFT JOIN settlement.claim_entry r ON r.reverses = e.id
    JOIN LATERAL (SELECT coalesce(sum(paid_delta_cents), 0) AS cents, min(budget_year) AS first, max(budget_year) AS last
      FROM budget.entry WHERE payment_id = e.id) b ON true
    WHERE e.kind = 'PAYMENT' AND (b.cents <> CASE WHEN r.id IS NULL THEN -e.expense_reduction_cents ELSE 0 END
      OR b.first <> extract(year FROM e.value_date) OR b.last <> extract(year FROM e.value_date))`,
  'what all titles have spent is what was paid less what was set off': `
    SELECT spent.cents, paid.cents, back.cents
    FROM (SELECT coalesce(sum(paid_cents), 0) AS cents FROM budget.account) spent,
      (SELECT coalesce(sum(amount_cents), 0) AS cents FROM disbursements.payment_request
        WHERE status IN ('EXECUTED', 'CREDITED')) paid,
      (SELECT coalesce(sum(e.expense_reduction_cents), 0) AS cents FROM settlement.claim_entry e
        WHERE NOT EXISTS (SELECT 1 FROM settlement.claim_entry r WHERE r.reverses = e.id)) back
    WHERE spent.cents <> paid.cents - back.cents`,
  'what a settlement has set is the grant, until a later act lowers it': `
    SELECT s.award_id, s.final_cents, v.amount_cents FROM settlement.settlement s
    JOIN awards.award_version v ON v.award_id = s.award_id AND v.notice_id = s.notice_id
    WHERE s.state = 'SIGNED' AND v.amount_cents <> s.final_cents`,
  'no day of a claim bears interest twice, and signed interest is demanded once': `
    SELECT o.id FROM settlement.interest_order o JOIN settlement.interest_order other
      ON other.claim_id = o.claim_id AND other.id <> o.id AND ${stands('other')}
      AND other.from_day <= o.to_day AND other.to_day >= o.from_day WHERE ${stands('o')}
    UNION ALL SELECT o.id FROM settlement.interest_order o LEFT JOIN settlement.claim c ON c.interest_order_id = o.id
    WHERE (o.state = 'SIGNED' AND NOT o.is_waived) <> (c.id IS NOT NULL) OR c.amount_cents <> o.amount_cents`,
  'late use of a grant is decided once, for no more than was paid, and demanded as what it is': `
    SELECT o.award_id FROM settlement.interest_order o WHERE o.kind = 'LATE_USE' AND ${stands('o')}
    GROUP BY o.award_id HAVING count(*) > 1
    UNION ALL SELECT o.award_id FROM settlement.interest_order o
    JOIN LATERAL (SELECT coalesce(sum((use ->> 'amountCents')::bigint), 0) AS cents
      FROM jsonb_array_elements(o.content -> 'uses') use) u ON true
    JOIN LATERAL (SELECT coalesce(sum(amount_cents), 0) AS cents FROM disbursements.payment_request r
      WHERE r.award_id = o.award_id AND r.status = 'CREDITED') p ON true
    WHERE o.kind = 'LATE_USE' AND (u.cents > p.cents OR u.cents = 0)
    UNION ALL SELECT c.award_id FROM settlement.claim c JOIN settlement.interest_order o ON o.id = c.interest_order_id
    WHERE (o.kind = 'LATE_USE') <> (c.kind = 'LATE_USE_INTEREST')`,
};

/** The rules that do not hold, each with the rows that break it. Empty in a sound database. */
export async function brokenRules(read: ReadRows): Promise<Record<string, readonly object[]>> {
  const broken: Record<string, readonly object[]> = {};
  for (const [rule, sql] of Object.entries(RULES)) {
    const rows = await read(sql);
    if (rows.length > 0) broken[rule] = rows.slice(0, 5);
  }
  return broken;
}
