import { loadReference } from '../../apps/ops/src/reference/load-reference.js';
import { completeFormalCheck, loadApplication, recordCheck, startFormalCheck, type DraftFields } from '#applications';
import { prepareDecision, sendToReview, type PrepareDecision } from '#awards';
import { ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { completeForm, submittedApplication } from './case-builder.js';
import { startTestWeb, TEST_PASSWORD, type TestBrowser, type TestWeb } from './web.js';

/** The people at the authority's desks, with accounts in the database; names are invented. */
export const DESK = {
  caseworker: { email: 'beispiel@lks.example', name: 'A. Beispiel', roles: ['CASEWORKER'] },
  reviewer: { email: 'muster@lks.example', name: 'B. Muster', roles: ['REVIEWER'] },
  signatory: { email: 'probe@lks.example', name: 'C. Probe', roles: ['SIGNATORY'] },
  /** Works on cases and signs others': the one whom four eyes must stop. */
  allrounder: { email: 'vermerk@lks.example', name: 'F. Vermerk', roles: ['CASEWORKER', 'SIGNATORY'] },
  capOfficer: { email: 'leitung@lks.example', name: 'P. Leitung', roles: ['CAP_EXCEPTION_OFFICER'] },
  auditor: { email: 'pruefung@lrh.example', name: 'R. Pruefer', roles: ['AUDIT_READ'] },
} as const satisfies Record<string, { email: string; name: string; roles: readonly Role[] }>;

export type DeskName = keyof typeof DESK;

export interface AuthorityDesk {
  readonly web: TestWeb;
  /** The person as an actor, for use cases. */
  actor(name: DeskName): Actor;
  /** The person in a browser without scripts, signed in. */
  browser(name: DeskName): Promise<TestBrowser>;
  versionOf(id: string): Promise<number>;
  close(): Promise<void>;
}

const CHECKS = [
  'entitled',
  'in-time',
  'signatory',
  'concept',
  'not-begun',
  'financing-secured',
  'demarcation',
  'cap',
  'necessary',
];
export const FORMAL_CHECKS = CHECKS.slice(0, 5);

/** The web application with reference data and the people of the authority. */
export async function openDesk(): Promise<AuthorityDesk> {
  const web = await startTestWeb();
  await loadReference(web.database, process.cwd());
  const ids = new Map<DeskName, string>();
  for (const [name, person] of Object.entries(DESK)) {
    const account = { ...person, organisationId: null, password: TEST_PASSWORD };
    const { id } = await web.database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, account));
    ids.set(name as DeskName, id);
  }
  const actor = (name: DeskName): Actor => ({
    accountId: ids.get(name) ?? '',
    name: DESK[name].name,
    roles: DESK[name].roles,
    organisationId: null,
    scope: 'AUTHORITY',
  });
  return {
    web,
    actor,
    browser: (name) => web.signedIn({ ...DESK[name], organisationId: null }),
    versionOf: async (id) => {
      const found = await web.database.read(actor('caseworker'), (tx) => loadApplication(tx, id));
      return found?.version ?? 0;
    },
    close: () => web.close(),
  };
}

export interface BuiltCase {
  readonly id: string;
  readonly fileNumber: string;
}

/** A case in the material check with every point met. */
export async function checkedCase(desk: AuthorityDesk, ags: string, fields?: DraftFields): Promise<BuiltCase> {
  const { database } = desk.web;
  const built = await submittedApplication(desk.web, ags, fields ?? completeForm(50_000));
  const caseworker = desk.actor('caseworker');
  must(await startFormalCheck(database, caseworker, { applicationId: built.id }));
  for (const code of CHECKS) {
    must(await recordCheck(database, caseworker, { applicationId: built.id, code, result: 'MET', note: '' }));
  }
  must(await completeFormalCheck(database, caseworker, { applicationId: built.id }));
  return built;
}

/** A case with a prepared award; `as` prepares it. */
export async function preparedCase(
  desk: AuthorityDesk,
  ags: string,
  fields?: DraftFields,
  choice: Partial<PrepareDecision> = {},
  as: DeskName = 'caseworker',
): Promise<BuiltCase> {
  const built = await checkedCase(desk, ags, fields);
  must(
    await prepareDecision(desk.web.database, desk.actor(as), {
      applicationId: built.id,
      kind: 'AWARD',
      recognitions: [],
      grantLimits: {},
      clauseCodes: ['use-report', 'forwarding', 'publicity'],
      reasons: [],
      ...choice,
    }),
  );
  return built;
}

/** A case whose award lies with the second person, its money reserved. */
export async function caseInReview(
  desk: AuthorityDesk,
  ags: string,
  fields?: DraftFields,
  as: DeskName = 'caseworker',
): Promise<BuiltCase> {
  const built = await preparedCase(desk, ags, fields, {}, as);
  must(await sendToReview(desk.web.database, desk.actor(as), { applicationId: built.id }));
  return built;
}

/** A plan over two years with several kinds of cost, as in the pictures of the design. */
export function twoYearForm(title: string, first: number, second: number): DraftFields {
  const german = (euros: number): string => euros.toFixed(2).replace('.', ',');
  const grantOf = (euros: number): number => Math.min(Math.floor(euros * 80) / 100, 72_100);
  const own = (euros: number): string => german(Math.round((euros - grantOf(euros)) * 100) / 100);
  return {
    ...completeForm(first, title),
    'project.periodTo': '31.12.2028',
    'cost.b0001.amount.2027': german(first - 15_000),
    'cost.b0001.amount.2028': german(second - 10_000),
    'cost.b0002.category': 'HONORAR',
    'cost.b0002.description': 'Moderation und Fachvorträge',
    'cost.b0002.amount.2027': german(9_000),
    'cost.b0002.amount.2028': german(6_000),
    'cost.b0003.category': 'SACH',
    'cost.b0003.description': 'Räume, Bewirtung, Material',
    'cost.b0003.amount.2027': german(6_000),
    'cost.b0003.amount.2028': german(4_000),
    'funding.OWN_CASH.2027': own(first),
    'funding.OWN_CASH.2028': own(second),
  };
}

function must(result: { readonly ok: boolean }): void {
  if (!result.ok) throw new Error(JSON.stringify(result));
}
