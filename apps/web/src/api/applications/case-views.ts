import type { CaseView, DraftReading, DraftState } from '#applications';
import type { DecisionView } from '#awards';
import type { Actor } from '#kernel';
import { sentenceOf } from '../../access/index.js';
import {
  Cents,
  Choice,
  Code,
  Day,
  Flag,
  Free,
  Id,
  Instant,
  ListOf,
  Part,
  Text,
  TextList,
  TextMap,
  Whole,
} from '../frame/fields.js';
import { ApplicationSummary, toSummary } from './application-views.js';

export class FindingView {
  @Text({ description: 'Name of the field of the draft.' }) field: string;
  @Text() kind: string;
  @Choice(['ERROR', 'WARNING'], { description: 'An ERROR bars submission.' }) severity: string;
  @Text() detail: string;
}

export class ComputedYear {
  @Whole() year: number;
  @Cents() costsCents: number;
  @Cents() eligibleCents: number;
  @Cents({ description: 'What the formula of the financing type gives.' }) grantCents: number;
  @Cents() ownRequiredCents: number;
}

export class ComputationView {
  @ListOf(() => ComputedYear) years: ComputedYear[];
  @Cents() grantCents: number;
}

export class DraftView {
  @Whole() version: number;
  @TextMap({ max: 4000, description: 'What was typed, as text: "cost.<item>.amount.2027" is "50.000,00".' })
  fields: Record<string, string>;
  @Text() savedByName: string;
  @Instant() savedAt: string;
  @ListOf(() => FindingView, { max: 2000 }) findings: FindingView[];
  @Part(() => ComputationView, { nullable: true, description: 'Null while an amount is impossible.' })
  computation: ComputationView | null;
}

export class SubmissionView {
  @Whole() number: number;
  @Text() contentHash: string;
  @Text() submittedByName: string;
  @Instant() submittedAt: string;
  @Free({ description: 'The submitted application: amounts in integer cents, days as YYYY-MM-DD.' }) content: object;
}

export class AttachmentView {
  @Id() id: string;
  @Code() documentKind: string;
  @Text() fileName: string;
  @Text() mediaType: string;
  @Whole({ max: Number.MAX_SAFE_INTEGER }) sizeBytes: number;
  @Text({ description: 'SHA-256 of the content (hex).' }) sha256: string;
  @Text() uploadedByName: string;
  @Instant() uploadedAt: string;
}

export class CheckView {
  @Code() code: string;
  @Choice(['FORMAL', 'MATERIAL']) stage: string;
  @Text() label: string;
  @Choice(['MET', 'TO_REQUEST', 'NOT_MET', 'OPEN']) result: string;
  @Text() note: string;
  @Text({ nullable: true }) checkedByName: string | null;
  @Instant({ nullable: true }) checkedAt: string | null;
}

export class InfoRequestView {
  @Whole() number: number;
  @TextList() items: readonly string[];
  @Day() deadline: string;
  @Day({ nullable: true }) extendedTo: string | null;
  @Id({ nullable: true }) noticeId: string | null;
  @Text({ nullable: true, max: 10_000 }) answer: string | null;
  @Instant({ nullable: true }) answeredAt: string | null;
}

export class MessageView {
  @Id() id: string;
  @Choice(['SHARED', 'INTERNAL']) visibility: string;
  @Flag() fromAuthority: boolean;
  @Text({ max: 20_000 }) body: string;
  @Day({ nullable: true }) deadline: string | null;
  @Text() authorName: string;
  @Instant() writtenAt: string;
}

export class CapOfCaseView {
  @Whole() budgetYear: number;
  @Cents() capCents: number;
  @Cents() committedCents: number;
  @Cents() reservedCents: number;
  @Cents() reservedByThisCents: number;
  @Cents({ min: Number.MIN_SAFE_INTEGER }) roomCents: number;
  @Cents({ description: 'By how much this case is above the room.' }) excessCents: number;
}

export class DecisionApiView {
  @Id() id: string;
  @Choice(['AWARD', 'REJECTION', 'INADMISSIBLE']) kind: string;
  @Choice(['DRAFT', 'IN_REVIEW', 'RETURNED', 'SIGNED']) state: string;
  @Cents() amountCents: number;
  @Text() preparedByName: string;
  @Text({ nullable: true }) reviewedByName: string | null;
  @Text({ nullable: true }) returnReason: string | null;
  @Day({ nullable: true }) reservedUntil: string | null;
  @Id({ nullable: true }) noticeId: string | null;
  @Free({ description: 'Recognised items, years with every step of the computation, clauses and reasons.' })
  content: object;
}

export class CaseDetail extends ApplicationSummary {
  @Part(() => DraftView, { nullable: true, description: 'Only for the district.' }) draft: DraftView | null;
  @Part(() => SubmissionView, { nullable: true, description: 'The latest submission.' })
  submission: SubmissionView | null;
  @ListOf(() => AttachmentView) attachments: AttachmentView[];
  @ListOf(() => InfoRequestView) infoRequests: InfoRequestView[];
  @ListOf(() => MessageView, { max: 200 }) messages: MessageView[];
  @ListOf(() => CheckView, { description: 'Only for the authority.' }) checks: CheckView[];
  @Part(() => DecisionApiView, { nullable: true, description: 'Only for the authority.' })
  decision: DecisionApiView | null;
  @ListOf(() => CapOfCaseView, { description: 'Only for the authority.' }) caps: CapOfCaseView[];
}

export function toDetail(
  actor: Actor,
  view: CaseView,
  more: { readonly draft: DraftView | null; readonly decision: DecisionView | null },
): CaseDetail {
  const submission = view.submissions.at(-1);
  const isOutside = actor.scope === 'ORGANISATION';
  return {
    ...toSummary(actor, view.application),
    draft: more.draft,
    submission: submission ? { ...submission, submittedAt: submission.submittedAt.toISOString() } : null,
    attachments: view.attachments.map(toAttachment),
    infoRequests: view.infoRequests.map((request) => ({
      number: request.number,
      items: request.items,
      deadline: request.deadline.toString(),
      extendedTo: request.extendedTo?.toString() ?? null,
      noticeId: request.noticeId,
      answer: request.answer,
      answeredAt: request.answeredAt?.toISOString() ?? null,
    })),
    messages: view.messages.map((message) => ({
      id: message.id,
      visibility: message.visibility,
      fromAuthority: message.fromAuthority,
      body: message.body,
      deadline: message.deadline?.toString() ?? null,
      authorName: message.authorName,
      writtenAt: message.writtenAt.toISOString(),
    })),
    checks: isOutside ? [] : view.checks.map(toCheck),
    decision: toDecision(more.decision),
    caps: (more.decision?.caps ?? []).map((cap) => ({
      budgetYear: cap.budgetYear,
      capCents: cap.cap.toCents(),
      committedCents: cap.committed.toCents(),
      reservedCents: cap.reserved.toCents(),
      reservedByThisCents: cap.reservedByThis.toCents(),
      roomCents: cap.room.toCents(),
      excessCents: cap.excess.toCents(),
    })),
  };
}

export const toAttachment = ({ applicationId: _, ...attachment }: CaseView['attachments'][number]): AttachmentView => ({
  ...attachment,
  uploadedAt: attachment.uploadedAt.toISOString(),
});

const toCheck = ({ code, stage, label, latest }: CaseView['checks'][number]): CheckView => ({
  code,
  stage,
  label,
  result: latest?.result ?? 'OPEN',
  note: latest?.note ?? '',
  checkedByName: latest?.checkedByName ?? null,
  checkedAt: latest?.checkedAt.toISOString() ?? null,
});

function toDecision(view: DecisionView | null): DecisionApiView | null {
  const decision = view?.decision;
  if (!decision) return null;
  return {
    id: decision.id,
    kind: decision.kind,
    state: decision.state,
    amountCents: decision.amount.toCents(),
    preparedByName: decision.preparedByName,
    reviewedByName: decision.reviewedByName,
    returnReason: decision.returnReason,
    reservedUntil: decision.reservedUntil?.toString() ?? null,
    noticeId: decision.noticeId,
    content: decision.content,
  };
}

export const toDraft = (draft: DraftState, reading: DraftReading): DraftView => ({
  version: draft.version,
  fields: { ...draft.fields },
  savedByName: draft.savedByName,
  savedAt: draft.savedAt.toISOString(),
  ...toReading(reading),
});

export const toReading = (reading: DraftReading): Pick<DraftView, 'findings' | 'computation'> => ({
  findings: reading.findings.map(({ field, kind, severity, facts }) => ({
    field,
    kind,
    severity,
    detail: sentenceOf({ kind, facts }),
  })),
  computation: reading.computation && {
    years: reading.computation.years.map((year) => ({
      year: year.year,
      costsCents: year.costs.toCents(),
      eligibleCents: year.eligible.toCents(),
      grantCents: year.grant.toCents(),
      ownRequiredCents: year.ownRequired.toCents(),
    })),
    grantCents: reading.computation.totals.grant.toCents(),
  },
});
