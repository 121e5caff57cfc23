import { hasRole, Lifecycle, type Actor } from '#kernel';

export const LOCAL_STATUSES = [
  'RECEIVED',
  'INCOMPLETE',
  'CHECKED',
  'IN_VOTE',
  'VOTED',
  'PREPARED',
  'APPROVED',
  'RUNNING',
  'PROVED',
  'SETTLING',
  'REPAYMENT_DUE',
  'REMAINDER_DUE',
  'SETTLED',
  'REJECTED',
  'WITHDRAWN',
] as const;
export type LocalStatus = (typeof LOCAL_STATUSES)[number];

export const LOCAL_ACTIONS = [
  'ask-completion',
  'complete-application',
  'pass-check',
  'open-recommendation',
  'go-without-recommendation',
  'record-recommendation',
  'prepare-local-decision',
  'return-local-decision',
  'sign-local-decision',
  'accept-decision',
  'request-local-payment',
  'record-local-payment',
  'refuse-local-payment',
  'submit-proof',
  'return-proof',
  'prepare-settlement',
  'return-settlement',
  'sign-settlement',
  'record-repayment',
  'withdraw-project',
] as const;
export type LocalAction = (typeof LOCAL_ACTIONS)[number];

/** Who somebody is towards one project: the association, the coordination office, or the lead office with two pairs of eyes. */
export type LocalPart = 'ASSOCIATION' | 'COORDINATION' | 'LEAD_EDITOR' | 'LEAD_SIGNATORY';

const ASSOCIATION: readonly LocalPart[] = ['ASSOCIATION'];
const OFFICE: readonly LocalPart[] = ['COORDINATION', 'LEAD_EDITOR'];
const EDITOR: readonly LocalPart[] = ['LEAD_EDITOR'];
const SIGNATORY: readonly LocalPart[] = ['LEAD_SIGNATORY'];

/** The life of a local project (domain part 2.3). Pages, API, permissions and tests read this table. */
export const LOCAL_LIFECYCLE = new Lifecycle<LocalStatus, LocalAction, LocalPart>({
  name: 'local project',
  initial: 'RECEIVED',
  terminal: ['SETTLED', 'REJECTED', 'WITHDRAWN'],
  transitions: [
    { from: 'RECEIVED', action: 'pass-check', to: 'CHECKED', by: OFFICE },
    { from: 'RECEIVED', action: 'ask-completion', to: 'INCOMPLETE', by: OFFICE },
    { from: 'RECEIVED', action: 'prepare-local-decision', to: 'PREPARED', by: EDITOR, outcome: 'REJECTION' },
    { from: 'RECEIVED', action: 'withdraw-project', to: 'WITHDRAWN', by: ASSOCIATION },
    { from: 'INCOMPLETE', action: 'complete-application', to: 'RECEIVED', by: ASSOCIATION },
    { from: 'INCOMPLETE', action: 'prepare-local-decision', to: 'PREPARED', by: EDITOR, outcome: 'REJECTION' },
    { from: 'INCOMPLETE', action: 'withdraw-project', to: 'WITHDRAWN', by: ASSOCIATION },
    { from: 'CHECKED', action: 'open-recommendation', to: 'IN_VOTE', by: OFFICE },
    { from: 'CHECKED', action: 'go-without-recommendation', to: 'VOTED', by: EDITOR },
    { from: 'CHECKED', action: 'withdraw-project', to: 'WITHDRAWN', by: ASSOCIATION },
    { from: 'IN_VOTE', action: 'record-recommendation', to: 'VOTED', by: OFFICE },
    { from: 'VOTED', action: 'prepare-local-decision', to: 'PREPARED', by: EDITOR },
    // Once more where the body could not decide.
    { from: 'VOTED', action: 'open-recommendation', to: 'IN_VOTE', by: OFFICE },
    { from: 'VOTED', action: 'withdraw-project', to: 'WITHDRAWN', by: ASSOCIATION },
    { from: 'PREPARED', action: 'sign-local-decision', to: 'APPROVED', by: SIGNATORY, outcome: 'AWARD' },
    { from: 'PREPARED', action: 'sign-local-decision', to: 'REJECTED', by: SIGNATORY, outcome: 'REJECTION' },
    { from: 'PREPARED', action: 'return-local-decision', to: 'VOTED', by: SIGNATORY, outcome: 'RECOMMENDED' },
    { from: 'PREPARED', action: 'return-local-decision', to: 'RECEIVED', by: SIGNATORY, outcome: 'UNCHECKED' },
    { from: 'APPROVED', action: 'accept-decision', to: 'RUNNING', by: [...ASSOCIATION, ...EDITOR] },
    { from: 'RUNNING', action: 'request-local-payment', to: 'RUNNING', by: ASSOCIATION },
    { from: 'RUNNING', action: 'record-local-payment', to: 'RUNNING', by: EDITOR },
    { from: 'RUNNING', action: 'refuse-local-payment', to: 'RUNNING', by: EDITOR },
    { from: 'RUNNING', action: 'submit-proof', to: 'PROVED', by: ASSOCIATION },
    { from: 'PROVED', action: 'prepare-settlement', to: 'SETTLING', by: EDITOR },
    { from: 'PROVED', action: 'return-proof', to: 'RUNNING', by: OFFICE },
    { from: 'SETTLING', action: 'sign-settlement', to: 'SETTLED', by: SIGNATORY, outcome: 'EVEN' },
    { from: 'SETTLING', action: 'sign-settlement', to: 'REPAYMENT_DUE', by: SIGNATORY, outcome: 'REPAYMENT' },
    { from: 'SETTLING', action: 'sign-settlement', to: 'REMAINDER_DUE', by: SIGNATORY, outcome: 'REMAINDER' },
    { from: 'SETTLING', action: 'return-settlement', to: 'PROVED', by: SIGNATORY },
    { from: 'REPAYMENT_DUE', action: 'record-repayment', to: 'REPAYMENT_DUE', by: EDITOR, outcome: 'PART' },
    { from: 'REPAYMENT_DUE', action: 'record-repayment', to: 'SETTLED', by: EDITOR, outcome: 'WHOLE' },
    { from: 'REMAINDER_DUE', action: 'request-local-payment', to: 'REMAINDER_DUE', by: ASSOCIATION },
    { from: 'REMAINDER_DUE', action: 'record-local-payment', to: 'REMAINDER_DUE', by: EDITOR, outcome: 'PART' },
    { from: 'REMAINDER_DUE', action: 'record-local-payment', to: 'SETTLED', by: EDITOR, outcome: 'WHOLE' },
    { from: 'REMAINDER_DUE', action: 'refuse-local-payment', to: 'REMAINDER_DUE', by: EDITOR },
  ],
});

/**
 * The parts an actor plays in a project. The association acts with the project as its organisation, the coordination
 * office with the partnership. Nobody else plays a part, the authority reads only.
 */
export function partsOf(
  actor: Actor,
  project: { readonly id: string; readonly organisationId: string; readonly partnershipId: string },
): LocalPart[] {
  if (actor.scope === 'COORDINATION') return actor.organisationId === project.partnershipId ? ['COORDINATION'] : [];
  if (actor.scope !== 'ORGANISATION') return [];
  if (actor.organisationId === project.id) return ['ASSOCIATION'];
  if (actor.organisationId !== project.organisationId) return [];
  return [
    ...(hasRole(actor, 'APPLICANT_EDITOR') ? (['LEAD_EDITOR'] as const) : []),
    ...(hasRole(actor, 'APPLICANT_SIGNATORY') ? (['LEAD_SIGNATORY'] as const) : []),
  ];
}
