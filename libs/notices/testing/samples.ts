import type { NoticeContent } from '../src/index.js';
import { FULL_AWARD, PARTIAL_AWARD } from './sample-awards.js';
import { AMENDMENT, CHANGE_REJECTION, EARLY_START } from './sample-changes.js';
import { AGREEMENT, AGREEMENT_SETTLEMENT, LOCAL_AWARD } from './sample-local.js';
import { APPLICATION, HEARING, INADMISSIBLE, INFO_REQUEST, RECEIPT, RECOVERY, REJECTION } from './sample-letters.js';
import {
  USE_AUDIT_NOTE,
  USE_FINAL_REMINDER,
  USE_QUESTION,
  USE_RECEIPT,
  USE_REMINDER,
  USE_REPORT,
  USE_RESULT,
} from './sample-use-letters.js';

import { DEFERRAL, DUNNING, INTEREST, REMISSION, SETTLEMENT } from './sample-letters.js';

/** One realistic, fictional content per kind and look, by the name of its sample file. */
export const NOTICE_SAMPLES: Readonly<Record<string, NoticeContent>> = {
  'award-partial': PARTIAL_AWARD,
  'award-full': FULL_AWARD,
  'award-demo': { ...FULL_AWARD, isDemo: true },
  'award-draft': { ...PARTIAL_AWARD, isDraft: true, signature: null },
  rejection: REJECTION,
  inadmissible: INADMISSIBLE,
  'info-request': INFO_REQUEST,
  receipt: RECEIPT,
  application: APPLICATION,
  hearing: HEARING,
  recovery: RECOVERY,
  settlement: SETTLEMENT,
  interest: INTEREST,
  dunning: DUNNING,
  deferral: DEFERRAL,
  remission: REMISSION,
  'use-reminder': USE_REMINDER,
  'use-receipt': USE_RECEIPT,
  'use-audit-note': USE_AUDIT_NOTE,
  'use-final-reminder': USE_FINAL_REMINDER,
  'use-question': USE_QUESTION,
  'use-result': USE_RESULT,
  'use-report': USE_REPORT,
  'local-award': LOCAL_AWARD,
  agreement: AGREEMENT,
  'agreement-settlement': AGREEMENT_SETTLEMENT,
  amendment: AMENDMENT,
  'change-rejection': CHANGE_REJECTION,
  'early-start': EARLY_START,
};

export { APPLICATION, FULL_AWARD, HEARING, INADMISSIBLE, INFO_REQUEST, PARTIAL_AWARD, RECEIPT, RECOVERY, REJECTION };
