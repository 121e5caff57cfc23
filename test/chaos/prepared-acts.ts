import { completeFormalCheck, recordCheck, saveDraft, startDraft, startFormalCheck } from '#applications';
import { prepareDecision, sendToReview } from '#awards';
import { ensureAccount, issueApiToken } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Result } from '#kernel';
import { referenceCallId } from '#programmes';
import {
  attachDocuments,
  caseworker,
  completeForm,
  districtSignatory,
  signatory,
  submittedApplication,
  type Office,
} from '../support/case-builder.js';

/** One request that changes something, ready to be sent, and sent again with the same key until somebody answers. */
export interface PreparedAct {
  readonly kind: 'submit' | 'sign';
  readonly applicationId: string;
  readonly path: string;
  readonly token: string;
  readonly key: string;
}

const DISTRICTS = ['05315', '05334', '05358', '05366', '05513', '05515', '05711', '05766', '05915', '05978'];
const CHECKS = ['entitled', 'in-time', 'signatory', 'concept', 'not-begun', 'financing-secured', 'demarcation', 'cap'];
/** All awards together stay within this share of a district's cap, however many are signed. */
const COSTS_PER_DISTRICT_EUROS = 80_000;
const AT_ONCE = 6;

/** Half of the acts are submissions of complete drafts, half are signatures of decisions in review. */
export async function prepareActs(office: Office, count: number): Promise<PreparedAct[]> {
  const half = Math.ceil(count / 2);
  const costs = Math.floor((COSTS_PER_DISTRICT_EUROS * DISTRICTS.length) / half);
  const euros = Math.min(costs, COSTS_PER_DISTRICT_EUROS);
  const tokens = await tokensOf(office);
  const one = async (index: number): Promise<PreparedAct> => {
    const ags = DISTRICTS[index % DISTRICTS.length] ?? '';
    if (index < half) {
      const id = await completeDraft(office, ags, index);
      return act('submit', id, tokens.get(ags), index);
    }
    return act('sign', await decisionInReview(office, ags, euros), tokens.get('signatory'), index);
  };
  const acts: PreparedAct[] = [];
  for (let done = 0; done < count; done += AT_ONCE) {
    const indexes = Array.from({ length: Math.min(AT_ONCE, count - done) }, (_, offset) => done + offset);
    acts.push(...(await Promise.all(indexes.map(one))));
  }
  return acts;
}

function act(kind: PreparedAct['kind'], applicationId: string, token: string | undefined, index: number): PreparedAct {
  const path = `/api/v1/applications/${applicationId}/${kind}`;
  return { kind, applicationId, path, token: token ?? '', key: `act-${index}` };
}

async function completeDraft(office: Office, ags: string, index: number): Promise<string> {
  const actor = districtSignatory(ags);
  const { id } = mustBeOk(await startDraft(office.database, actor, { callId: referenceCallId('NRWELTOFFEN', 2027) }));
  const entries = completeForm(20_000 + index, `Vorhaben ${index}`);
  mustBeOk(await saveDraft(office.database, actor, { applicationId: id, baseVersion: 1, entries }));
  await attachDocuments(office, actor, id, ['MASSNAHMENPLAN', 'EIGENANTEIL']);
  return id;
}

async function decisionInReview(office: Office, ags: string, euros: number): Promise<string> {
  const { database } = office;
  const { id: applicationId } = await submittedApplication(office, ags, completeForm(euros));
  mustBeOk(await startFormalCheck(database, caseworker, { applicationId }));
  for (const code of [...CHECKS, 'necessary']) {
    mustBeOk(await recordCheck(database, caseworker, { applicationId, code, result: 'MET', note: '' }));
  }
  mustBeOk(await completeFormalCheck(database, caseworker, { applicationId }));
  const decision = { applicationId, kind: 'AWARD', recognitions: [], grantLimits: {}, clauseCodes: [], reasons: [] };
  mustBeOk(await prepareDecision(database, caseworker, { ...decision, kind: 'AWARD' }));
  mustBeOk(await sendToReview(database, caseworker, { applicationId }));
  return applicationId;
}

async function tokensOf(office: Office): Promise<Map<string, string>> {
  const people: [string, Actor][] = DISTRICTS.map((ags) => [ags, districtSignatory(ags)]);
  const tokens = new Map<string, string>();
  for (const [name, actor] of [...people, ['signatory', signatory] as const]) {
    const token = await office.database.transaction(SYSTEM_ACTOR, async (tx) => {
      const email = `${name}@chaos.example`;
      await ensureAccount(tx, { ...actor, id: actor.accountId, email, password: null });
      return mustBeOk(await issueApiToken(tx, actor.accountId, {}, new Date()));
    });
    tokens.set(name, token.token);
  }
  return tokens;
}

function mustBeOk<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}
