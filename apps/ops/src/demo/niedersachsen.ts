import {
  completeFormalCheck,
  openDraft,
  recordCheck,
  saveDraft,
  startDraft,
  startFormalCheck,
  submitApplication,
  type DraftFields,
} from '#applications';
import { awardOfApplication, confirmReview, prepareDecision, sendToReview, signDecision } from '#awards';
import { listOrganisations, organisationIdOfReference } from '#districts';
import { actorOf, ensureAccount } from '#identity';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import { recordReceipt } from '#notices';
import type { Database, FileStore, FixedClock, Transaction } from '#platform';
import { appointToLeadBody, referenceCallId } from '#programmes';
import { openRecovery, sendHearing } from '#settlement';
import { instantOf } from './demo-time.js';
import { attachDocuments } from './documents.js';
import { DEMO_PASSWORD, type DemoAccount } from './people.js';
import { mustSucceed } from './scene.js';

const LAND = 'NI';
const PROGRAMME = 'BERATEN_NI';
const ASSOCIATION = organisationIdOfReference('beraten');
const CHECKS = ['entitled', 'in-time', 'signatory', 'concept', 'not-begun', 'financing-secured', 'cap', 'necessary'];

/** Invented people: name, address before the @, of whom, roles. */
const CAST = {
  association: ['B. Verein', 'b.verein', 'beRATen e. V.', ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY']],
  caseworker: ['H. Leine', 'h.leine', 'Niedersachsen: Sachbearbeitung', ['CASEWORKER']],
  protection: ['V. Schutz', 'v.schutz', 'Niedersachsen: Zustimmung für den Verfassungsschutz', ['REVIEWER']],
  police: ['L. Kripo', 'l.kripo', 'Niedersachsen: Zustimmung für das Landeskriminalamt', ['REVIEWER']],
  signatory: ['M. Sozial', 'm.sozial', 'Niedersachsen: Schlusszeichnung', ['SIGNATORY']],
  lead: ['K. Leitung', 'k.leitung', 'Niedersachsen: Programmleitung', ['PROGRAMME_ADMIN']],
  budget: ['T. Titel', 't.titel', 'Niedersachsen: Haushalt', ['BUDGET_OFFICER']],
  system: ['D. Deich', 'd.deich', 'Niedersachsen: Systemverwaltung', ['SYS_ADMIN']],
} as const satisfies Record<string, readonly [string, string, string, readonly Role[]]>;

type Name = keyof typeof CAST;

interface Stage {
  readonly database: Database;
  readonly files: FileStore;
  readonly clock: FixedClock;
  readonly today: CalendarDate;
}

/** An installation that holds North Rhine-Westphalia alone has no association of Niedersachsen. */
export const isNiedersachsenLoaded = async (tx: Transaction): Promise<boolean> =>
  (await listOrganisations(tx)).some(({ id }) => id === ASSOCIATION);

export const niedersachsenAccounts = (): readonly DemoAccount[] =>
  Object.values(CAST).map(([name, address, about]) => ({
    role: `${name}, ${about}`,
    email: emailOf(address),
    password: DEMO_PASSWORD,
  }));

/** beRATen e. V. has a grant for 2026 and asks for 2027; of that, the Verfassungsschutz has approved the award, the LKA has not yet. */
export async function loadNiedersachsen(stage: Stage): Promise<void> {
  const { database } = stage;
  if (!(await database.read(SYSTEM_ACTOR, isNiedersachsenLoaded))) return;
  const people = await openAccounts(database);
  await fillLeadBodies(stage, people);
  await loadGrantOf2026(stage, people);
  const applicationId = await apply(stage, people.association, ASKED_2027);
  await examine(stage, people.caseworker, applicationId, ASKED_2027);
  at(stage, 'T-1 15:20');
  mustSucceed(await confirmReview(database, people.protection, { applicationId }));
}

/** The grant of the running year: granted by both bodies, final, and now heard about a part that was not carried out. */
async function loadGrantOf2026(stage: Stage, people: Record<Name, Actor>): Promise<void> {
  const { database } = stage;
  const { association, caseworker, protection, police, signatory } = people;
  const applicationId = await apply(stage, association, ASKED_2026);
  await examine(stage, caseworker, applicationId, ASKED_2026);
  at(stage, '2026-02-04 10:10');
  mustSucceed(await confirmReview(database, protection, { applicationId }));
  at(stage, '2026-02-04 15:40');
  mustSucceed(await confirmReview(database, police, { applicationId }));
  at(stage, '2026-02-05 09:30');
  const { noticeId } = mustSucceed(await signDecision(database, signatory, { applicationId }));
  at(stage, '2026-02-10 08:45');
  const receipt = { noticeId, receivedOn: CalendarDate.of(2026, 2, 9), proof: 'Empfangsbekenntnis' };
  mustSucceed(await recordReceipt(database, caseworker, receipt));
  at(stage, 'T-6 11:00');
  const award = await database.read(caseworker, (tx) => awardOfApplication(tx, applicationId));
  if (!award) throw new Error('the grant of Niedersachsen is missing');
  const today = stage.today.plusDays(-6);
  const { recoveryId } = mustSucceed(
    await openRecovery(database, caseworker, {
      ...{ awardId: award.id, basis: 'REVOCATION', reduction: Money.ofEuros(4_500) },
      finding: 'Die Fortbildung für Fachkräfte im zweiten Halbjahr fand nach Mitteilung des Vereins nicht statt.',
      ...{ ineffectiveFrom: today, knowledgeCompleteOn: today },
    }),
  );
  at(stage, 'T-6 11:20');
  mustSucceed(await sendHearing(database, caseworker, { recoveryId, due: null }));
}

/** What the association asks for in a year, and when that goes its way. */
interface Asked {
  readonly year: number;
  readonly form: DraftFields;
  readonly started: string;
  readonly submitted: string;
  readonly checked: string;
  readonly prepared: string;
  readonly sent: string;
}

async function openAccounts(database: Database): Promise<Readonly<Record<Name, Actor>>> {
  const opened = await database.transaction(SYSTEM_ACTOR, async (tx) => {
    const entries: [string, Actor][] = [];
    for (const [key, [name, address, , roles]] of Object.entries(CAST)) {
      const organisationId = key === 'association' ? ASSOCIATION : null;
      const account = { name, email: emailOf(address), roles, organisationId, password: DEMO_PASSWORD, land: LAND };
      entries.push([key, actorOf(await ensureAccount(tx, account))]);
    }
    return entries;
  });
  return Object.fromEntries(opened) as Record<Name, Actor>;
}

async function fillLeadBodies(stage: Stage, { lead, protection, police }: Record<Name, Actor>): Promise<void> {
  at(stage, '2026-01-02 09:00');
  for (const [body, { accountId, name }] of [
    ['VS', protection],
    ['LKA', police],
  ] as const) {
    const appointment = { programmeCode: PROGRAMME, body, account: { id: accountId, name } };
    mustSucceed(await appointToLeadBody(stage.database, lead, appointment));
  }
}

async function apply(stage: Stage, association: Actor, asked: Asked): Promise<string> {
  const { database, files } = stage;
  const { form } = asked;
  at(stage, asked.started);
  const callId = referenceCallId(PROGRAMME, asked.year);
  const { id } = mustSucceed(await startDraft(database, association, { callId }));
  const { draft } = await database.read(association, async (tx) => mustSucceed(await openDraft(tx, id)));
  mustSucceed(await saveDraft(database, association, { applicationId: id, baseVersion: draft.version, entries: form }));
  const about = { kinds: ['KONZEPT'], district: 'beRATen e. V.', title: form['project.title'] ?? '' };
  await attachDocuments(database, files, association, id, about);
  at(stage, asked.submitted);
  mustSucceed(await submitApplication(database, association, { applicationId: id }));
  return id;
}

async function examine(stage: Stage, caseworker: Actor, applicationId: string, asked: Asked): Promise<void> {
  const { database } = stage;
  at(stage, asked.checked);
  mustSucceed(await startFormalCheck(database, caseworker, { applicationId }));
  for (const code of CHECKS) {
    mustSucceed(await recordCheck(database, caseworker, { applicationId, code, result: 'MET', note: '' }));
  }
  mustSucceed(await completeFormalCheck(database, caseworker, { applicationId }));
  at(stage, asked.prepared);
  mustSucceed(
    await prepareDecision(database, caseworker, {
      ...{ applicationId, kind: 'AWARD', recognitions: [], grantLimits: {}, reasons: [] },
      clauseCodes: ['use-report', 'ni-publicity'],
    }),
  );
  at(stage, asked.sent);
  mustSucceed(await sendToReview(database, caseworker, { applicationId }));
}

const at = ({ clock, today }: Stage, instant: string): void => clock.moveTo(instantOf(instant, today));

const emailOf = (address: string): string => `${address}@kip-ni.example`;

const FORM_2027: DraftFields = {
  'applicant.unit': 'Beratungsstelle',
  'applicant.contactName': 'B. Verein',
  'applicant.contactFunction': 'Geschäftsführung',
  'applicant.contactEmail': emailOf('b.verein'),
  'applicant.contactPhone': '0511 000-0000',
  'applicant.signatoryName': 'B. Verein',
  'applicant.signatoryFunction': 'Vorstand',
  'bank.holder': 'beRATen e. V.',
  'bank.iban': 'DE89370400440532013000',
  'project.title': 'Beratung von Angehörigen und Umfeld 2027',
  'project.periodFrom': '01.01.2027',
  'project.periodTo': '31.12.2027',
  'project.summary':
    'Der Verein berät Eltern, Angehörige und Fachkräfte, die sich um die Radikalisierung eines Menschen sorgen, und bildet Fachkräfte fort.',
  'project.targetGroups': 'Angehörige, Schulen, Jugendhilfe',
  'goal.a0001.goal': 'Ratsuchende finden im ganzen Land schnell Hilfe',
  'goal.a0001.measure': 'Beratung am Telefon und vor Ort',
  'goal.a0001.indicator': 'Tage bis zum ersten Gespräch',
  'goal.a0001.target': '5',
  'cost.b0001.category': 'PERSONNEL',
  'cost.b0001.description': 'Drei Beratungsfachkräfte, zusammen 2,5 Stellen',
  'cost.b0001.amount.2027': '182.000,00',
  'cost.b0002.category': 'MATERIAL',
  'cost.b0002.description': 'Miete, Fahrten im Land, Material',
  'cost.b0002.amount.2027': '34.000,00',
  'cost.b0003.category': 'FEES',
  'cost.b0003.description': 'Supervision und Dolmetschen',
  'cost.b0003.amount.2027': '14.000,00',
  'funding.OWN_CASH.2027': '23.000,00',
  'declaration.notBegun': 'JA',
  'declaration.vatDeductible': 'NEIN',
  'declaration.otherFunding': 'NEIN',
  'declaration.privacy': 'JA',
  'declaration.correctness': 'JA',
};

/** The same advice in the year before, a little smaller. */
const FORM_2026: DraftFields = {
  ...Object.fromEntries(Object.entries(FORM_2027).filter(([field]) => !field.endsWith('.2027'))),
  'project.title': 'Beratung von Angehörigen und Umfeld 2026',
  'project.periodFrom': '01.03.2026',
  'project.periodTo': '31.12.2026',
  'cost.b0001.amount.2026': '148.000,00',
  'cost.b0002.amount.2026': '28.000,00',
  'cost.b0003.amount.2026': '14.000,00',
  'funding.OWN_CASH.2026': '19.000,00',
};

const ASKED_2026: Asked = {
  ...{ year: 2026, form: FORM_2026, started: '2026-01-08 10:30', submitted: '2026-01-15 11:15' },
  ...{ checked: '2026-01-26 09:00', prepared: '2026-02-02 10:00', sent: '2026-02-02 10:20' },
};
const ASKED_2027: Asked = {
  ...{ year: 2027, form: FORM_2027, started: '2026-10-05 10:30', submitted: '2026-10-19 11:15' },
  ...{ checked: '2026-10-26 09:00', prepared: 'T-3 10:00', sent: 'T-3 10:20' },
};
