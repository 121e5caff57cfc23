import { CalendarDate } from '#kernel';
import type { Transaction } from '#platform';
import type { MeasureStatus } from '../domain/measure-lifecycle.js';

export const CONCEPT_KINDS = ['STATE', 'INTERMINISTERIAL', 'LOCAL'] as const;
export type ConceptKind = (typeof CONCEPT_KINDS)[number];
export const CONCEPT_PHASES = ['DEVELOPMENT', 'IMPLEMENTATION', 'UPDATE'] as const;
export type ConceptPhase = (typeof CONCEPT_PHASES)[number];
export const PHENOMENA = ['RIGHT', 'LEFT', 'ISLAMISM', 'FOREIGN'] as const;
export type Phenomenon = (typeof PHENOMENA)[number];

export interface CouncilResolution {
  readonly body: string;
  readonly on: CalendarDate;
  readonly reference: string;
}

/** An action concept: of the Land (IntHK REX), of several ministries (IMAG), or of a district. */
export interface Concept {
  readonly id: string;
  readonly title: string;
  readonly kind: ConceptKind;
  readonly land: string;
  readonly responsible: string;
  readonly districtAgs: string | null;
  readonly phase: ConceptPhase | null;
  readonly resolution: CouncilResolution | null;
  readonly source: string;
  readonly isPublic: boolean;
  readonly fields: readonly { readonly id: string; readonly title: string }[];
}

export interface Measure {
  readonly id: string;
  readonly fieldId: string;
  readonly conceptId: string;
  readonly number: number;
  readonly title: string;
  readonly responsible: string;
  readonly partners: string;
  readonly status: MeasureStatus;
  readonly isPublic: boolean;
  /** File numbers of the awards that pay for it; seen by the authority only. */
  readonly awards: readonly { readonly awardId: string; readonly fileNumber: string }[];
  readonly findings: readonly { readonly id: string; readonly title: string }[];
  readonly history: readonly { readonly status: MeasureStatus; readonly since: CalendarDate; readonly note: string }[];
}

export interface Finding {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly publishedYear: number;
  readonly phenomenon: Phenomenon | null;
  readonly summary: string;
  readonly website: string;
  readonly isPublic: boolean;
}

export interface ConceptRow {
  id: string;
  title: string;
  kind: ConceptKind;
  land: string;
  responsible: string;
  district_ags: string | null;
  phase: ConceptPhase | null;
  council_body: string | null;
  council_resolved_on: string | null;
  council_reference: string | null;
  source: string;
  is_public: boolean;
  fields: readonly { id: string; title: string }[];
}

export interface MeasureRow {
  id: string;
  field_id: string;
  concept_id: string;
  number: number;
  title: string;
  responsible: string;
  partners: string;
  status: MeasureStatus;
  is_public: boolean;
  awards: readonly { award_id: string; file_number: string }[];
  findings: readonly { id: string; title: string }[];
  history: readonly { status: MeasureStatus; since: string; note: string }[];
}

export interface FindingRow {
  id: string;
  title: string;
  publisher: string;
  published_year: number;
  phenomenon: Phenomenon | null;
  summary: string;
  website: string;
  is_public: boolean;
}

const CONCEPTS = `SELECT c.*, coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title) ORDER BY f.position)
    FROM network.field f WHERE f.concept_id = c.id), '[]') AS fields
  FROM network.concept c`;
const MEASURES = `SELECT m.*,
    coalesce((SELECT jsonb_agg(to_jsonb(a.*) ORDER BY a.file_number) FROM network.measure_award a WHERE a.measure_id = m.id), '[]') AS awards,
    coalesce((SELECT jsonb_agg(jsonb_build_object('id', f.id, 'title', f.title) ORDER BY f.title) FROM network.measure_finding l
      JOIN network.finding f ON f.id = l.finding_id WHERE l.measure_id = m.id), '[]') AS findings,
    coalesce((SELECT jsonb_agg(to_jsonb(s.*) ORDER BY s.recorded_at, s.id) FROM network.measure_status s WHERE s.measure_id = m.id), '[]') AS history
  FROM network.measure m`;

export async function listConcepts(tx: Transaction, districtAgs: string | null = null): Promise<Concept[]> {
  const rows = await tx.query<ConceptRow>(
    `${CONCEPTS} WHERE ($1::text IS NULL OR c.district_ags = $1)
     ORDER BY array_position(ARRAY['STATE', 'INTERMINISTERIAL', 'LOCAL'], c.kind), c.title`,
    [districtAgs],
  );
  return rows.map(toConcept);
}

export async function findConcept(tx: Transaction, id: string): Promise<Concept | null> {
  const [row] = await tx.query<ConceptRow>(`${CONCEPTS} WHERE c.id = $1`, [id]);
  return row ? toConcept(row) : null;
}

export async function measuresOf(tx: Transaction, conceptId: string): Promise<Measure[]> {
  return (await tx.query<MeasureRow>(`${MEASURES} WHERE m.concept_id = $1 ORDER BY m.number`, [conceptId])).map(
    toMeasure,
  );
}

export async function loadMeasureForUpdate(tx: Transaction, id: string): Promise<Measure | null> {
  const [row] = await tx.query<MeasureRow>(`${MEASURES} WHERE m.id = $1 FOR UPDATE OF m`, [id]);
  return row ? toMeasure(row) : null;
}

/** Findings by text in title, publisher and summary, newest first. */
export async function searchFindings(tx: Transaction, text = ''): Promise<Finding[]> {
  const rows = await tx.query<FindingRow>(
    `SELECT * FROM network.finding WHERE ($1 = '' OR position(lower($1) IN lower(title || ' ' || publisher || ' ' || summary)) > 0)
     ORDER BY published_year DESC, title`,
    [text.trim()],
  );
  return rows.map(toFinding);
}

export async function insertConcept(tx: Transaction, concept: Concept): Promise<void> {
  await tx.query(
    `INSERT INTO network.concept (id, title, kind, land, responsible, district_ags, phase, council_body, council_resolved_on,
       council_reference, source, is_public, created_at, changed_by_name, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $13)`,
    [
      ...[
        concept.id,
        concept.title,
        concept.kind,
        concept.land,
        concept.responsible,
        concept.districtAgs,
        concept.phase,
      ],
      ...[concept.resolution?.body ?? null, concept.resolution?.on.toString() ?? null],
      ...[concept.resolution?.reference ?? null, concept.source, concept.isPublic, tx.now, tx.actor.name],
    ],
  );
  for (const [index, field] of concept.fields.entries()) {
    await tx.query('INSERT INTO network.field (id, concept_id, position, title) VALUES ($1, $2, $3, $4)', [
      ...[field.id, concept.id, index + 1, field.title],
    ]);
  }
}

/** The next measure of a concept, planned; its number is counted within the concept. */
export async function insertMeasure(
  tx: Transaction,
  measure: Pick<Measure, 'id' | 'fieldId' | 'conceptId' | 'title' | 'responsible' | 'partners' | 'isPublic'>,
): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`measure:${measure.conceptId}`]);
  await tx.query(
    `INSERT INTO network.measure (id, field_id, concept_id, number, title, responsible, partners, is_public,
       changed_by_name, changed_at)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9 FROM network.measure WHERE concept_id = $3`,
    [
      ...[measure.id, measure.fieldId, measure.conceptId, measure.title, measure.responsible, measure.partners],
      ...[measure.isPublic, tx.actor.name, tx.now],
    ],
  );
}

export async function markMeasure(
  tx: Transaction,
  measureId: string,
  step: { readonly id: string; readonly status: MeasureStatus; readonly note: string },
): Promise<void> {
  await tx.query('UPDATE network.measure SET status = $2 WHERE id = $1', [measureId, step.status]);
  await tx.query(
    `INSERT INTO network.measure_status (id, measure_id, status, since, note, recorded_by_name, recorded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [step.id, measureId, step.status, tx.today.toString(), step.note, tx.actor.name, tx.now],
  );
}

export async function linkAward(
  tx: Transaction,
  measureId: string,
  award: { readonly id: string; readonly fileNumber: string },
): Promise<void> {
  await tx.query(
    'INSERT INTO network.measure_award (measure_id, award_id, file_number) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
    [measureId, award.id, award.fileNumber],
  );
}

/** Answers whether there was such a link. */
export async function unlinkAward(tx: Transaction, measureId: string, awardId: string): Promise<boolean> {
  const rows = await tx.query(
    'DELETE FROM network.measure_award WHERE measure_id = $1 AND award_id = $2 RETURNING measure_id',
    [measureId, awardId],
  );
  return rows.length === 1;
}

export async function linkFinding(tx: Transaction, measureId: string, findingId: string): Promise<void> {
  await tx.query(
    'INSERT INTO network.measure_finding (measure_id, finding_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [measureId, findingId],
  );
}

export async function insertFinding(tx: Transaction, finding: Finding): Promise<void> {
  await tx.query(
    `INSERT INTO network.finding (id, title, publisher, published_year, phenomenon, summary, website, is_public, created_at,
       changed_by_name, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)`,
    [
      ...[finding.id, finding.title, finding.publisher, finding.publishedYear, finding.phenomenon, finding.summary],
      ...[finding.website, finding.isPublic, tx.now, tx.actor.name],
    ],
  );
}

export const toConcept = (row: ConceptRow): Concept => ({
  id: row.id,
  title: row.title,
  kind: row.kind,
  land: row.land,
  responsible: row.responsible,
  districtAgs: row.district_ags,
  phase: row.phase,
  resolution:
    row.council_body === null || row.council_resolved_on === null || row.council_reference === null
      ? null
      : { body: row.council_body, on: CalendarDate.iso(row.council_resolved_on), reference: row.council_reference },
  source: row.source,
  isPublic: row.is_public,
  fields: row.fields,
});

export const toMeasure = (row: MeasureRow): Measure => ({
  id: row.id,
  fieldId: row.field_id,
  conceptId: row.concept_id,
  number: row.number,
  title: row.title,
  responsible: row.responsible,
  partners: row.partners,
  status: row.status,
  isPublic: row.is_public,
  awards: row.awards.map((link) => ({ awardId: link.award_id, fileNumber: link.file_number })),
  findings: row.findings,
  history: row.history.map(({ status, since, note }) => ({ status, since: CalendarDate.iso(since), note })),
});

export const toFinding = (row: FindingRow): Finding => ({
  id: row.id,
  title: row.title,
  publisher: row.publisher,
  publishedYear: row.published_year,
  phenomenon: row.phenomenon,
  summary: row.summary,
  website: row.website,
  isPublic: row.is_public,
});
