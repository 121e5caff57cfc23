import { listOrganisations, organisationIdOfDistrict, STADT_AACHEN_ID } from '#districts';
import { actorOf, ensureAccount } from '#identity';
import { SYSTEM_ACTOR, type Actor, type Role } from '#kernel';
import type { Database } from '#platform';

/** An account to sign in with, as printed at the start. */
export interface DemoAccount {
  readonly role: string;
  readonly email: string;
  readonly password: string;
}

/** The same for every demo account; only a demo ever has it. */
export const DEMO_PASSWORD = 'foerderakte-demo';

interface Person {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  /** As printed at the start. */
  readonly about: string;
}

export const OFFICE: readonly Person[] = [
  person('A. Beispiel', 'LKS: Sachbearbeitung', 'CASEWORKER'),
  person('F. Vermerk', 'LKS: Sachbearbeitung', 'CASEWORKER'),
  person('B. Muster', 'LKS: Zweitprüfung', 'REVIEWER'),
  person('C. Probe', 'LKS: Schlusszeichnung', 'SIGNATORY'),
  person('G. Titelbuch', 'LKS: Haushalt', 'BUDGET_OFFICER'),
  person(
    'P. Leitung',
    'LKS: Programmleitung, Ausnahmen vom Höchstbetrag',
    'PROGRAMME_ADMIN',
    'CAP_EXCEPTION_OFFICER',
    'BUDGET_OVERRUN_OFFICER',
  ),
  person('V. Verbund', 'LKS: Netzwerk, Gremien, Veranstaltungen', 'NETWORK_EDITOR'),
  person('H. Feststellung', 'LKS: Zahlungen feststellen', 'PAYMENT_CERTIFIER'),
  person('J. Anordnung', 'LKS: Zahlungen anordnen', 'PAYMENT_AUTHORISER'),
  person('N. Nachweis', 'LKS: Verwendungsnachweise prüfen', 'USE_AUDITOR'),
  person('R. Revision', 'Rechnungsprüfung: liest alles, ändert nichts', 'AUDIT_READ'),
  person('S. System', 'Systemverwaltung: Konten, Demo-Uhr', 'SYS_ADMIN'),
];

/** Districts whose people can sign in, in the order in which they are printed: AGS -> editor, signatory, further editors. */
const CAST: Readonly<Record<string, readonly string[]>> = {
  '05358': ['D. Vorlage', 'K. Kreissiegel', 'E. Schablone'],
  '05315': ['M. Stempel', 'O. Federhalter'],
  '05766': ['L. Formblatt', 'T. Tinte'],
  '05334': ['U. Umlauf', 'V. Kladde'],
  '05915': ['W. Hefter', 'X. Locher'],
  AACHEN: ['Q. Durchschlag', 'Y. Register'],
  '05513': ['I. Merkzettel', 'Z. Schlusspunkt'],
  '05382': ['A. Karteikasten', 'B. Briefkopf'],
};

/** For districts without a cast: evidently invented names. */
const NOUNS = [
  ...[
    'Ablage',
    'Bleistift',
    'Büroklammer',
    'Eingangskorb',
    'Faltblatt',
    'Gegenzeichnung',
    'Hängemappe',
    'Inhaltsangabe',
  ],
  ...['Klemmbrett', 'Lesezeichen', 'Mappe', 'Notizblock', 'Ordner', 'Paginierung', 'Quittung', 'Radiergummi'],
];
const LETTERS = 'CDEFGHIJKLMNOPRSTUVW';

export interface DistrictPeople {
  readonly editor: Actor;
  readonly signatory: Actor;
  /** A second editor, or the first again. */
  readonly colleague: Actor;
  readonly name: string;
  readonly emailOfEditor: string;
}

export interface People {
  readonly office: ReadonlyMap<string, Actor>;
  readonly districts: ReadonlyMap<string, DistrictPeople>;
}

/** Opens the accounts of the office and of the districts named. Only the cast and the office can sign in. */
export async function openAccounts(database: Database, districts: readonly string[]): Promise<People> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const open = async (each: Person, organisationId: string | null, password: string | null): Promise<Actor> =>
      actorOf(await ensureAccount(tx, { ...each, organisationId, password }));
    const office = new Map<string, Actor>();
    for (const each of OFFICE) office.set(each.name, await open(each, null, DEMO_PASSWORD));
    const organisations = await listOrganisations(tx);
    const people = new Map<string, DistrictPeople>();
    for (const [index, key] of [...new Set([...Object.keys(CAST), ...districts])].entries()) {
      const id = organisationIdOf(key);
      const name = organisations.find((organisation) => organisation.id === id)?.name ?? key;
      const [editor, signatory, colleague] = peopleOf(key, name, index);
      const password = key in CAST ? DEMO_PASSWORD : null;
      const first = await open(editor, id, password);
      people.set(key, {
        name,
        editor: first,
        emailOfEditor: editor.email,
        signatory: await open(signatory, id, password),
        colleague: colleague ? await open(colleague, id, password) : first,
      });
    }
    return { office, districts: people };
  });
}

/** The accounts to print at the start, without asking the database. */
export function demoAccounts(nameOf: (organisationId: string) => string): readonly DemoAccount[] {
  const districts = Object.keys(CAST).flatMap((key, index) => peopleOf(key, nameOf(organisationIdOf(key)), index));
  const printed = (each: Person): DemoAccount => ({
    role: `${each.name}, ${each.about}`,
    email: each.email,
    password: DEMO_PASSWORD,
  });
  return [...districts, ...OFFICE].map(printed);
}

export const organisationIdOf = (key: string): string =>
  key === 'AACHEN' ? STADT_AACHEN_ID : organisationIdOfDistrict(key);

function peopleOf(key: string, district: string, index: number): readonly [Person, Person, ...Person[]] {
  const [editor, signatory, colleague] = CAST[key] ?? [inventedName(index * 2), inventedName(index * 2 + 1)];
  const member = (name: string | undefined, about: string, role: Role): Person => ({
    ...person(name ?? inventedName(index), `${district}: ${about}`, role),
    email: emailOf(name ?? inventedName(index), district),
  });
  const first = member(editor, 'Bearbeitung', 'APPLICANT_EDITOR');
  const second = member(signatory, 'Zeichnung', 'APPLICANT_SIGNATORY');
  return colleague ? [first, second, member(colleague, 'Bearbeitung', 'APPLICANT_EDITOR')] : [first, second];
}

const inventedName = (index: number): string =>
  `${LETTERS[index % LETTERS.length] ?? 'N'}. ${NOUNS[(index * 5) % NOUNS.length] ?? 'Name'}`;

function person(name: string, about: string, ...roles: Role[]): Person {
  return { name, about, roles, email: emailOf(name, 'LKS') };
}

/** a.beispiel@lks.example, d.vorlage@kreis-dueren.example */
function emailOf(name: string, organisation: string): string {
  const plain = (text: string): string =>
    text.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return `${plain(name).replace('. ', '.')}@${plain(organisation).replace(/[^a-z]+/g, '-')}.example`;
}
