import type { LedgerColumn } from '../export/ledger-table.js';
import { CAP_MOVEMENT_WORDS, TITLE_MOVEMENT_WORDS } from '../tables/movement-words.js';

/** What a report of one's own may be about: columns to choose from and where their rows come from. */
export interface ReportSubject {
  readonly code: string;
  readonly title: string;
  readonly lead: string;
  readonly columns: readonly LedgerColumn[];
  /** FROM with its joins; conditions are added. */
  readonly from: string;
  /** What is always left out, for example drafts. */
  readonly where: string;
  readonly order: string;
  /** Columns of a new report. */
  readonly usual: readonly string[];
}

const inWords = (column: string, words: Readonly<Record<string, string>>): string =>
  `CASE ${column} ${Object.entries(words)
    .map(([code, word]) => `WHEN '${code}' THEN '${word}'`)
    .join(' ')} ELSE ${column} END`;

const APPLICATION_WORDS = {
  SUBMITTED: 'Eingegangen',
  FORMAL_CHECK: 'Formale Prüfung',
  INFO_REQUESTED: 'Nachforderung',
  MATERIAL_CHECK: 'Fachliche Prüfung',
  DECISION_PREPARED: 'Entscheidung vorbereitet',
  IN_REVIEW: 'Zweitprüfung',
  RETURNED: 'Zurückgegeben',
  APPROVED: 'Bewilligt',
  REJECTED: 'Abgelehnt',
  INADMISSIBLE: 'Unzulässig',
  WITHDRAWN: 'Zurückgezogen',
} as const;

const PAYMENT_WORDS = {
  SUBMITTED: 'Eingegangen',
  CHECKED: 'Geprüft',
  CERTIFIED: 'Festgestellt',
  AUTHORISED: 'Angeordnet',
  EXPORTED: 'Im Zahlungslauf',
  EXECUTED: 'Ausgeführt',
  CREDITED: 'Gutgeschrieben',
  REJECTED: 'Abgelehnt',
  RETURNED: 'Von der Bank zurück',
} as const;

const FILE = { type: 'TEXT', key: 'fileNumber', heading: 'Aktenzeichen', sql: 'a.file_number' } as const;
const TITLE = { type: 'TEXT', key: 'title', heading: 'Vorhaben', sql: 'a.title' } as const;
const PROGRAMME = { type: 'TEXT', key: 'programme', heading: 'Programm', sql: 'a.programme_code' } as const;

const APPLICATIONS: ReportSubject = {
  code: 'antraege',
  title: 'Anträge',
  lead: 'Eingereichte Anträge mit Stand und beantragtem Betrag.',
  usual: ['fileNumber', 'district', 'status', 'requested'],
  columns: [
    FILE,
    TITLE,
    PROGRAMME,
    { type: 'TEXT', key: 'ags', heading: 'AGS', sql: 'a.district_ags::text' },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'a.district_name' },
    { type: 'TEXT', key: 'region', heading: 'Regierungsbezirk', sql: 'a.admin_region' },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', sql: 'a.budget_year' },
    { type: 'TEXT', key: 'phase', heading: 'Phase', sql: 'a.phase' },
    { type: 'TEXT', key: 'status', heading: 'Stand', sql: inWords('a.status', APPLICATION_WORDS) },
    { type: 'INSTANT', key: 'submittedAt', heading: 'Eingegangen', sql: 'a.submitted_at' },
    { type: 'DATE', key: 'deadline', heading: 'Frist', sql: 'a.deadline' },
    { type: 'TEXT', key: 'assignee', heading: 'Zuständig', sql: 'a.assigned_name' },
    { type: 'MONEY', key: 'requested', heading: 'Beantragt', sql: 'a.requested_cents' },
  ],
  from: 'FROM applications.application a',
  where: `a.status <> 'DRAFT' AND a.submitted_at IS NOT NULL`,
  order: 'a.submitted_at, a.file_number',
};

const AWARDS: ReportSubject = {
  code: 'bewilligungen',
  title: 'Bewilligungen',
  lead: 'Bewilligungen in ihrer geltenden Fassung, mit dem, was ausgezahlt ist.',
  usual: ['fileNumber', 'district', 'amount', 'paid'],
  columns: [
    FILE,
    TITLE,
    PROGRAMME,
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'd.name' },
    { type: 'TEXT', key: 'region', heading: 'Regierungsbezirk', sql: 'd.admin_region' },
    { type: 'TEXT', key: 'financingType', heading: 'Finanzierungsart', sql: 'a.financing_type' },
    { type: 'PERCENT', key: 'rate', heading: 'Fördersatz in %', sql: 'a.rate_bps' },
    { type: 'DATE', key: 'periodFrom', heading: 'Beginn', sql: 'a.period_from' },
    { type: 'DATE', key: 'periodTo', heading: 'Ende', sql: 'a.period_to' },
    { type: 'INSTANT', key: 'issuedAt', heading: 'Bewilligt', sql: 'a.issued_at' },
    { type: 'INTEGER', key: 'version', heading: 'Fassung', sql: 'a.version' },
    { type: 'MONEY', key: 'eligible', heading: 'Zuwendungsfähig', sql: 'a.eligible_cents' },
    { type: 'MONEY', key: 'amount', heading: 'Zuwendung', sql: 'a.amount_cents' },
    { type: 'MONEY', key: 'paid', heading: 'Ausgezahlt', sql: 'coalesce(p.paid, 0)' },
  ],
  from: `FROM awards.award a JOIN districts.district d ON d.ags = a.district_ags
    LEFT JOIN (SELECT decision_id, sum(paid_cents)::bigint AS paid FROM budget.holding GROUP BY decision_id) p
      ON p.decision_id = a.decision_id`,
  where: 'true',
  order: 'a.issued_at, a.file_number',
};

const PAYMENTS: ReportSubject = {
  code: 'mittelanforderungen',
  title: 'Mittelanforderungen',
  lead: 'Angeforderte und ausgezahlte Beträge mit ihrem Stand.',
  usual: ['fileNumber', 'number', 'status', 'amount'],
  columns: [
    FILE,
    PROGRAMME,
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'd.name' },
    { type: 'INTEGER', key: 'number', heading: 'Nummer', sql: 'r.number' },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', sql: 'r.budget_year' },
    { type: 'TEXT', key: 'status', heading: 'Stand', sql: inWords('r.status', PAYMENT_WORDS) },
    { type: 'INSTANT', key: 'submittedAt', heading: 'Eingegangen', sql: 'r.submitted_at' },
    { type: 'DATE', key: 'executedOn', heading: 'Ausgeführt', sql: 'r.executed_on' },
    { type: 'DATE', key: 'creditedOn', heading: 'Gutgeschrieben', sql: 'r.credited_on' },
    { type: 'MONEY', key: 'amount', heading: 'Betrag', sql: 'r.amount_cents' },
  ],
  from: `FROM disbursements.payment_request r JOIN awards.award a ON a.id = r.award_id
    JOIN districts.district d ON d.ags = a.district_ags`,
  where: `r.status <> 'DRAFT'`,
  order: 'r.submitted_at, r.id',
};

const CAP_BOOKINGS: ReportSubject = {
  code: 'buchungen-hoechstbetrag',
  title: 'Buchungen unter dem Höchstbetrag',
  lead: 'Jede Vormerkung, Bewilligung, Änderung und Ausnahme.',
  usual: ['recordedAt', 'district', 'kind', 'committedChange'],
  columns: [
    { type: 'INSTANT', key: 'recordedAt', heading: 'Gebucht', sql: 'e.recorded_at' },
    { type: 'DATE', key: 'effectiveOn', heading: 'Wirksam', sql: 'e.effective_on' },
    { type: 'TEXT', key: 'programme', heading: 'Programm', sql: 'e.programme_code' },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', sql: 'e.budget_year' },
    { type: 'TEXT', key: 'district', heading: 'Kreis oder Stadt', sql: 'd.name' },
    { type: 'TEXT', key: 'kind', heading: 'Vorgang', sql: inWords('e.kind', CAP_MOVEMENT_WORDS) },
    { type: 'TEXT', key: 'decree', heading: 'Erlass', sql: 'e.decree_reference' },
    { type: 'MONEY', key: 'reservedChange', heading: 'Vorgemerkt +/-', sql: 'e.reserved_delta_cents' },
    { type: 'MONEY', key: 'committedChange', heading: 'Bewilligt +/-', sql: 'e.committed_delta_cents' },
    { type: 'MONEY', key: 'exceptionChange', heading: 'Ausnahme +/-', sql: 'e.exception_delta_cents' },
  ],
  from: 'FROM awards.cap_entry e JOIN districts.district d ON d.ags = e.district_ags',
  where: 'true',
  order: 'e.recorded_at, e.id',
};

const BUDGET_BOOKINGS: ReportSubject = {
  code: 'buchungen-haushalt',
  title: 'Buchungen im Haushalt',
  lead: 'Jede Buchung in den Titeln, vom Ansatz bis zum Ist.',
  usual: ['recordedAt', 'titleNumber', 'kind', 'committedChange', 'paidChange'],
  columns: [
    { type: 'INSTANT', key: 'recordedAt', heading: 'Gebucht', sql: 'e.recorded_at' },
    { type: 'DATE', key: 'effectiveOn', heading: 'Wirksam', sql: 'e.effective_on' },
    { type: 'TEXT', key: 'chapter', heading: 'Kapitel', sql: 't.chapter' },
    { type: 'TEXT', key: 'titleNumber', heading: 'Titel', sql: 't.title_number' },
    { type: 'TEXT', key: 'programme', heading: 'Programm', sql: 't.programme_code' },
    { type: 'INTEGER', key: 'budgetYear', heading: 'Haushaltsjahr', sql: 'e.budget_year' },
    { type: 'TEXT', key: 'authority', heading: 'Ermächtigung', sql: 'e.authority' },
    { type: 'TEXT', key: 'kind', heading: 'Vorgang', sql: inWords('e.kind', TITLE_MOVEMENT_WORDS) },
    { type: 'TEXT', key: 'order', heading: 'Anordnung', sql: 'e.order_reference' },
    { type: 'MONEY', key: 'appropriatedChange', heading: 'Mittel +/-', sql: 'e.appropriated_delta_cents' },
    { type: 'MONEY', key: 'reservedChange', heading: 'Vorgemerkt +/-', sql: 'e.reserved_delta_cents' },
    { type: 'MONEY', key: 'committedChange', heading: 'Festgelegt +/-', sql: 'e.committed_delta_cents' },
    { type: 'MONEY', key: 'paidChange', heading: 'Ist +/-', sql: 'e.paid_delta_cents' },
  ],
  from: 'FROM budget.entry e JOIN budget.title t ON t.id = e.title_id',
  where: 'true',
  order: 'e.recorded_at, e.id',
};

/** Everything a report of one's own may be about. */
export const REPORT_SUBJECTS: readonly ReportSubject[] = [
  APPLICATIONS,
  AWARDS,
  PAYMENTS,
  CAP_BOOKINGS,
  BUDGET_BOOKINGS,
];

export const findSubject = (code: string): ReportSubject | null =>
  REPORT_SUBJECTS.find((subject) => subject.code === code) ?? null;
