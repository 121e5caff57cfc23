import { CHANGE_STATUSES } from '#awards';
import { Cents, CentsByYear, Choice, Code, Day, Id, Instant, ListOf, Part, Text, Whole } from '../api/frame/fields.js';

export const CHANGE_KINDS = ['CHANGE', 'WAIVER', 'EARLY_START'] as const;

export class ChangedItemPart {
  @Code({ description: 'Id of an item of the current plan.' }) id: string;
  @CentsByYear() amountsCents: Record<string, number>;
}

export class ChangedPlanPart {
  @Day({ optional: true }) periodFrom?: string;
  @Day({ optional: true }) periodTo?: string;
  @Text({ optional: true, max: 4000 }) purpose?: string;
  @CentsByYear({ optional: true, description: 'The grant of the years that change.' })
  grantCents?: Record<string, number>;
  @ListOf(() => ChangedItemPart, { optional: true }) items?: ChangedItemPart[];
}

export class StartChangeBody {
  @Choice(['CHANGE', 'WAIVER']) kind: 'CHANGE' | 'WAIVER';
  @Part(() => ChangedPlanPart, { description: 'What differs from the plan that counts.' }) plan: ChangedPlanPart;
  @Text({ min: 1, max: 4000 }) reason: string;
}

export class SaveChangeBody {
  @Part(() => ChangedPlanPart) plan: ChangedPlanPart;
  @Text({ min: 1, max: 4000 }) reason: string;
}

export class EarlyStartBody {
  @Day() startOn: string;
  @Text({ min: 1, max: 4000 }) reason: string;
}

export class AskAboutChangeBody {
  @Text({ min: 1, max: 4000 }) question: string;
  @Day() deadline: string;
}

export class AnswerAboutChangeBody {
  @Text({ min: 1, max: 4000 }) answer: string;
}

export class PrepareChangeBody {
  @Choice(['APPROVE', 'REJECT']) outcome: 'APPROVE' | 'REJECT';
  @Text({ optional: true, max: 4000 }) reasons?: string;
}

export class ReturnChangeBody {
  @Text({ min: 1, max: 4000 }) reason: string;
}

export class ChangeApiView {
  @Id() id: string;
  @Choice(CHANGE_KINDS) kind: string;
  @Choice(CHANGE_STATUSES) status: string;
  @Id() applicationId: string;
  @Id({ nullable: true }) awardId: string | null;
  @Whole() number: number;
  @Whole() version: number;
  @Text() reason: string;
  @Day({ nullable: true, description: 'Early start: the day that is asked for.' }) startOn: string | null;
  @Text({ nullable: true }) question: string | null;
  @Day({ nullable: true }) questionDeadline: string | null;
  @Text({ nullable: true }) answer: string | null;
  @Id({ nullable: true }) noticeId: string | null;
}

export class ChangeApiList {
  @ListOf(() => ChangeApiView, { max: 1000 }) changes: ChangeApiView[];
}

export class AwardVersionView {
  @Whole() version: number;
  @Text() cause: string;
  @Cents() amountCents: number;
  @CentsByYear({ description: 'Tranches by budget year.' }) tranchesCents: Record<string, number>;
  @Day() periodFrom: string;
  @Day() periodTo: string;
  @Instant() signedAt: string;
  @Id() noticeId: string;
}

export class AwardVersionList {
  @ListOf(() => AwardVersionView) versions: AwardVersionView[];
}
