import { latestSubmission, noticeCommon, type OpenDraft } from '#applications';
import type { OrganisationView } from '#districts';
import { CalendarDate, refuse, type Result } from '#kernel';
import { checkContent, type ApplicationContent } from '#notices';
import type { Transaction } from '#platform';
import { letterheadOn } from '#programmes';
import { applicationSections, type DescribedApplication } from './application-sections.js';
import { fieldsOfContent } from './content-fields.js';

/** The application on paper: the latest submission, or the draft with a watermark. Refuses texts that cannot be printed. */
export async function applicationPrint(
  tx: Transaction,
  opened: OpenDraft,
  organisation: OrganisationView,
  programmeName: string,
): Promise<Result<ApplicationContent>> {
  const { application, version } = opened;
  const letterhead = await letterheadOn(tx, application.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  const submission = await latestSubmission(tx, application.id);
  const described: DescribedApplication = {
    fields: submission ? fieldsOfContent(submission.content) : opened.draft.fields,
    terms: version.terms,
    organisation,
    years: submission?.content.years ?? opened.reading.years,
    grantCents: submission?.content.grantCents ?? draftGrants(opened),
    attachments: opened.attachments,
  };
  const common = noticeCommon(tx, {
    application: { ...application, title: described.fields['project.title']?.trim() || application.fileNumber },
    programmeName,
    organisation,
    letterhead: letterhead.value.letterhead,
    reference: submission ? `Fassung ${submission.number}` : 'Entwurf',
    officer: described.fields['applicant.contactName']?.trim() || organisation.name,
    signature: null,
    terms: version,
  });
  const content: ApplicationContent = {
    ...common,
    kind: 'APPLICATION',
    recipientLines: [],
    isDraft: submission === null,
    applicant: organisation.name,
    submittedOn: submission ? CalendarDate.inBerlin(submission.submittedAt).toString() : null,
    versionNumber: submission?.number ?? opened.draft.version,
    versionHash: submission?.contentHash ?? null,
    sections: applicationSections(described).map(({ heading, blocks }) => ({ heading, blocks })),
  };
  const printable = checkContent(content);
  if (printable.ok) return { ok: true, value: content };
  return refuse(printable.refusal.kind, printable.refusal.facts);
}

const draftGrants = ({ reading }: OpenDraft): Record<string, number> =>
  Object.fromEntries((reading.computation?.years ?? []).map(({ year, grant }) => [String(year), grant.toCents()]));
