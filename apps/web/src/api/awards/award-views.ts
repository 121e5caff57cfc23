import type { Award } from '#awards';
import { Cents, Choice, Code, Day, Id, Instant, ListOf, Text, Whole } from '../frame/fields.js';

export class TrancheView {
  @Whole() budgetYear: number;
  @Choice(['AE', 'VE'], { description: 'AE: paid from the budget of the year; VE: binds a later one (§ 38 LHO).' })
  authority: string;
  @Cents() amountCents: number;
}

export class AwardView {
  @Id() id: string;
  @Id() applicationId: string;
  @Id() noticeId: string;
  @Code() programmeCode: string;
  @Code({ pattern: /^05\d{3}$/ }) districtAgs: string;
  @Text() fileNumber: string;
  @Text() title: string;
  @Text() financingType: string;
  @Whole({ nullable: true, description: 'Share in basis points: 8000 is 80 %.' }) rateBps: number | null;
  @Cents() amountCents: number;
  @Cents() eligibleCents: number;
  @Day() periodFrom: string;
  @Day() periodTo: string;
  @Whole() version: number;
  @Instant() issuedAt: string;
  @ListOf(() => TrancheView) tranches: TrancheView[];
}

export class AwardPage {
  @ListOf(() => AwardView, { max: 200 }) awards: AwardView[];
  @Whole({ nullable: true }) nextPage: number | null;
}

export class AwardQuery {
  @Code({ optional: true, example: 'NRWELTOFFEN' }) programme?: string;
  @Code({ optional: true, pattern: /^20\d\d$/, example: '2027' }) budgetYear?: string;
  @Code({ optional: true, pattern: /^[1-9]\d{0,5}$/, example: '1' }) page?: string;
  @Code({ optional: true, pattern: /^(?:[1-9]\d?|1\d\d|200)$/, example: '50' }) limit?: string;
}

export class CapExceptionGranted {
  @Code() programme: string;
  @Code() ags: string;
  @Whole() budgetYear: number;
  @Cents() amountCents: number;
}

export const toAward = (award: Award): AwardView => ({
  id: award.id,
  applicationId: award.applicationId,
  noticeId: award.noticeId,
  programmeCode: award.programmeCode,
  districtAgs: award.districtAgs,
  fileNumber: award.fileNumber,
  title: award.title,
  financingType: award.financingType,
  rateBps: award.rateBps,
  amountCents: award.amount.toCents(),
  eligibleCents: award.eligible.toCents(),
  periodFrom: award.periodFrom.toString(),
  periodTo: award.periodTo.toString(),
  version: award.version,
  issuedAt: award.issuedAt.toISOString(),
  tranches: award.tranches.map(({ budgetYear, authority, amount }) => ({
    budgetYear,
    authority,
    amountCents: amount.toCents(),
  })),
});
