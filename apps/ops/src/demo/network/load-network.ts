import { listAwards } from '#awards';
import { listDistricts } from '#districts';
import { confirmRegistration, planEvent, publishEvent, registerForEvent } from '#events';
import { CalendarDate, SYSTEM_ACTOR, type Actor } from '#kernel';
import {
  addConcept,
  addFinding,
  addMeasure,
  addOffer,
  enterFigure,
  findConcept,
  linkMeasureToAward,
  moveMeasure,
  referToOffer,
  saveRegistered,
} from '#network';
import { instantOf } from '../demo-time.js';
import { mustSucceed, type Stage } from '../scene.js';
import { loadBodies } from './load-bodies.js';
import { CONCEPTS, FINDINGS, type DemoConcept } from './concepts.js';
import { EVENTS, type DemoEvent } from './events.js';
import { FIGURES, OFFERS, ORGANISATIONS, REFERENCES } from './organisations.js';

const PAYING_MEASURE = 'NRWeltoffen: örtliche Handlungskonzepte';
const MS_PER_DAY = 86_400_000;

/** Registers, bodies with their meetings and votes, concepts and events. Organisations are real, acts are invented. */
export async function loadNetwork(stage: Stage): Promise<void> {
  const editor = stage.people.office.get('V. Verbund');
  // Which award pays for a measure only the authority sees.
  const lead = stage.people.office.get('P. Leitung');
  if (!editor || !lead) throw new Error('demo: no network editor');
  stage.clock.moveTo(instantOf('T-60 09:00', stage.today));
  await loadRegisters(stage, editor);
  for (const concept of CONCEPTS) await loadConcept(stage, lead, concept);
  await loadBodies(stage, editor);
  stage.clock.moveTo(instantOf('T-10 09:00', stage.today));
  for (const event of EVENTS) await loadEvent(stage, editor, event);
  stage.clock.moveTo(instantOf('T-0 08:00', stage.today));
}

async function loadRegisters({ database }: Stage, editor: Actor): Promise<void> {
  const ids = new Map<string, string>();
  for (const row of ORGANISATIONS) {
    const draft = { ...row, email: '', phone: '', verifiedBy: null };
    ids.set(row.name, mustSucceed(await saveRegistered(database, editor, draft)).id);
  }
  const districts = (await database.read(editor, listDistricts)).map(({ ags }) => ags);
  const offers = new Map<string, string>();
  for (const { organisation, kind, name, website, regions } of OFFERS) {
    const added = await addOffer(database, editor, {
      ...{ organisationId: ids.get(organisation) ?? '', kind, name, website, description: '', phone: '', email: '' },
      ...{ isPublic: true, verifiedBy: null },
      districts: districts.filter((ags) => regions.length === 0 || regions.includes(ags[2] ?? '')),
    });
    offers.set(name, mustSucceed(added).id);
  }
  for (const [from, to, note] of REFERENCES)
    mustSucceed(
      await referToOffer(database, editor, { fromId: offers.get(from) ?? '', toId: offers.get(to) ?? '', note }),
    );
  for (const [offer, halfYear, category, cases] of FIGURES)
    mustSucceed(await enterFigure(database, editor, { offerId: offers.get(offer) ?? '', halfYear, category, cases }));
}

async function loadConcept({ database }: Stage, editor: Actor, { fields, ...draft }: DemoConcept): Promise<void> {
  const titles = Object.keys(fields);
  const added = await addConcept(database, editor, { ...draft, land: 'NW', isPublic: true, fields: titles });
  const { id } = mustSucceed(added);
  const concept = await database.read(editor, (tx) => findConcept(tx, id));
  for (const [field, measures] of Object.entries(fields)) {
    const fieldId = concept?.fields.find(({ title }) => title === field)?.id ?? '';
    for (const [title, responsible, partners, steps] of measures) {
      const measure = { conceptId: id, fieldId, title, responsible, partners, isPublic: true };
      const measureId = mustSucceed(await addMeasure(database, editor, measure)).id;
      for (const action of steps) mustSucceed(await moveMeasure(database, editor, { measureId, action, note: '' }));
      await link(database, editor, title, measureId);
    }
  }
}

/** The measure that awards pay for, and the findings that speak of a measure. */
async function link(database: Stage['database'], editor: Actor, title: string, measureId: string): Promise<void> {
  if (title === PAYING_MEASURE) {
    const awards = await database.read(editor, (tx) =>
      listAwards(tx, { programme: 'NRWELTOFFEN', limit: 3, offset: 0 }),
    );
    for (const { id } of awards) mustSucceed(await linkMeasureToAward(database, editor, { measureId, awardId: id }));
  }
  for (const { measure, ...finding } of FINDINGS)
    if (measure === title)
      mustSucceed(
        await addFinding(database, editor, { ...finding, website: '', isPublic: true, measureIds: [measureId] }),
      );
}

async function loadEvent({ database, clock, today }: Stage, editor: Actor, event: DemoEvent): Promise<void> {
  const startsAt = new Date(instantOf('T-0 10:00', today).getTime() + event.inDays * MS_PER_DAY);
  const { inDays: _, guests, ...draft } = event;
  const planned = await planEvent(database, editor, {
    ...draft,
    ...{ description: '', ownerOrganisationId: null, retentionDays: 30, startsAt },
    endsAt: new Date(startsAt.getTime() + MS_PER_DAY / 4),
    registrationUntil: new Date(startsAt.getTime() - 7 * MS_PER_DAY),
  });
  const eventId = mustSucceed(planned).id;
  mustSucceed(await publishEvent(database, editor, eventId));
  for (let guest = 1; guest <= guests; guest += 1) {
    const email = `gast${guest}.${CalendarDate.inBerlin(startsAt).toString()}@teilnahme.example`;
    const person = { eventId, name: `Gast ${guest} Beispiel`, organisation: 'Erfundener Verein', email };
    mustSucceed(await registerForEvent(database, person));
    mustSucceed(await confirmRegistration(database, await secretOf(database, email)));
    clock.moveTo(new Date(clock.now().getTime() + 60_000));
  }
}

/** The link as the guest finds it in the mail. */
async function secretOf(database: Stage['database'], email: string): Promise<string> {
  const [mail] = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string }>(
      `SELECT substring(body_text FROM '/anmeldung/([A-Za-z0-9_-]+)') AS secret FROM mail.message
       WHERE to_address = $1 AND template = 'event-confirm' ORDER BY created_at DESC LIMIT 1`,
      [email],
    ),
  );
  return mail?.secret ?? '';
}
