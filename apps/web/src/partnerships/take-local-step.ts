import { CalendarDate, Money, type Actor, type Refusal, type Result } from '#kernel';
import {
  acceptDecision,
  askCompletion,
  goWithoutRecommendation,
  LOCAL_FINANCING,
  openRecommendation,
  passCheck,
  prepareLocalDecision,
  prepareSettlement,
  recordLocalPayment,
  recordRecommendation,
  recordRepayment,
  refuseLocalPayment,
  returnLocalDecision,
  returnProof,
  returnSettlement,
  signLocalDecision,
  signSettlement,
  type LocalAction,
  type LocalDecision,
} from '#partnerships';
import { isId, type Database } from '#platform';
import type { FormBody } from '../access/index.js';

type Outcome = Result<unknown, Refusal | readonly Refusal[]>;

interface Sent {
  readonly projectId: string;
  readonly action: LocalAction;
  readonly form: FormBody;
}

/** Reads the form of a step and takes it; what belongs to the association is not offered here. */
export function takeLocalStep(database: Database, actor: Actor, { projectId, action, form }: Sent): Promise<Outcome> {
  const fields = new StepFields(form, action);
  const reason = fields.text('reason');
  const said = { projectId, reason };
  switch (action) {
    case 'pass-check':
      return passCheck(database, actor, projectId);
    case 'ask-completion':
      return askCompletion(database, actor, said);
    case 'go-without-recommendation':
      return goWithoutRecommendation(database, actor, said);
    case 'record-recommendation':
      return recordRecommendation(database, actor, projectId);
    case 'return-local-decision':
      return returnLocalDecision(database, actor, said);
    case 'sign-local-decision':
      return signLocalDecision(database, actor, projectId);
    case 'refuse-local-payment':
      return refuseLocalPayment(database, actor, said);
    case 'return-proof':
      return returnProof(database, actor, said);
    case 'return-settlement':
      return returnSettlement(database, actor, said);
    case 'sign-settlement':
      return signSettlement(database, actor, projectId);
    default:
      return takeFilledStep(database, actor, { projectId, action, fields });
  }
}

interface Filled {
  readonly projectId: string;
  readonly action: LocalAction;
  readonly fields: StepFields;
}

async function takeFilledStep(
  database: Database,
  actor: Actor,
  { projectId, action, fields }: Filled,
): Promise<Outcome> {
  switch (action) {
    case 'open-recommendation': {
      const day = fields.day('day');
      const mode = fields.text('mode') === 'IN_SESSION' ? 'IN_SESSION' : 'ONLINE';
      const recusedSeats = ['recused', 'recused2'].flatMap((name) => {
        const seatId = fields.text(name);
        return isId(seatId) ? [{ seatId, reason: fields.text(`${name}Reason`) }] : [];
      });
      return fields.sound() ?? openRecommendation(database, actor, { projectId, mode, day, recusedSeats });
    }
    case 'prepare-local-decision': {
      const decision = decisionOf(fields);
      return fields.sound() ?? prepareLocalDecision(database, actor, { projectId, decision });
    }
    case 'accept-decision': {
      const acceptedOn = fields.day('acceptedOn');
      return (
        fields.sound() ?? acceptDecision(database, actor, { projectId, acceptedOn, waived: fields.isChecked('waived') })
      );
    }
    case 'record-local-payment': {
      const paidOn = fields.day('paidOn');
      return fields.sound() ?? recordLocalPayment(database, actor, { projectId, paidOn });
    }
    case 'prepare-settlement': {
      const recognised = {
        expenditure: fields.money('recognised'),
        thirdParty: fields.money('thirdParty'),
        own: fields.money('own'),
      };
      return fields.sound() ?? prepareSettlement(database, actor, { projectId, recognised, note: fields.text('note') });
    }
    case 'record-repayment': {
      const amount = fields.money('amount');
      const receivedOn = fields.day('receivedOn');
      return fields.sound() ?? recordRepayment(database, actor, { projectId, amount, receivedOn });
    }
    default:
      return { ok: false, refusal: { kind: 'action-not-possible', facts: { action, possible: [] } } };
  }
}

function decisionOf(fields: StepFields): LocalDecision {
  const isAward = fields.text('kind') === 'AWARD';
  const reasons = fields.text('reasons');
  const form = fields.text('form');
  const today = '2000-01-01';
  return {
    kind: isAward ? 'AWARD' : 'REJECTION',
    form: !isAward ? null : form === 'NOTICE' || form === 'AGREEMENT' ? form : null,
    amountCents: isAward ? fields.money('amount').toCents() : null,
    financingType: LOCAL_FINANCING.find((each) => each === fields.text('financingType')) ?? 'DEFICIT',
    periodFrom: isAward ? fields.day('periodFrom').toString() : today,
    periodTo: isAward ? fields.day('periodTo').toString() : today,
    reasons: reasons === '' ? [] : [reasons],
    deviationReason: fields.text('deviationReason'),
  };
}

/** Fields of one step, whose names carry the step; unreadable ones are collected with their pointers. */
class StepFields {
  private readonly faults: Refusal[] = [];

  constructor(
    private readonly form: FormBody,
    private readonly action: LocalAction,
  ) {}

  text(name: string): string {
    return this.form.text(`${this.action}-${name}`);
  }

  isChecked(name: string): boolean {
    return this.form.isChecked(`${this.action}-${name}`);
  }

  day(name: string): CalendarDate {
    const read = CalendarDate.parse(this.text(name));
    if (read.ok) return read.value;
    this.faults.push({ ...read.refusal, pointer: `/${name}` });
    return CalendarDate.of(2000, 1, 1);
  }

  money(name: string): Money {
    const read = Money.parseGerman(this.text(name));
    if (read.ok) return read.value;
    this.faults.push({ ...read.refusal, pointer: `/${name}` });
    return Money.ZERO;
  }

  /** Null where everything could be read. */
  sound(): { readonly ok: false; readonly refusal: readonly Refusal[] } | null {
    return this.faults.length === 0 ? null : { ok: false, refusal: this.faults };
  }
}
