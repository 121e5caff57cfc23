import { organisationIdOfDistrict } from '#districts';
import { newId, type Transaction } from '#platform';

export const PREPARER = '01900000-0000-7000-8000-0000000000b1';
export const SIGNATORY = '01900000-0000-7000-8000-0000000000b2';

/** NRWeltoffen with 72.100 EUR per district in 2026 and 2027, entered on 01.01.2026. */
export async function aProgramme(
  tx: Transaction,
  programme: { code?: string; name?: string; shortName?: string; capHolder?: 'DISTRICT' | 'ORGANISATION' } = {},
): Promise<string> {
  const code = programme.code ?? 'NRWELTOFFEN';
  await tx.query(`INSERT INTO programmes.programme VALUES ($1, $2, $3, $4, '2026-01-01') ON CONFLICT DO NOTHING`, [
    code,
    programme.name ?? 'NRWeltoffen',
    programme.shortName ?? 'NRWO',
    programme.capHolder ?? 'DISTRICT',
  ]);
  await tx.query(
    `INSERT INTO programmes.cap_rule SELECT $1, y, 1, 7210000, 'Erlass vom 01.12.2025', NULL, $2, '2026-01-01'
     FROM unnest('{2026,2027}'::int[]) AS y ON CONFLICT DO NOTHING`,
    [code, SIGNATORY],
  );
  return code;
}

export interface CaseDraft {
  readonly ags: string;
  readonly fileNumber: string;
  readonly cents: number;
  readonly status: string;
  readonly title?: string;
  readonly year?: number;
  readonly submittedAt?: string;
  readonly statusSince?: string;
  readonly programme?: string;
}

/** A submitted application with one tranche, and a decision to book on. */
export async function aCase(tx: Transaction, draft: CaseDraft): Promise<string> {
  const id = newId();
  const year = draft.year ?? 2027;
  const submittedAt = draft.submittedAt ?? '2026-11-01T10:00:00Z';
  const programme = draft.programme ?? 'NRWELTOFFEN';
  const organisation = organisationIdOfDistrict(draft.ags);
  await tx.query(
    `INSERT INTO applications.application (id, file_number, programme_code, call_id, terms_version_id, organisation_id,
       district_ags, district_name, admin_region, cap_holder, budget_year, title, status, requested_cents, requested_by_year,
       submission_count, submitted_at, status_since, created_by, created_by_name, created_at)
     VALUES ($1::uuid, $2, $3, $1, $1, $4, $5::text, 'Kreis', 'Köln', $5::text, $6::int, $7, $8, $9::bigint,
       jsonb_build_object($6::int::text, $9::bigint), 1, $10::timestamptz, $11, $12, 'Erika Muster', $10)`,
    [
      id,
      draft.fileNumber,
      programme,
      organisation,
      draft.ags,
      year,
      draft.title ?? 'Fachstelle gegen Rechtsextremismus',
      draft.status,
      draft.cents,
      submittedAt,
      draft.statusSince ?? submittedAt,
      PREPARER,
    ],
  );
  await tx.query(
    `INSERT INTO awards.decision (id, application_id, organisation_id, programme_code, district_ags, cap_holder, kind, state,
       content, amount_cents, prepared_by, prepared_by_name, prepared_at)
     VALUES ($1::uuid, $1, $2, $3, $4::text, $4::text, 'AWARD', 'DRAFT', '{}', $5, $6, 'Erika Muster', $7)`,
    [id, organisation, programme, draft.ags, draft.cents, PREPARER, submittedAt],
  );
  return id;
}

/** One entry under the cap. Amounts in cents, signed. */
export async function aCapBooking(
  tx: Transaction,
  booking: {
    readonly ags: string;
    readonly kind: 'RESERVATION' | 'RELEASE' | 'AWARD' | 'DECREASE' | 'CAP_EXCEPTION';
    readonly reserved?: number;
    readonly committed?: number;
    readonly exception?: number;
    readonly decisionId?: string;
    readonly decree?: string;
    readonly reason?: string;
    readonly at: string;
    readonly year?: number;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO awards.cap_entry (id, programme_code, cap_holder, budget_year, district_ags, kind, reserved_delta_cents,
       committed_delta_cents, exception_delta_cents, decision_id, decree_reference, reason, actor_id, effective_on, recorded_at)
     VALUES ($1, 'NRWELTOFFEN', $2::text, $3, $2::text, $4, $5, $6, $7, $8, $9, $10, $11, ($12::timestamptz)::date, $12::timestamptz)`,
    [
      newId(),
      booking.ags,
      booking.year ?? 2027,
      booking.kind,
      booking.reserved ?? 0,
      booking.committed ?? 0,
      booking.exception ?? 0,
      booking.decisionId ?? null,
      booking.decree ?? null,
      booking.reason ?? null,
      SIGNATORY,
      booking.at,
    ],
  );
}

/** A title of the programme with appropriations in cents, booked one after the other. */
export async function aBudgetTitle(
  tx: Transaction,
  title: {
    readonly id: string;
    readonly titleNumber?: string;
    readonly year?: number;
    readonly bookings: readonly {
      readonly kind: 'APPROPRIATION' | 'REINFORCEMENT' | 'TRANSFER' | 'BLOCK' | 'RESERVATION' | 'COMMITMENT';
      readonly cents: number;
      readonly at: string;
      readonly authority?: 'AE' | 'VE';
      readonly decisionId?: string;
    }[];
  },
): Promise<void> {
  await tx.query(`INSERT INTO budget.title VALUES ($1, 'NRWELTOFFEN', '06 072', $2, 'Zuweisungen', 'Erfunden', NULL)`, [
    title.id,
    title.titleNumber ?? '633 65',
  ]);
  for (const booking of title.bookings) {
    const column =
      booking.kind === 'RESERVATION' ? 'reserved' : booking.kind === 'COMMITMENT' ? 'committed' : 'appropriated';
    await tx.query(
      `INSERT INTO budget.entry (id, title_id, budget_year, authority, kind, ${column}_delta_cents, decision_id, order_reference,
         actor_id, effective_on, recorded_at, notice_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, ($10::timestamptz)::date, $10::timestamptz, $11)`,
      [
        newId(),
        title.id,
        title.year ?? 2027,
        booking.authority ?? 'AE',
        booking.kind,
        booking.cents,
        booking.decisionId ?? null,
        booking.decisionId === undefined ? 'Haushaltsplan 2027' : null,
        SIGNATORY,
        booking.at,
        booking.kind === 'COMMITMENT' ? newId() : null,
      ],
    );
  }
}

/** A signed award of one tranche, its notice on its way by post. */
export async function anAward(
  tx: Transaction,
  award: {
    readonly decisionId: string;
    readonly ags: string;
    readonly fileNumber: string;
    readonly cents: number;
    readonly year?: number;
  },
): Promise<string> {
  const id = newId();
  const year = award.year ?? 2027;
  const organisation = organisationIdOfDistrict(award.ags);
  await tx.query(
    `INSERT INTO awards.award (id, application_id, decision_id, organisation_id, programme_code, district_ags, cap_holder,
       file_number, title, financing_type, rate_bps, amount_cents, eligible_cents, period_from, period_to, notice_id, issued_at)
     VALUES ($1::uuid, $2::uuid, $2, $3, 'NRWELTOFFEN', $4::text, $4, $5, 'Fachstelle gegen Rechtsextremismus', 'SHARE', 8000,
       $6::bigint, $6, make_date($7::int, 1, 1), make_date($7, 12, 31), $1, '2026-11-02T10:00:00Z')`,
    [id, award.decisionId, organisation, award.ags, award.fileNumber, award.cents, year],
  );
  await tx.query(
    `INSERT INTO awards.award_version SELECT id, 1, 'AWARD', notice_id, amount_cents, eligible_cents, period_from, period_to,
       $2, 'S. Zeichner', issued_at FROM awards.award WHERE id = $1`,
    [id, SIGNATORY],
  );
  await tx.query(`INSERT INTO awards.tranche VALUES ($1, 1, $2, 'AE', $3)`, [id, year, award.cents]);
  await tx.query(
    `UPDATE awards.decision SET state = 'SIGNED', signed_by = $2, signed_by_name = 'S. Zeichner',
       signed_at = '2026-11-02T10:00:00Z' WHERE id = $1`,
    [award.decisionId, SIGNATORY],
  );
  await tx.query(
    `INSERT INTO notices.notice (id, kind, is_act, case_id, organisation_id, file_number, subject, content, content_hash,
       template_version, prepared_by, issued_by, issued_by_name, issued_at)
     VALUES ($1, 'AWARD', true, $2, $3, $4, 'Zuwendungsbescheid', '{}', repeat('0', 64), '1', $5, $6, 'S. Zeichner', '2026-11-02T10:00:00Z')`,
    [id, award.decisionId, organisation, award.fileNumber, PREPARER, SIGNATORY],
  );
  await tx.query(
    `INSERT INTO notices.delivery SELECT gen_random_uuid(), $1, $2, kind, '2026-11-03', '', $3, 'System', '2026-11-03T10:00:00Z'
     FROM unnest('{PORTAL_AVAILABLE,POSTED}'::text[]) AS kind`,
    [id, organisation, SIGNATORY],
  );
  return id;
}
