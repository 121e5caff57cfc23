import { Lifecycle, type Role } from '#kernel';

export const ENQUIRY_STATUSES = [
  'NEW',
  'ACCEPTED',
  'REJECTED_PERSONAL_DATA',
  'ANSWERED',
  'REFERRED',
  'CLOSED',
  'WIPED',
] as const;
export type EnquiryStatus = (typeof ENQUIRY_STATUSES)[number];

export type EnquiryAction =
  | 'accept-enquiry'
  | 'redact-passage'
  | 'reject-for-personal-data'
  | 'answer-enquiry'
  | 'refer-enquiry'
  | 'ask-again'
  | 'close-enquiry'
  | 'wipe-enquiry';

const TEAM: readonly Role[] = ['ENQUIRY_EDITOR', 'ENQUIRY_LEAD'];
const ANYBODY: readonly Role[] = ['ENQUIRY_MEMBER', 'ENQUIRY_EDITOR', 'ENQUIRY_LEAD', 'SYSTEM'];

/** The way of an enquiry (domain part 8). Pages, API, permissions and tests read this table. */
export const ENQUIRY_LIFECYCLE = new Lifecycle<EnquiryStatus, EnquiryAction, Role>({
  name: 'enquiry',
  initial: 'NEW',
  terminal: ['REJECTED_PERSONAL_DATA', 'WIPED'],
  transitions: [
    { from: 'NEW', action: 'accept-enquiry', to: 'ACCEPTED', by: TEAM },
    { from: 'NEW', action: 'redact-passage', to: 'NEW', by: TEAM },
    { from: 'NEW', action: 'reject-for-personal-data', to: 'REJECTED_PERSONAL_DATA', by: TEAM },
    { from: 'ACCEPTED', action: 'answer-enquiry', to: 'ANSWERED', by: TEAM },
    { from: 'ACCEPTED', action: 'refer-enquiry', to: 'REFERRED', by: TEAM },
    { from: 'ACCEPTED', action: 'redact-passage', to: 'ACCEPTED', by: TEAM },
    { from: 'ACCEPTED', action: 'reject-for-personal-data', to: 'REJECTED_PERSONAL_DATA', by: TEAM },
    { from: 'ANSWERED', action: 'ask-again', to: 'ACCEPTED', by: ['ENQUIRY_MEMBER'] },
    { from: 'ANSWERED', action: 'close-enquiry', to: 'CLOSED', by: ANYBODY },
    { from: 'REFERRED', action: 'ask-again', to: 'ACCEPTED', by: ['ENQUIRY_MEMBER'] },
    { from: 'REFERRED', action: 'close-enquiry', to: 'CLOSED', by: ANYBODY },
    { from: 'CLOSED', action: 'wipe-enquiry', to: 'WIPED', by: ['SYSTEM'] },
  ],
});
