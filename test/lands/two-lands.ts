import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import {
  completeFormalCheck,
  recordCheck,
  saveDraft,
  startDraft,
  startFormalCheck,
  submitApplication,
} from '#applications';
import { prepareDecision, sendToReview } from '#awards';
import { organisationIdOfReference } from '#districts';
import { actorOf, ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { appointToLeadBody, referenceCallId } from '#programmes';
import { attachDocuments, completeForm } from '../support/case-builder.js';
import { startTestWeb, TEST_PASSWORD, type TestBrowser, type TestWeb } from '../support/web.js';

export const CODE = 'BERATEN_NI';
const CHECKS = ['entitled', 'in-time', 'signatory', 'concept', 'not-begun', 'financing-secured', 'cap', 'necessary'];

/** Invented people of Niedersachsen: name, roles, whether of the association. */
const PEOPLE = {
  association: ['B. Verein', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY']],
  caseworker: ['H. Leine', ['CASEWORKER']],
  protection: ['V. Schutz', ['REVIEWER']],
  police: ['L. Kripo', ['REVIEWER']],
  signatory: ['M. Sozial', ['SIGNATORY']],
  administrator: ['K. Leitung', ['PROGRAMME_ADMIN']],
  budget: ['T. Titel', ['BUDGET_OFFICER']],
} as const satisfies Record<string, readonly [string, readonly Role[]]>;

export type Person = keyof typeof PEOPLE;

export interface TwoLands {
  readonly web: TestWeb;
  actor(name: Person): Actor;
  browser(name: Person): Promise<TestBrowser>;
  close(): Promise<void>;
}

/** An installation with Nordrhein-Westfalen and Niedersachsen, and the people of the second Land. */
export async function openTwoLands(): Promise<TwoLands> {
  const web = await startTestWeb();
  await loadReference(web.database, process.cwd(), ['NW', 'NI']);
  const actors = new Map<Person, Actor>();
  for (const [key, [name, roles]] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
    const organisationId = key === 'association' ? organisationIdOfReference('beraten') : null;
    const draft = { name, email: `${key}@ni.example`, roles, organisationId, password: TEST_PASSWORD, land: 'NI' };
    actors.set(key, actorOf(await web.database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, draft))));
  }
  const actor = (name: Person): Actor => {
    const found = actors.get(name);
    if (!found) throw new Error(name);
    return found;
  };
  for (const [person, body] of [
    ['protection', 'VS'],
    ['police', 'LKA'],
  ] as const) {
    const account = { id: actor(person).accountId, name: actor(person).name };
    must(await appointToLeadBody(web.database, actor('administrator'), { programmeCode: CODE, body, account }));
  }
  const browser = (name: Person): Promise<TestBrowser> =>
    web.signedIn({ email: `${name}@ni.example`, roles: PEOPLE[name][1], organisationId: null });
  return { web, actor, browser, close: () => web.close() };
}

/** What beRATen e.V. applies for, prepared as an award and in review. */
export async function caseOfBeraten(lands: TwoLands): Promise<{ id: string; fileNumber: string }> {
  const { actor } = lands;
  const { database } = lands.web;
  const association = actor('association');
  const draft = must(await startDraft(database, association, { callId: referenceCallId(CODE, 2027) }));
  const {
    'project.phase': _,
    'declaration.demarcation': __,
    ...form
  } = completeForm(100_000, 'Beratung 2027 bis zum Meer');
  const entries = { ...form, 'cost.b0001.category': 'PERSONNEL', 'funding.OWN_CASH.2027': '10.000,00' };
  must(await saveDraft(database, association, { applicationId: draft.id, baseVersion: 1, entries }));
  await attachDocuments({ database }, association, draft.id, ['KONZEPT']);
  must(await submitApplication(database, association, { applicationId: draft.id }));
  const act = { applicationId: draft.id };
  must(await startFormalCheck(database, actor('caseworker'), act));
  for (const code of CHECKS) {
    await recordCheck(database, actor('caseworker'), { ...act, code, result: 'MET', note: '' });
  }
  must(await completeFormalCheck(database, actor('caseworker'), act));
  await prepared(lands, draft.id);
  return draft;
}

/** The award is prepared, again if need be, and lies with the lead bodies. */
export async function prepared({ web: { database }, actor }: TwoLands, applicationId: string): Promise<void> {
  must(
    await prepareDecision(database, actor('caseworker'), {
      applicationId,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: ['use-report', 'ni-publicity'],
      reasons: [],
    }),
  );
  must(await sendToReview(database, actor('caseworker'), { applicationId }));
}

export function must<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: unknown },
): T {
  if (result.ok) return result.value;
  throw new Error(JSON.stringify(result.refusal));
}
