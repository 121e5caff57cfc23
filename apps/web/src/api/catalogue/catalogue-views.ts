import {
  Cents,
  Choice,
  Code,
  Day,
  Flag,
  Free,
  Instant,
  ListOf,
  Part,
  Text,
  TextList,
  Whole,
  Id,
} from '../frame/fields.js';

export class ProgrammeView {
  @Code({ example: 'NRWELTOFFEN' }) code: string;
  @Text() name: string;
  @Text() shortName: string;
  @Choice(['DISTRICT', 'ORGANISATION'], { description: 'Whose account under the cap an award uses.' })
  capHolder: string;
}

export class ProgrammeList {
  @ListOf(() => ProgrammeView) programmes: ProgrammeView[];
}

export class CapRuleView {
  @Whole() budgetYear: number;
  @Cents() capCents: number;
  @Text() source: string;
  @Text({ nullable: true, description: 'Who confirmed the amount; null as long as nobody has.' })
  verifiedBy: string | null;
}

export class TermsView {
  @Id() id: string;
  @Text() label: string;
  @Day() validFrom: string;
  @Day({ nullable: true }) validTo: string | null;
  @Text() source: string;
  @Text({ nullable: true }) verifiedBy: string | null;
  @TextList({ description: 'Names of the parameters that nobody has confirmed yet.' }) unverified: readonly string[];
  @Free({ description: 'All parameters of this version: shares in basis points, periods in days or months.' })
  parameters: object;
}

export class ProgrammeDetail extends ProgrammeView {
  @Part(() => TermsView, { nullable: true, description: 'The version in force today; null where there is none.' })
  terms: TermsView | null;
  @ListOf(() => CapRuleView) caps: CapRuleView[];
}

export class CallView {
  @Id() id: string;
  @Code() programmeCode: string;
  @Text() name: string;
  @Whole() budgetYear: number;
  @Instant() opensAt: string;
  @Instant() closesAt: string;
  @Choice(['REFUSE', 'MARK'], { description: 'What happens to late applications.' }) latePolicy: string;
  @Day() periodFrom: string;
  @Day() periodTo: string;
  @Flag({ description: 'Whether an application can be begun now.' }) isOpen: boolean;
}

export class CallList {
  @ListOf(() => CallView) calls: CallView[];
}

export class CallQuery {
  @Code({ optional: true, example: 'NRWELTOFFEN' }) programme?: string;
  @Choice(['true', 'false'], {
    optional: true,
    description: 'Only calls that are open now, or only those that are not.',
  })
  open?: string;
}

export class CourtView {
  @Text() name: string;
  @Text() street: string;
  @Text() postcode: string;
  @Text() city: string;
}

export class DistrictApiView {
  @Code({ pattern: /^05\d{3}$/, example: '05358' }) ags: string;
  @Text() name: string;
  @Choice(['KREIS', 'KREISFREIE_STADT', 'STAEDTEREGION']) kind: string;
  @Text() adminRegion: string;
  @Part(() => CourtView, { description: 'The administrative court of the district.' }) court: CourtView;
}

export class DistrictList {
  @ListOf(() => DistrictApiView) districts: DistrictApiView[];
}
