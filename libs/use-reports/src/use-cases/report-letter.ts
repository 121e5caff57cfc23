import { caseFacts, latestSubmission, noticeCommon } from '#applications';
import { fillPlaceholders, type Award } from '#awards';
import { findOrganisation } from '#districts';
import { ok, refuse, type CalendarDate, type Refusal, type Result } from '#kernel';
import { issueNotice, type NoticeCommon, type UseLetterContent } from '#notices';
import type { Transaction } from '#platform';
import { findProgramme, letterheadOn, textBlocksOn, type TermsVersion } from '#programmes';
import type { ReportKey } from '../domain/due-days.js';

export const reportName = ({ kind, budgetYear }: ReportKey): string =>
  kind === 'FINAL' ? 'Verwendungsnachweis' : `Zwischennachweis ${budgetYear ?? ''}`;

interface LetterParts {
  readonly award: Award;
  readonly version: TermsVersion;
  readonly key: ReportKey;
  readonly kind: UseLetterContent['kind'];
  readonly reference: string;
  readonly opening: readonly string[];
  readonly sections: UseLetterContent['sections'];
  /** The person who answers for it; an automatic letter without one. */
  readonly officer: string | null;
}

/** Issues a letter about a report within the caller's transaction. It is no administrative act. */
export async function issueReportLetter(tx: Transaction, parts: LetterParts): Promise<Result<string, Refusal>> {
  const { award } = parts;
  const common = await commonOf(tx, award, parts.version, {
    reference: parts.reference,
    officer: parts.officer,
    signature:
      parts.officer === null
        ? {
            name: '',
            function: 'Geschäftsstelle',
            statement: 'Dieses Schreiben wurde automatisch erstellt und ist ohne Unterschrift gültig.',
          }
        : {
            name: parts.officer,
            function: 'Prüfung der Verwendung',
            statement: 'Dieses Schreiben wurde elektronisch erstellt und ist ohne Unterschrift gültig.',
          },
  });
  if (!common.ok) return common;
  const content: UseLetterContent = {
    ...common.value,
    norms: [],
    kind: parts.kind,
    opening: parts.opening,
    sections: parts.sections,
  };
  return ok(
    await issueNotice(tx, {
      isAct: false,
      caseId: award.applicationId,
      organisationId: award.organisationId,
      preparedBy: tx.actor.accountId,
      content,
    }),
  );
}

/** Authority, addressee, file number and contact of everything written about an award. */
export async function commonOf(
  tx: Transaction,
  award: Award,
  version: TermsVersion,
  parts: { readonly reference: string; readonly officer: string | null; readonly signature: NoticeCommon['signature'] },
): Promise<Result<NoticeCommon, Refusal>> {
  const organisation = await findOrganisation(tx, award.organisationId);
  const programme = await findProgramme(tx, award.programmeCode);
  const letterhead = await letterheadOn(tx, award.programmeCode, tx.today);
  if (!letterhead.ok) return letterhead;
  if (!organisation || !programme) return refuse('award-not-found', { awardId: award.id });
  const { signature } = parts;
  return ok(
    noticeCommon(tx, {
      application: award,
      programmeName: programme.name,
      organisation,
      letterhead: letterhead.value.letterhead,
      reference: parts.reference,
      ...(parts.officer === null ? {} : { officer: parts.officer }),
      signature: signature?.name === '' ? { ...signature, name: letterhead.value.letterhead.name } : signature,
      terms: version,
    }),
  );
}

/** The paragraphs the office keeps as text blocks for a kind of letter, with the due day filled in. */
export async function blockTexts(
  tx: Transaction,
  award: Award,
  noticeKind: UseLetterContent['kind'],
  due: CalendarDate | null = null,
): Promise<readonly string[]> {
  const blocks = await textBlocksOn(tx, { programme: award.programmeCode, noticeKind, date: tx.today });
  const placeholders: Record<string, string> = due === null ? {} : { useReportDue: due.toGerman() };
  return blocks.filter(({ choice }) => choice === 'ALWAYS').map(({ body }) => fillPlaceholders(body, placeholders));
}

/** Whom mails about an award go to: the contact of its application; null where none is on file. */
export async function contactOf(tx: Transaction, award: Award): Promise<string | null> {
  const email = (await latestSubmission(tx, award.applicationId))?.content.applicant.contactEmail ?? '';
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) ? email : null;
}

/** File number, title and the way to the reports of an award, for mails. */
export const mailFacts = (
  tx: Transaction,
  award: Award,
): { readonly fileNumber: string; readonly projectTitle: string; readonly link: string } => ({
  ...caseFacts(tx, { id: award.applicationId, fileNumber: award.fileNumber, title: award.title }),
  link: `${tx.publicUrl}/bewilligungen/${award.id}/nachweise`,
});
