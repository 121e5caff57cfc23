import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import { ENQUIRY_KINDS, PHENOMENA, type EnquiryKind, type Phenomenon } from './enquiry.js';
import { findPersonalData } from './personal-data.js';

export const TEXT_LENGTH_MIN = 20;
export const TEXT_LENGTH_MAX = 5000;
export const REASON_LENGTH_MIN = 10;
export const REASON_LENGTH_MAX = 500;

/** A text with what its sender says about places that looked like personal data. */
export interface WrittenText {
  readonly body: string;
  /** Excerpts that the sender was shown and kept. */
  readonly confirmed: readonly string[];
  /** Why they are no personal data; empty where nothing was shown. */
  readonly confirmationReason: string;
}

/** What may be stored: the text, and the reason where places in it were confirmed. */
export interface CheckedText {
  readonly body: string;
  readonly confirmationReason: string | null;
}

/**
 * Length, and no place that looks like personal data without the sender's word for it (H24; VSG NRW: no passing on of
 * personal data). Refuses `personal-data-suspected` with the excerpts; a reason must not name a person itself.
 */
export function checkText(
  { body, confirmed, confirmationReason }: WrittenText,
  today: CalendarDate,
): Result<CheckedText> {
  const text = body.trim();
  const length = [...text].length;
  if (length < TEXT_LENGTH_MIN) return refuse('enquiry-text-too-short', { lengthMin: TEXT_LENGTH_MIN }, '/body');
  if (length > TEXT_LENGTH_MAX) return refuse('enquiry-text-too-long', { lengthMax: TEXT_LENGTH_MAX, length }, '/body');
  const excerpts = findPersonalData(text, today).map(({ excerpt }) => excerpt);
  if (excerpts.length === 0) return ok({ body: text, confirmationReason: null });
  if (!excerpts.every((excerpt) => confirmed.includes(excerpt))) {
    return refuse('personal-data-suspected', { excerpts }, '/body');
  }
  const reason = confirmationReason.trim();
  if (reason.length < REASON_LENGTH_MIN) {
    return refuse('confirmation-reason-missing', { excerpts, lengthMin: REASON_LENGTH_MIN }, '/confirmationReason');
  }
  if (reason.length > REASON_LENGTH_MAX) {
    return refuse('entry-too-long', { excerpts, lengthMax: REASON_LENGTH_MAX }, '/confirmationReason');
  }
  const named = findPersonalData(reason, today).map(({ excerpt }) => excerpt);
  if (named.some((excerpt) => !confirmed.includes(excerpt))) {
    return refuse('reason-with-personal-data', { excerpts }, '/confirmationReason');
  }
  return ok({ body: text, confirmationReason: reason });
}

export interface EnquiryHead {
  readonly kind: EnquiryKind;
  readonly phenomenon: Phenomenon;
  readonly topicCode: string;
}

/** The structured part of an enquiry, with all that is missing at once. */
export function checkHead(
  input: {
    readonly kind: string;
    readonly phenomenon: string;
    readonly topicCode: string;
    readonly saysNoPersonalData: boolean;
  },
  topicCodes: readonly string[],
): Result<EnquiryHead, readonly Refusal[]> {
  const kind = ENQUIRY_KINDS.find((each) => each === input.kind);
  const phenomenon = PHENOMENA.find((each) => each === input.phenomenon);
  const isKnownTopic = topicCodes.includes(input.topicCode);
  const refusals: Refusal[] = [];
  if (!kind) refusals.push({ kind: 'enquiry-kind-missing', facts: {}, pointer: '/kind' });
  if (!isKnownTopic) refusals.push({ kind: 'enquiry-topic-missing', facts: {}, pointer: '/topicCode' });
  if (!phenomenon) refusals.push({ kind: 'phenomenon-missing', facts: {}, pointer: '/phenomenon' });
  if (!input.saysNoPersonalData) {
    refusals.push({ kind: 'no-personal-data-not-ticked', facts: {}, pointer: '/saysNoPersonalData' });
  }
  if (!kind || !phenomenon || refusals.length > 0) return { ok: false, refusal: refusals };
  return ok({ kind, phenomenon, topicCode: input.topicCode });
}
