import { Lifecycle, type Role } from '#kernel';

export const REPORT_STATUSES = ['DRAFT', 'SUBMITTED', 'IN_EXAMINATION', 'QUESTIONED', 'EXAMINED'] as const;
export type ReportStatus = (typeof REPORT_STATUSES)[number];

export type ReportAction =
  | 'write-report'
  | 'submit-report'
  | 'take-back-report'
  | 'begin-examination'
  | 'examine-lines'
  | 'draw-sample'
  | 'ask-question'
  | 'extend-question'
  | 'answer-question'
  | 'continue-without-answer'
  | 'take-over-examination'
  | 'conclude-examination';

const DISTRICT: readonly Role[] = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'];
const AUDITOR: readonly Role[] = ['USE_AUDITOR'];

/** The way of an interim report or proof of use (domain part 3.2, steps 17 to 19). Pages, API and tests read this table. */
export const REPORT_LIFECYCLE = new Lifecycle<ReportStatus, ReportAction, Role>({
  name: 'use report',
  initial: 'DRAFT',
  terminal: ['EXAMINED'],
  transitions: [
    { from: 'DRAFT', action: 'write-report', to: 'DRAFT', by: DISTRICT },
    { from: 'DRAFT', action: 'submit-report', to: 'SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
    { from: 'SUBMITTED', action: 'take-back-report', to: 'DRAFT', by: ['APPLICANT_SIGNATORY'] },
    { from: 'SUBMITTED', action: 'begin-examination', to: 'IN_EXAMINATION', by: AUDITOR },
    { from: 'IN_EXAMINATION', action: 'examine-lines', to: 'IN_EXAMINATION', by: AUDITOR },
    { from: 'IN_EXAMINATION', action: 'draw-sample', to: 'IN_EXAMINATION', by: AUDITOR },
    { from: 'IN_EXAMINATION', action: 'ask-question', to: 'QUESTIONED', by: AUDITOR },
    { from: 'QUESTIONED', action: 'extend-question', to: 'QUESTIONED', by: AUDITOR },
    { from: 'QUESTIONED', action: 'write-report', to: 'QUESTIONED', by: DISTRICT },
    { from: 'QUESTIONED', action: 'answer-question', to: 'IN_EXAMINATION', by: ['APPLICANT_SIGNATORY'] },
    { from: 'QUESTIONED', action: 'continue-without-answer', to: 'IN_EXAMINATION', by: AUDITOR },
    { from: 'IN_EXAMINATION', action: 'take-over-examination', to: 'IN_EXAMINATION', by: AUDITOR },
    { from: 'QUESTIONED', action: 'take-over-examination', to: 'QUESTIONED', by: AUDITOR },
    { from: 'IN_EXAMINATION', action: 'conclude-examination', to: 'EXAMINED', by: AUDITOR },
  ],
});
