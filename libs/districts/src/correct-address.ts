import { recordAudit } from '#audit';
import { hasRole, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database } from '#platform';
import { findOrganisation, type OrganisationView } from './district.js';

export interface CorrectOrganisationAddress {
  readonly organisationId: string;
  /** First line of the address field. */
  readonly name: string;
  /** Second line: "Die Landrätin", an office, a unit. */
  readonly addressee: string;
  readonly street: string;
  readonly postcode: string;
  readonly city: string;
  /** True if the person has compared it with a letter or imprint: then the name stands beside the address. */
  readonly isVerified: boolean;
}

/** All findings about an address, each tied to its field. */
export interface AddressRefusal extends Refusal<'fields-invalid'> {
  readonly refusals: readonly Refusal[];
}

/** A window envelope shows lines of this length (DIN 5008). */
const LINE_LENGTH_MAX = 60;

/**
 * Enters the address of a Kreis or another organisation; notices that are out keep theirs. Refuses empty and overlong
 * lines and a postcode that is none, and whoever does not administer programmes.
 */
export async function correctOrganisationAddress(
  database: Database,
  actor: Actor,
  command: CorrectOrganisationAddress,
): Promise<Result<OrganisationView, Refusal | AddressRefusal>> {
  if (!hasRole(actor, 'PROGRAMME_ADMIN')) {
    const allowedRoles = ['PROGRAMME_ADMIN'];
    return refuse('action-not-permitted', { action: 'correct-address', status: null, allowedRoles, possible: [] });
  }
  const refusals = checkAddress(command);
  if (refusals.length > 0) {
    return { ok: false, refusal: { ...refuse('fields-invalid', { fields: refusals.length }).refusal, refusals } };
  }
  return database.transaction(actor, async (tx) => {
    const verifiedBy = command.isVerified ? `${actor.name}, ${tx.today.toGerman()}` : null;
    await tx.query(
      `UPDATE districts.organisation SET name = $2, addressee = $3, street = $4, postcode = $5, city = $6, verified_by = $7
       WHERE id = $1`,
      [
        command.organisationId,
        command.name.trim(),
        command.addressee.trim(),
        command.street.trim(),
        command.postcode.trim(),
        command.city.trim(),
        verifiedBy,
      ],
    );
    const organisation = await findOrganisation(tx, command.organisationId);
    if (!organisation) return refuse('organisation-not-found', {});
    await recordAudit(tx, {
      chain: `organisation:${command.organisationId}`,
      action: 'correct-address',
      facts: { street: organisation.street, postcode: organisation.postcode, city: organisation.city, verifiedBy },
      organisationId: command.organisationId,
    });
    return ok(organisation);
  });
}

function checkAddress(command: CorrectOrganisationAddress): Refusal[] {
  const lines = (['name', 'addressee', 'street', 'city'] as const).flatMap((line): Refusal[] => {
    const length = command[line].trim().length;
    if (length < 2) return [refuse('entry-missing', {}, `/${line}`).refusal];
    return length > LINE_LENGTH_MAX
      ? [refuse('entry-too-long', { lengthMax: LINE_LENGTH_MAX }, `/${line}`).refusal]
      : [];
  });
  // 00000 is the placeholder of the reference, no postcode of Germany.
  const isPostcode = /^\d{5}$/.test(command.postcode.trim()) && command.postcode.trim() !== '00000';
  return isPostcode ? lines : [...lines, refuse('postcode-form', {}, '/postcode').refusal];
}
