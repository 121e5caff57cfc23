import { listAwards } from '#awards';
import { foundBody } from '#bodies';
import { CalendarDate, Money, type Actor } from '#kernel';
import { foundPartnership, nameBodies, openFrame, type FundRules } from '#partnerships';
import { FORWARDS } from './awards-2026.js';
import { instantOf } from './demo-time.js';
import { FORWARDED_PROJECTS } from './partnership-forms.js';
import { playLocalProject, type LocalStage } from './partnership-life.js';
import type { People } from './people.js';
import { mustSucceed } from './scene.js';

const YEAR = 2026;
/** Like an Initiativenfonds: small sums, no own share, finished within the year. */
const RULES: FundRules = {
  ...{ acceptsApplications: true, opensOn: null, closesOn: null, amountMax: Money.ofEuros(2_000), ownShareBps: 0 },
  ...{ ownShareFrom: Money.ZERO, financingType: 'DEFICIT', recommendedBy: 'ALLIANCE', daysBeforeMeeting: 14 },
  ...{ onlineVoteDays: 14, proofDays: 42, source: 'Regeln des Initiativenfonds (erfunden)', verifiedBy: null },
};
const SEATS = [
  ...['Kommunales Integrationszentrum', 'Kreisjugendring', 'Wohlfahrtsverbände', 'Polizei', 'Schulen'],
  ...['Kultur und Bildung', 'Religionsgemeinschaften'],
];

/** A district that forwards a part of its NRWeltoffen award to local projects; its steering body recommends. */
export async function loadForwarding(stage: LocalStage, people: People): Promise<void> {
  const { database, clock, today } = stage;
  const district = people.districts.get(FORWARDS);
  if (!district) throw new Error('demo: nobody in the district that forwards');
  clock.moveTo(instantOf('2026-02-10 09:00', today));
  const { id: partnershipId } = mustSucceed(
    await foundPartnership(database, district.editor, {
      ...{ programmeCode: 'NRWELTOFFEN', name: 'Initiativenfonds der Städteregion Aachen' },
      ...{ slug: 'staedteregion-aachen', leadOffice: 'Bildungsbüro', coordinationOffice: 'Koordinierende Fachstelle' },
      ...{ coordinationByCarrier: false, beganOn: CalendarDate.of(YEAR, 1, 1), contactPhone: '0241 0000-0' },
      ...{ contactEmail: 'initiativenfonds@staedteregion.example', goals: ['Vereine gegen Rassismus stärken'] },
    }),
  );
  const allianceId = await foundSteeringBody(stage, district.editor, partnershipId);
  const [award] = (
    await database.read(district.editor, (tx) => listAwards(tx, { programme: 'NRWELTOFFEN', limit: 50, offset: 0 }))
  ).filter(({ periodTo }) => periodTo.year === YEAR);
  const amount = Money.ofEuros(10_000);
  const { id: frameId } = mustSucceed(
    await openFrame(database, district.editor, {
      ...{ partnershipId, budgetYear: YEAR, awardId: award?.id ?? null, federalReference: '', ownShare: Money.ZERO },
      ...{ award: amount, split: { WEITERLEITUNG: amount }, rules: { WEITERLEITUNG: RULES } },
    }),
  );
  const place = {
    ...{ partnershipId, frames: new Map([[YEAR, frameId]]), city: 'Aachen', allianceId, youthForumId: null },
    ...{ fundOf: () => 'WEITERLEITUNG' as const, ...district },
  };
  for (const [index, project] of FORWARDED_PROJECTS.entries()) await playLocalProject(stage, place, project, index);
}

async function foundSteeringBody({ database }: LocalStage, editor: Actor, partnershipId: string): Promise<string> {
  const founded = await database.transaction(editor, (tx) =>
    foundBody(
      tx,
      {
        ...{ kind: 'STEERING_BODY', name: 'Steuerungsgremium NRWeltoffen der Städteregion Aachen', land: 'NW' },
        ...{ partnershipId, ownerOrganisationId: editor.organisationId, purpose: 'Empfiehlt Projekte vor Ort.' },
        ...{ officeEmail: 'initiativenfonds@staedteregion.example', source: '', majority: 'SIMPLE', secrecy: 'OPEN' },
        ...{ quorum: { numerator: 1, denominator: 2, isStrict: true }, foundedOn: null },
      },
      SEATS.map((organisation, index) => ({
        ...{ organisation, role: 'Mitglied', hasVote: organisation !== 'Polizei', to: null },
        ...{ contactEmail: `sitz${index + 1}@steuerung-aachen.example`, from: CalendarDate.of(YEAR, 1, 1) },
      })),
    ),
  );
  const { bodyId } = mustSucceed(founded);
  mustSucceed(await nameBodies(database, editor, { partnershipId, alliance: bodyId, youthForum: null }));
  return bodyId;
}
