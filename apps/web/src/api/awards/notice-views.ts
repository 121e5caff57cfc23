import { NOTICE_STATUSES, type NoticeView } from '#notices';
import { Choice, Day, Flag, Id, Instant, Part, Text, TextList } from '../frame/fields.js';

export class ServiceView {
  @Choice(NOTICE_STATUSES) status: string;
  @Choice(['PORTAL', 'POST', 'RECORD'], { nullable: true }) way: string | null;
  @Day({ nullable: true, description: 'The day that counts as service; may lie ahead.' }) servedOn: string | null;
  @Day({ nullable: true }) actionPeriodEnds: string | null;
  @Day({ nullable: true, description: 'First day of finality (Bestandskraft).' }) finalFrom: string | null;
  @Flag() isServed: boolean;
  @Flag() isFinal: boolean;
  @TextList({ description: 'Why, in German sentences.' }) reasons: readonly string[];
}

export class NoticeApiView {
  @Id() id: string;
  @Text({ description: 'AWARD, REJECTION, INFO_REQUEST and so on.' }) kind: string;
  @Text({ description: 'German name: "Zuwendungsbescheid".' }) title: string;
  @Flag({ description: 'An administrative act is served and becomes final; a letter is just sent.' }) isAct: boolean;
  @Id() applicationId: string;
  @Text() fileNumber: string;
  @Text() subject: string;
  @Text({ description: 'SHA-256 of the content (hex).' }) contentHash: string;
  @Text() issuedByName: string;
  @Instant() issuedAt: string;
  @Text({ nullable: true, description: 'SHA-256 of the PDF; null until it is rendered.' }) pdfSha256: string | null;
  @Part(() => ServiceView) service: ServiceView;
}

export const toNotice = (notice: NoticeView): NoticeApiView => ({
  id: notice.id,
  kind: notice.kind,
  title: notice.title,
  isAct: notice.isAct,
  applicationId: notice.caseId,
  fileNumber: notice.fileNumber,
  subject: notice.subject,
  contentHash: notice.contentHash,
  issuedByName: notice.issuedByName,
  issuedAt: notice.issuedAt.toISOString(),
  pdfSha256: notice.pdf?.sha256 ?? null,
  service: {
    status: notice.service.status,
    way: notice.service.way,
    servedOn: notice.service.servedOn?.toString() ?? null,
    actionPeriodEnds: notice.service.actionPeriodEnds?.toString() ?? null,
    finalFrom: notice.service.finalFrom?.toString() ?? null,
    isServed: notice.service.isServed,
    isFinal: notice.service.isFinal,
    reasons: notice.service.reasons,
  },
});
