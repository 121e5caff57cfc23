import { ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { ENQUIRY_LIFECYCLE, type EnquiryAction } from '../domain/enquiry-lifecycle.js';
import { checkText, type WrittenText } from '../domain/enquiry-rules.js';
import type { Enquiry, PassageKind } from '../domain/enquiry.js';
import { loadEnquiryForUpdate, markStatus } from '../persistence/enquiry.repository.js';
import { writePassage } from '../persistence/passage.repository.js';
import { listReferralTargets, membershipOn } from '../persistence/room.repository.js';
import { recordStep, tellMember, tellTeam } from './record-step.js';

/** The team answers. What it writes is held to the same rule on personal data as the question. */
export const answerEnquiry = (
  database: Database,
  actor: Actor,
  input: WrittenText & { readonly enquiryId: string },
): Promise<Result<true, Refusal>> =>
  write(database, actor, input, { action: 'answer-enquiry', kind: 'ANSWER', referralTargetId: null });

/** The team names who helps on the spot, and why. Refuses a target that is not in the register or has ended. */
export const referEnquiry = (
  database: Database,
  actor: Actor,
  input: WrittenText & { readonly enquiryId: string; readonly referralTargetId: string },
): Promise<Result<true, Refusal>> =>
  write(database, actor, input, {
    action: 'refer-enquiry',
    kind: 'REFERRAL',
    referralTargetId: input.referralTargetId,
  });

/** The municipality asks again: the enquiry goes back to the team. Only while it is a member. */
export const askAgain = (
  database: Database,
  actor: Actor,
  input: WrittenText & { readonly enquiryId: string },
): Promise<Result<true, Refusal>> =>
  write(database, actor, input, { action: 'ask-again', kind: 'FOLLOW_UP', referralTargetId: null });

interface Writing {
  readonly action: EnquiryAction;
  readonly kind: PassageKind;
  readonly referralTargetId: string | null;
}

async function write(
  database: Database,
  actor: Actor,
  input: WrittenText & { readonly enquiryId: string },
  { action, kind, referralTargetId }: Writing,
): Promise<Result<true, Refusal>> {
  return database.transaction(actor, async (tx) => {
    const enquiry = await loadEnquiryForUpdate(tx, input.enquiryId);
    if (!enquiry) return refuse('enquiry-not-found');
    const possible = ENQUIRY_LIFECYCLE.next(enquiry.status, action, actor.roles);
    if (!possible.ok) return possible;
    const ready = await mayWrite(tx, enquiry, { action, kind, referralTargetId });
    if (!ready.ok) return ready;
    const text = checkText(input, tx.today);
    if (!text.ok) return text;
    await writePassage(tx, enquiry.id, kind, text.value);
    await markStatus(tx, enquiry.id, possible.value, referralTargetId);
    if (action === 'ask-again') await tellTeam(tx, `${enquiry.id}:${enquiry.version}`);
    else await tellMember(tx, enquiry);
    await recordStep(tx, enquiry, action, enquiry.status, possible.value);
    return ok(true);
  });
}

async function mayWrite(tx: Transaction, enquiry: Enquiry, writing: Writing): Promise<Result<true, Refusal>> {
  if (writing.action === 'ask-again' && !(await membershipOn(tx, enquiry.municipalityId, tx.today))) {
    return refuse('not-a-member');
  }
  if (writing.action !== 'refer-enquiry') return ok(true);
  const targets = await listReferralTargets(tx);
  const isKnown = targets.some(({ id, endedOn }) => id === writing.referralTargetId && endedOn === null);
  return isKnown ? ok(true) : refuse('referral-target-missing', {}, '/referralTargetId');
}
