import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { violatedConstraint, type Database } from '#platform';
import { checkHead, checkText, type WrittenText } from '../domain/enquiry-rules.js';
import { insertEnquiry } from '../persistence/enquiry.repository.js';
import { writePassage } from '../persistence/passage.repository.js';
import { listTopics, membershipOn } from '../persistence/room.repository.js';
import { recordStep, tellTeam } from './record-step.js';

export interface AskEnquiry extends WrittenText {
  readonly kind: string;
  readonly phenomenon: string;
  readonly topicCode: string;
  /** The tick "enthält keine personenbezogenen Daten" (H24). */
  readonly saysNoPersonalData: boolean;
}

/**
 * A member municipality asks a question or reports an observation. Refuses without the tick, without a present
 * membership, and where a place looks like personal data that the sender has not confirmed. A refusal stores nothing.
 */
export async function askEnquiry(
  database: Database,
  actor: Actor,
  input: AskEnquiry,
): Promise<Result<{ id: string; reference: string }, readonly Refusal[]>> {
  try {
    return await database.transaction(actor, async (tx) => {
      const member = await membershipOn(tx, actor.organisationId ?? '', tx.today);
      if (!member) return refuseAll(refuse('not-a-member').refusal);
      const head = checkHead(
        input,
        (await listTopics(tx)).map(({ code }) => code),
      );
      const text = checkText(input, tx.today);
      if (!head.ok || !text.ok) return refuseAll(...(head.ok ? [] : head.refusal), ...(text.ok ? [] : [text.refusal]));
      const asked = await insertEnquiry(tx, {
        municipalityId: member.id,
        adminRegion: member.adminRegion,
        head: head.value,
      });
      await writePassage(tx, asked.id, 'QUESTION', text.value);
      await tellTeam(tx, asked.id);
      await recordStep(tx, { id: asked.id, municipalityId: member.id }, 'ask-enquiry', null, 'NEW');
      return ok(asked);
    });
  } catch (error) {
    if (violatedConstraint(error) === 'enquiry_of_member') return refuseAll(refuse('not-a-member').refusal);
    throw error;
  }
}

const refuseAll = (...refusals: readonly Refusal[]): { readonly ok: false; readonly refusal: readonly Refusal[] } => ({
  ok: false,
  refusal: refusals,
});
