import { findOrganisation, type OrganisationView } from '#districts';
import { ok, refuse, type Refusal, type Result } from '#kernel';
import type { NoticeCommon } from '#notices';
import type { Transaction } from '#platform';
import { textBlocksOn, type TextBlock } from '#programmes';
import { projectNumber, type LocalProject } from '../domain/local-project.js';
import { findPartnership, type Partnership } from '../persistence/partnership.repository.js';

export interface LetterParts {
  readonly common: NoticeCommon;
  readonly partnership: Partnership;
  readonly organisation: OrganisationView;
  readonly blocks: readonly TextBlock[];
}

const SUBJECTS: Readonly<Record<Partnership['programmeCode'], string>> = {
  DEMOKRATIE_LEBEN: 'aus Mitteln des Bundesprogramms „Demokratie leben!“',
  NRWELTOFFEN: 'aus Mitteln des Landesprogramms NRWeltoffen',
};

/**
 * What every letter to an association has in common: the head is the municipality's own, not the authority's; the court is
 * that of the recipient's seat. Unsigned (draft) while `signatory` is null.
 */
export async function localLetter(
  tx: Transaction,
  project: LocalProject,
  letter: {
    readonly blockKind: string;
    readonly signatory: string | null;
    readonly officer: string;
    readonly statement: string;
    readonly enclosures: readonly string[];
  },
): Promise<Result<LetterParts, Refusal>> {
  const partnership = await findPartnership(tx, project.partnershipId);
  const organisation = await findOrganisation(tx, project.organisationId);
  if (!partnership || !organisation) return refuse('local-project-not-found');
  const blocks = await textBlocksOn(tx, {
    programme: partnership.programmeCode,
    noticeKind: letter.blockKind,
    date: tx.today,
  });
  const { application } = project;
  const common: NoticeCommon = {
    authority: {
      name: organisation.name,
      subline: partnership.leadOffice,
      street: organisation.street,
      postcode: organisation.postcode,
      city: organisation.city,
      phone: partnership.contactPhone,
      email: partnership.contactEmail,
      place: organisation.city,
    },
    recipientLines: [
      application.applicantName,
      application.contactName,
      application.street,
      `${application.postcode} ${application.city}`,
    ],
    fileNumber: projectNumber(project),
    date: tx.today.toString(),
    contact: { name: letter.officer, phone: partnership.contactPhone, email: partnership.contactEmail },
    programme: partnership.name,
    projectTitle: application.title,
    subject: `Zuwendungen ${organisation.district.genitive} ${SUBJECTS[partnership.programmeCode]}`,
    reference: `Ihr Antrag vom ${germanDay(project.receivedAt)}`,
    enclosures: letter.enclosures,
    isDraft: letter.signatory === null,
    isDemo: tx.isDemo,
    signature:
      letter.signatory === null
        ? null
        : { name: letter.signatory, function: partnership.leadOffice, statement: letter.statement },
    norms: [{ name: 'ANBest-P', version: 'in der Fassung des Zuwendungsbescheides an die Kommune' }],
  };
  return ok({ common, partnership, organisation, blocks });
}

const GERMAN_DAY = new Intl.DateTimeFormat('de-DE', {
  timeZone: 'Europe/Berlin',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});
const germanDay = (instant: Date): string => GERMAN_DAY.format(instant);
