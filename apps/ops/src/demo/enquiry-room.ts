import {
  admitMunicipality,
  answerEnquiry,
  askEnquiry,
  endEnquiries,
  listReferralTargets,
  referEnquiry,
  takeEnquiryStep,
} from '#enquiries';
import { actorOf, ensureAccount } from '#identity';
import { CalendarDate, ok, SYSTEM_ACTOR, type Actor, type Refusal, type Result, type Role } from '#kernel';
import type { Database, FixedClock } from '#platform';
import { instantOf } from './demo-time.js';
import { MEMBERS, SCRIPT, type ScriptedEnquiry } from './enquiry-script.js';
import { DEMO_PASSWORD, type DemoAccount } from './people.js';
import { mustSucceed } from './scene.js';

interface RoomPerson {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly about: string;
  /** Key of the municipality; null for the team. */
  readonly ags: string | null;
}

const PEOPLE: readonly RoomPerson[] = [
  {
    name: 'N. Leitstelle',
    email: 'n.leitstelle@kge.example',
    role: 'ENQUIRY_LEAD',
    about: 'Anfragen der Kommunen: Leitung des Teams',
    ags: null,
  },
  {
    name: 'O. Auskunft',
    email: 'o.auskunft@kge.example',
    role: 'ENQUIRY_EDITOR',
    about: 'Anfragen der Kommunen: Team',
    ags: null,
  },
  {
    name: 'P. Rathaus',
    email: 'p.rathaus@hamm.example',
    role: 'ENQUIRY_MEMBER',
    about: 'Anfragen der Kommunen: Stadt Hamm',
    ags: '05915',
  },
  {
    name: 'R. Kreishaus',
    email: 'r.kreishaus@kleve.example',
    role: 'ENQUIRY_MEMBER',
    about: 'Anfragen der Kommunen: Kreis Kleve',
    ags: '05154',
  },
];

/** The accounts of the closed room to print at the start. */
export const roomAccounts = (): readonly DemoAccount[] =>
  PEOPLE.map(({ name, email, about }) => ({ role: `${name}, ${about}`, email, password: DEMO_PASSWORD }));

interface Stage {
  readonly database: Database;
  readonly clock: FixedClock;
  readonly today: CalendarDate;
}

/** Members, and enquiries in every status, the wiped ones included. */
export async function loadEnquiryRoom({ database, clock, today }: Stage): Promise<void> {
  const open = (person: Omit<RoomPerson, 'about'>, organisationId: string | null, password: string | null) =>
    database.transaction(SYSTEM_ACTOR, async (tx): Promise<Actor> =>
      actorOf(await ensureAccount(tx, { ...person, roles: [person.role], organisationId, password })),
    );
  const [lead, editor, ...others] = PEOPLE;
  if (!lead || !editor) throw new Error('demo: nobody in the room');
  const [leadActor, editorActor] = [await open(lead, null, DEMO_PASSWORD), await open(editor, null, DEMO_PASSWORD)];
  clock.moveTo(instantOf('2025-01-15 09:00', today));
  const members = new Map<string, Actor>();
  for (const { key, ...member } of MEMBERS) {
    const admitted = mustSucceed(firstOf(await admitMunicipality(database, leadActor, member)));
    const known = others.find(({ ags }) => ags === member.ags);
    const person = known ?? {
      name: 'Funktionskonto',
      email: `konto@${key}.example`,
      role: 'ENQUIRY_MEMBER' as const,
      ags: null,
    };
    members.set(key, await open(person, admitted.municipalityId, known ? DEMO_PASSWORD : null));
  }
  for (const scripted of SCRIPT) {
    const member = members.get(scripted.member);
    if (!member) throw new Error(`demo: no member ${scripted.member}`);
    clock.moveTo(instantOf(scripted.at, today));
    await play(database, scripted, { member, editor: editorActor });
  }
  // The job of the day, as if the worker had run every night.
  for (const day of ['2026-02-28', '2026-09-30', today.toString()].filter((each) => each <= today.toString())) {
    clock.moveTo(instantOf(`${day} 02:00`, today));
    await endEnquiries(database, SYSTEM_ACTOR, CalendarDate.iso(day));
  }
}

function firstOf<T>(result: Result<T, readonly Refusal[]>): Result<T, Refusal> {
  if (result.ok) return ok(result.value);
  throw new Error(`demo: ${JSON.stringify(result.refusal)}`);
}

async function play(
  database: Database,
  scripted: ScriptedEnquiry,
  { member, editor }: { readonly member: Actor; readonly editor: Actor },
): Promise<void> {
  const nothingToConfirm = { confirmed: [], confirmationReason: '' };
  const asked = await askEnquiry(database, member, { ...scripted, saysNoPersonalData: true, ...nothingToConfirm });
  const { id: enquiryId } = mustSucceed(firstOf(asked));
  const step = async (action: 'accept-enquiry' | 'reject-for-personal-data' | 'close-enquiry'): Promise<void> => {
    mustSucceed(await takeEnquiryStep(database, editor, { enquiryId, action }));
  };
  if (scripted.end === 'NEW') return;
  if (scripted.end === 'REJECTED') return step('reject-for-personal-data');
  await step('accept-enquiry');
  if (scripted.end === 'ACCEPTED') return;
  const text = { enquiryId, body: scripted.answer ?? '', ...nothingToConfirm };
  if (scripted.referTo === undefined) {
    mustSucceed(await answerEnquiry(database, editor, text));
  } else {
    const targets = await database.read(editor, listReferralTargets);
    const target = targets.find(({ name }) => name.startsWith(scripted.referTo ?? '?'));
    mustSucceed(await referEnquiry(database, editor, { ...text, referralTargetId: target?.id ?? '' }));
  }
  if (scripted.end === 'CLOSED') await step('close-enquiry');
}
