import type { Transaction } from '#platform';
import type { Concept, Finding, Measure } from './concept.repository.js';
import type { Offer, RegisteredOrganisation } from './organisation.repository.js';

/** Every change writes the next version; the database keeps it as a revision. The Land of an entry stays. */
const NEXT = (first: number): string =>
  `version = version + 1, changed_by_name = $${first}, changed_at = $${first + 1}`;

export async function updateOrganisation(tx: Transaction, organisation: RegisteredOrganisation): Promise<void> {
  await tx.query(
    `UPDATE network.organisation SET name = $2, kind = $3, seat = $4, district_ags = $5, role = $6, website = $7,
       email = $8, phone = $9, kge_member_since = $10, is_public = $11, source = $12, verified_by = $13, ${NEXT(14)}
     WHERE id = $1`,
    [
      ...[organisation.id, organisation.name, organisation.kind, organisation.seat],
      ...[organisation.districtAgs, organisation.role, organisation.website, organisation.email, organisation.phone],
      ...[organisation.kgeMemberSince?.toString() ?? null, organisation.isPublic, organisation.source],
      ...[organisation.verifiedBy, tx.actor.name, tx.now],
    ],
  );
}

export async function updateOffer(tx: Transaction, offer: Omit<Offer, 'organisationName'>): Promise<void> {
  await tx.query(
    `UPDATE network.offer SET organisation_id = $2, kind = $3, name = $4, description = $5, phone = $6, email = $7,
       website = $8, is_public = $9, verified_by = $10, ${NEXT(11)} WHERE id = $1`,
    [
      ...[offer.id, offer.organisationId, offer.kind, offer.name, offer.description, offer.phone, offer.email],
      ...[offer.website, offer.isPublic, offer.verifiedBy, tx.actor.name, tx.now],
    ],
  );
  await tx.query('DELETE FROM network.offer_area WHERE offer_id = $1', [offer.id]);
  await tx.query('INSERT INTO network.offer_area (offer_id, district_ags) SELECT $1, unnest($2::text[])', [
    ...[offer.id, offer.districts],
  ]);
}

/** Rewrites the concept; its fields of action are kept by their ids, in the order given. */
export async function updateConcept(tx: Transaction, concept: Concept): Promise<void> {
  const { resolution } = concept;
  await tx.query(
    `UPDATE network.concept SET title = $2, kind = $3, responsible = $4, district_ags = $5, phase = $6,
       council_body = $7, council_resolved_on = $8, council_reference = $9, source = $10, is_public = $11, ${NEXT(12)}
     WHERE id = $1`,
    [
      ...[concept.id, concept.title, concept.kind, concept.responsible, concept.districtAgs],
      ...[concept.phase, resolution?.body ?? null, resolution?.on.toString() ?? null, resolution?.reference ?? null],
      ...[concept.source, concept.isPublic, tx.actor.name, tx.now],
    ],
  );
  await tx.query('DELETE FROM network.field WHERE concept_id = $1 AND id <> ALL ($2::uuid[])', [
    ...[concept.id, concept.fields.map(({ id }) => id)],
  ]);
  for (const [index, { id, title }] of concept.fields.entries())
    await tx.query(
      `INSERT INTO network.field (id, concept_id, position, title) VALUES ($1, $2, $3, $4)
       ON CONFLICT (id) DO UPDATE SET position = EXCLUDED.position, title = EXCLUDED.title`,
      [id, concept.id, index + 1, title],
    );
}

/** Ids of the fields of action that have a measure. */
export async function fieldsInUse(tx: Transaction, conceptId: string): Promise<string[]> {
  const rows = await tx.query<{ field_id: string }>(
    'SELECT DISTINCT field_id FROM network.measure WHERE concept_id = $1',
    [conceptId],
  );
  return rows.map((row) => row.field_id);
}

export async function updateMeasure(
  tx: Transaction,
  measure: Pick<Measure, 'id' | 'fieldId' | 'title' | 'responsible' | 'partners' | 'isPublic'>,
  findingIds: readonly string[],
): Promise<void> {
  await tx.query(
    `UPDATE network.measure SET field_id = $2, title = $3, responsible = $4, partners = $5, is_public = $6, ${NEXT(7)}
     WHERE id = $1`,
    [
      ...[measure.id, measure.fieldId, measure.title, measure.responsible, measure.partners, measure.isPublic],
      ...[tx.actor.name, tx.now],
    ],
  );
  await tx.query('DELETE FROM network.measure_finding WHERE measure_id = $1', [measure.id]);
  await tx.query('INSERT INTO network.measure_finding (measure_id, finding_id) SELECT $1, unnest($2::uuid[])', [
    ...[measure.id, findingIds],
  ]);
}

/** A finding was linked to the measure: that is a change of the measure, too. */
export async function countLinkOf(tx: Transaction, measureId: string): Promise<void> {
  await tx.query(`UPDATE network.measure SET ${NEXT(2)} WHERE id = $1`, [measureId, tx.actor.name, tx.now]);
}

export async function updateFinding(tx: Transaction, finding: Finding): Promise<void> {
  await tx.query(
    `UPDATE network.finding SET title = $2, publisher = $3, published_year = $4, phenomenon = $5, summary = $6, website = $7,
       is_public = $8, ${NEXT(9)} WHERE id = $1`,
    [
      ...[finding.id, finding.title, finding.publisher, finding.publishedYear, finding.phenomenon, finding.summary],
      ...[finding.website, finding.isPublic, tx.actor.name, tx.now],
    ],
  );
}
