import type { Actor } from '#kernel';

/**
 * The actor behind a project's secret link: the project is its organisation, so row-level security shows it this project
 * and nothing else. It holds both roles of a recipient, to retrieve its notices and to waive remedies.
 */
export const associationActor = (project: { readonly id: string; readonly applicantName: string }): Actor => ({
  accountId: project.id,
  name: project.applicantName,
  roles: ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'],
  organisationId: project.id,
  scope: 'ORGANISATION',
});
