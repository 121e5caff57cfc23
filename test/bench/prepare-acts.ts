import { completeFormalCheck, recordCheck, startFormalCheck } from '#applications';
import { prepareDecision, sendToReview } from '#awards';
import { listDistricts } from '#districts';
import { issueApiToken } from '#identity';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { CHECKS } from '../api/checks.js';
import { completeForm, openOffice, readyDraft, submittedApplication, type Office } from '../support/case-builder.js';
import type { TestDatabase } from '../support/database.js';
import { aPerson } from './people.js';
import type { Scale } from './scale.js';
import { BENCH_NOON, type Question } from './web-process.js';

/** Requests of one kind, each possible exactly once on a copy of the prepared database. */
export interface PreparedActs {
  readonly name: string;
  readonly target: number;
  readonly questions: readonly Question[];
}

export interface PreparedOffice {
  readonly testDatabase: TestDatabase;
  readonly acts: readonly PreparedActs[];
}

type Sender = (path: string, key: string) => Question;

const AT_ONCE = 6;
const SIGNATORIES = ['Eins', 'Zwei', 'Drei', 'Vier'];
/** Small enough for a district's cap to hold all of them: the hot row must refuse nobody. */
const EUROS = 300;

/** A database with decisions that wait for their signature and drafts that wait for submission; nobody is connected to it. */
export async function prepareActs(scale: Scale): Promise<PreparedOffice> {
  const office = await openOffice(BENCH_NOON);
  const officer = (await aPerson(office.database, 'Bearbeitung Bench', ['CASEWORKER'])).actor;
  const signatories: Sender[] = [];
  for (const name of SIGNATORIES) signatories.push(await senderOf(office, `Zeichnung ${name}`));
  const districts = (await office.database.read(SYSTEM_ACTOR, (tx) => listDistricts(tx))).map(({ ags }) => ags);
  const hot = districts[0] ?? '';
  const inTurn = (index: number): string => districts[1 + (index % (districts.length - 1))] ?? '';
  const sign = async (ags: string, index: number): Promise<Question> => {
    const id = await caseInReview(office, officer, ags, index);
    return signatories[index % signatories.length]?.(`/api/v1/applications/${id}/sign`, id) as Question;
  };
  const submitters = new Map<string, Sender>();
  for (const ags of districts) submitters.set(ags, await senderOf(office, `Kreis ${ags}`, ags));
  const submit = async (ags: string, index: number): Promise<Question> => {
    const { id } = await readyDraft(office, ags, completeForm(EUROS, `Vorhaben ${index}`));
    return submitters.get(ags)?.(`/api/v1/applications/${id}/submit`, id) as Question;
  };
  const acts: PreparedActs[] = [
    {
      name: 'sign an award, 52 districts',
      target: 0.5,
      questions: await several(scale.acts, (n) => sign(inTurn(n), n)),
    },
    { name: 'sign an award, one hot district', target: 0.7, questions: await several(scale.acts, (n) => sign(hot, n)) },
    { name: 'submit an application', target: 0.5, questions: await several(scale.acts, (n) => submit(inTurn(n), n)) },
  ];
  await office.database.source.destroy();
  return { testDatabase: office.testDatabase, acts };
}

/** An account with a token for the API; a person of a district if an AGS is given. */
async function senderOf({ database }: Office, name: string, ags?: string): Promise<Sender> {
  const roles = ags === undefined ? (['SIGNATORY'] as const) : (['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] as const);
  const { actor } = await aPerson(database, name, roles, ags);
  const issued = await database.transaction(SYSTEM_ACTOR, (tx) =>
    issueApiToken(tx, actor.accountId, { label: 'bench', expiresInDays: 30 }, new Date()),
  );
  if (!issued.ok) throw new Error(JSON.stringify(issued.refusal));
  const headers = { authorization: `Bearer ${issued.value.token}`, 'content-type': 'application/json' };
  return (path, key) => ({ method: 'POST', path, headers: { ...headers, 'idempotency-key': key }, body: '{}' });
}

async function several(count: number, make: (index: number) => Promise<Question>): Promise<Question[]> {
  const made: Question[] = [];
  for (let first = 0; first < count; first += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - first);
    made.push(...(await Promise.all(Array.from({ length: size }, (_, index) => make(first + index)))));
  }
  return made;
}

/** A case whose award waits for the second person. */
export async function caseInReview(office: Office, officer: Actor, ags: string, index: number): Promise<string> {
  const { database } = office;
  const { id: applicationId } = await submittedApplication(office, ags, completeForm(EUROS, `Vorhaben ${index}`));
  must(await startFormalCheck(database, officer, { applicationId }));
  for (const code of CHECKS)
    must(await recordCheck(database, officer, { applicationId, code, result: 'MET', note: '' }));
  must(await completeFormalCheck(database, officer, { applicationId }));
  const choice = { recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] };
  must(await prepareDecision(database, officer, { applicationId, kind: 'AWARD', ...choice }));
  must(await sendToReview(database, officer, { applicationId }));
  return applicationId;
}

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
