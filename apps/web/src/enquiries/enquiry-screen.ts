import { EMPTY_TEXT, type TextDraft } from './text-form.js';
import type { EnquiryView, ReferralTarget } from '#enquiries';

/** What the page of an enquiry shows. */
export interface EnquiryScreen extends EnquiryView {
  readonly isTeam: boolean;
  readonly targets: readonly ReferralTarget[];
  readonly state: FormState;
}

/** Which form was sent last and refused, with what was in it. */
export interface FormState {
  readonly form: 'antworten' | 'verweisen' | 'rueckfrage' | 'schwaerzen' | null;
  readonly draft: TextDraft;
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

export const NO_FORM: FormState = { form: null, draft: EMPTY_TEXT, values: {}, errors: {} };
