import { admitMunicipality, askEnquiry, loadEnquiryReference } from '#enquiries';
import { ENQUIRY_ROLES, SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import type { Database } from '#platform';

export const CLEAN_QUESTION = 'Welche Angebote zur Sensibilisierung gibt es für Beschäftigte der Verwaltung?';

const actor = (number: number, name: string, roles: readonly Role[], organisationId: string | null): Actor => ({
  accountId: `01900000-0000-7000-8000-0000000e${String(number).padStart(4, '0')}`,
  name,
  roles,
  organisationId,
  scope: organisationId === null ? 'ENQUIRY_TEAM' : 'ENQUIRY_MEMBER',
});

export const LEAD = actor(1, 'N. Leitstelle', ['ENQUIRY_LEAD'], null);
export const EDITOR = actor(2, 'O. Auskunft', ['ENQUIRY_EDITOR'], null);

export interface Room {
  readonly member: Actor;
  readonly otherMember: Actor;
}

/** Reference data of the room and two members: Stadt Hamm and Kreis Kleve. */
export async function openRoom(database: Database): Promise<Room> {
  await database.transaction(SYSTEM_ACTOR, (tx) => loadEnquiryReference(tx, process.cwd()));
  const admit = async (ags: string, name: string, kind: string, adminRegion: string): Promise<string> => {
    const mailbox = `praevention@${ags}.example`;
    const input = { ags, name, kind, adminRegion, mailbox, memberFrom: '2026-01-01' };
    const admitted = await admitMunicipality(database, LEAD, input);
    if (!admitted.ok) throw new Error(JSON.stringify(admitted.refusal));
    return admitted.value.municipalityId;
  };
  const hamm = await admit('05915', 'Stadt Hamm', 'KREISFREIE_STADT', 'Arnsberg');
  const kleve = await admit('05154', 'Kreis Kleve', 'KREIS', 'Düsseldorf');
  return {
    member: actor(3, 'P. Rathaus', ['ENQUIRY_MEMBER'], hamm),
    otherMember: actor(4, 'R. Kreishaus', ['ENQUIRY_MEMBER'], kleve),
  };
}

/** What a member sends; texts without anything that looks like personal data. */
export const anEnquiry = (body = CLEAN_QUESTION) => ({
  kind: 'QUESTION',
  phenomenon: 'RIGHT',
  topicCode: 'PREVENTION',
  saysNoPersonalData: true,
  body,
  confirmed: [] as readonly string[],
  confirmationReason: '',
});

export async function asked(database: Database, member: Actor, body = CLEAN_QUESTION): Promise<string> {
  const result = await askEnquiry(database, member, anEnquiry(body));
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value.id;
}

export const isOfRoom = (roles: readonly Role[]): boolean => roles.some((role) => ENQUIRY_ROLES.includes(role));
