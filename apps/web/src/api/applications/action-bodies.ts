import {
  CENTS_MAX,
  Cents,
  CentsByYear,
  Choice,
  Code,
  Day,
  Id,
  ListOf,
  Part,
  Text,
  TextList,
  TextMap,
  Whole,
} from '../frame/fields.js';

const ITEM_ID = /^[a-z0-9]{4,20}$/;

export class StartApplication {
  @Id({ description: 'The call under which to apply.' }) callId: string;
  @Id({ optional: true, description: 'An earlier application of your own whose entries are taken over.' })
  copyFrom?: string;
}

export class AddItem {
  @Choice(['goal', 'cost']) group: 'goal' | 'cost';
  @Code({ optional: true, example: 'PERSONAL' }) category?: string;
}

export class RemoveItem {
  @Choice(['goal', 'cost']) group: 'goal' | 'cost';
  @Code({ pattern: ITEM_ID, example: 'b0001' }) id: string;
}

export class ChangeDraft {
  @Whole({ min: 1, description: 'The version of the draft that was read before.' }) baseVersion: number;
  @TextMap({
    optional: true,
    max: 4000,
    description:
      'Entries by name of the field; others stay as they are. Wrong entries are saved and come back as findings.',
    example: { 'project.title': 'Vielfalt im Kreis Düren 2027', 'cost.b0001.amount.2027': '50.000,00' },
  })
  fields?: Record<string, string>;
  @Part(() => AddItem, { optional: true }) addItem?: AddItem;
  @Part(() => RemoveItem, { optional: true }) removeItem?: RemoveItem;
}

export class Submit {
  @Whole({ optional: true, min: 1, description: 'The version of the draft that was seen; 409 if it has changed.' })
  draftVersion?: number;
}

export class Withdraw {
  @Text({ optional: true, max: 4000 }) reason?: string;
}

export class RequestInformation {
  @TextList({ max: 20, length: 1000, description: 'What is missing, one sentence each.' }) items: string[];
  @Day({ optional: true, description: 'The period of the programme from today if left out.' }) deadline?: string;
}

export class AnswerInformation {
  @Text({ min: 1, max: 10_000 }) answer: string;
}

export class RecognisedItem {
  @Code({ pattern: ITEM_ID, example: 'b0001' }) id: string;
  @CentsByYear({ description: 'Years left out are recognised as requested.' }) recognisedCents: Record<string, number>;
  @Text({ optional: true, max: 2000, description: 'Needed where less is recognised than requested.' })
  cutReason?: string;
}

export class PrepareDecisionBody {
  @Choice(['AWARD', 'REJECTION', 'INADMISSIBLE']) kind: 'AWARD' | 'REJECTION' | 'INADMISSIBLE';
  @ListOf(() => RecognisedItem, { optional: true, max: 60 }) items?: RecognisedItem[];
  @CentsByYear({ optional: true, description: 'Grants less than the formula gives.' })
  grantLimitsCents?: Record<string, number>;
  @TextList({ optional: true, max: 60, length: 60 }) clauseCodes?: string[];
  @TextList({ optional: true, max: 20, length: 4000, description: 'Needed for a rejection.' }) reasons?: string[];
}

export class ReturnDecision {
  @Text({ min: 5, max: 4000 }) reason: string;
}

export class RecordCheckBody {
  @Choice(['MET', 'TO_REQUEST', 'NOT_MET', 'OPEN']) result: 'MET' | 'TO_REQUEST' | 'NOT_MET' | 'OPEN';
  @Text({ optional: true, max: 4000, description: 'Needed for NOT_MET and TO_REQUEST.' }) note?: string;
}

export class WriteMessageBody {
  @Text({ min: 1, max: 20_000 }) body: string;
  @Choice(['SHARED', 'INTERNAL'], {
    optional: true,
    description: 'SHARED unless told; INTERNAL notes never leave the authority.',
  })
  visibility?: 'SHARED' | 'INTERNAL';
  @Day({ optional: true, description: 'Makes the message a task of the other side.' }) deadline?: string;
}

export class Assign {
  @Id({ nullable: true, description: 'An account of the authority; null gives the case back.' })
  accountId: string | null;
}

export class SetDeadline {
  @Day({ nullable: true }) deadline: string | null;
  @Text({ optional: true, max: 1000 }) reason?: string;
}

export class GrantCapExceptionBody {
  @Code({ example: 'NRWELTOFFEN' }) programme: string;
  @Code({ pattern: /^\d{5}$/, example: '05358' }) ags: string;
  @Id({ optional: true, description: 'For programmes whose cap belongs to an organisation.' }) organisationId?: string;
  @Whole({ min: 2000, max: 2099, example: 2027 }) budgetYear: number;
  @Cents({ min: 1, max: CENTS_MAX }) amountCents: number;
  @Text({ min: 3, max: 200, description: 'File number of the decree.' }) decreeReference: string;
  @Text({ min: 10, max: 4000 }) reason: string;
}
