import { addSeat, foundBody, planMeeting } from '#bodies';
import { CalendarDate, Money, type Actor } from '#kernel';
import {
  commitOwnExpense,
  enterMember,
  findFrame,
  foundPartnership,
  foundRecommendingBody,
  freeOf,
  nameBodies,
  openFrame,
  payOwnExpense,
  recordFederalDraw,
  recordFrameConsent,
  type FundCode,
  type FundRules,
} from '#partnerships';
import { openCoordinationOffice } from './coordination-office.js';
import { instantOf } from './demo-time.js';
import { loadForwarding } from './forwarding.js';
import { DISTRICT_PROJECTS, HAMM_PROJECTS, type DemoProject } from './partnership-forms.js';
import { playLocalProject, type LocalPlace, type LocalStage } from './partnership-life.js';
import type { People } from './people.js';
import { ALLIANCE, YOUTH_FORUM } from './partnership-seats.js';
import { mustSucceed } from './scene.js';

const euros = Money.ofEuros;

const RULES: FundRules = {
  ...{ acceptsApplications: true, opensOn: null, closesOn: null, amountMax: euros(5_000), ownShareBps: 1_000 },
  ...{ ownShareFrom: euros(2_500), financingType: 'DEFICIT', recommendedBy: 'ALLIANCE', daysBeforeMeeting: 14 },
  ...{ onlineVoteDays: 14, proofDays: 42, source: 'Förderrichtlinie des Bündnisses (erfunden)', verifiedBy: null },
};
const YOUTH: FundRules = {
  ...RULES,
  amountMax: euros(2_000),
  ownShareBps: 0,
  recommendedBy: 'YOUTH_FORUM',
  source: 'Regeln des Jugendforums (erfunden)',
};
const PUBLICITY: FundRules = { ...RULES, amountMax: euros(7_000), recommendedBy: 'NONE' };

/** Two partnerships for democracy and one district that forwards NRWeltoffen, with projects in every state. */
export async function loadPartnerships(stage: LocalStage, people: People): Promise<void> {
  await loadHamm(stage, people);
  await loadSecond(stage, people);
  await loadForwarding(stage, people);
}

async function loadHamm(stage: LocalStage, people: People): Promise<void> {
  const { database, clock, today } = stage;
  const hamm = people.districts.get('05915');
  if (!hamm) throw new Error('demo: nobody in Hamm');
  clock.moveTo(instantOf('2026-01-12 09:00', today));
  const { id: partnershipId } = mustSucceed(
    await foundPartnership(database, hamm.editor, {
      ...{
        programmeCode: 'DEMOKRATIE_LEBEN',
        name: 'Partnerschaft für Demokratie Hamm',
        slug: 'hamm',
        leadOffice: 'Jugendamt',
      },
      ...{
        coordinationOffice: 'Bildungswerk Probe gGmbH',
        coordinationByCarrier: true,
        beganOn: CalendarDate.of(2020, 1, 1),
      },
      ...{ contactEmail: 'pfd@stadt-hamm.example', contactPhone: '02381 0000-0' },
      goals: ['Beteiligung junger Menschen', 'Betroffene stärken', 'Demokratie im Stadtteil erlebbar machen'],
    }),
  );
  const alliance = await foundAlliance(stage, hamm.editor, partnershipId);
  await openCoordinationOffice(database, partnershipId);
  const youthForum = await foundYouthForum(stage, hamm.editor, partnershipId);
  await enterPast(stage, hamm.editor, partnershipId);
  const split = {
    KUF: euros(65_000),
    AKTIONSFONDS: euros(45_000),
    JUGENDFONDS: euros(12_000),
    OEFFENTLICHKEIT_VERNETZUNG: euros(18_000),
  };
  const rules = { AKTIONSFONDS: RULES, JUGENDFONDS: YOUTH, OEFFENTLICHKEIT_VERNETZUNG: PUBLICITY };
  const frames = new Map<number, string>();
  for (const budgetYear of yearsUntil(today)) {
    const frame = {
      partnershipId,
      budgetYear,
      awardId: null,
      federalReference: `39${budgetYear % 100}PFD0142`,
      rules,
      split,
    };
    frames.set(
      budgetYear,
      mustSucceed(await openFrame(database, hamm.editor, { ...frame, award: euros(140_000), ownShare: euros(15_600) }))
        .id,
    );
  }
  const frameId = frames.get(2026) ?? '';
  await drawFederalMoney(stage, hamm.editor, frameId);
  const place: LocalPlace = {
    ...{
      partnershipId,
      frames,
      city: 'Hamm',
      allianceId: alliance,
      youthForumId: youthForum,
      fundOf: ({ fund }: DemoProject) => fund,
    },
    ...hamm,
  };
  for (const [index, project] of HAMM_PROJECTS.entries()) await playLocalProject(stage, place, project, index);
  clock.moveTo(instantOf('T-1 16:00', today));
  await spend(stage, hamm.editor, frameId, 'KUF', 'Vertrag mit der Fachstelle', 6_500_000, 5_958_337);
  await spendUpTo(stage, hamm.editor, frameId, 'AKTIONSFONDS', 'Gemeinsame Projekte des Bündnisses', 425_000);
  await spendUpTo(stage, hamm.editor, frameId, 'JUGENDFONDS', 'Eigene Aktionen des Jugendforums', 282_000);
  await spendUpTo(stage, hamm.editor, frameId, 'OEFFENTLICHKEIT_VERNETZUNG', 'Internetauftritt und Druck', 206_000);
  await planNextMeeting(stage, hamm.editor, alliance);
}

const yearsUntil = (today: CalendarDate): readonly number[] => {
  const last = Math.max(2027, today.plusDays(40).year);
  return Array.from({ length: last - 2025 }, (_, index) => 2026 + index);
};

async function foundAlliance({ database }: LocalStage, editor: Actor, partnershipId: string): Promise<string> {
  const founded = await database.transaction(editor, (tx) =>
    foundBody(
      tx,
      {
        ...{ kind: 'ALLIANCE', name: 'Bündnis der Partnerschaft für Demokratie Hamm', land: 'NW', partnershipId },
        ...{
          ownerOrganisationId: editor.organisationId,
          purpose: 'Empfiehlt die Förderung von Projekten vor Ort.',
          officeEmail: 'pfd@stadt-hamm.example',
        },
        ...{
          source: '',
          quorum: { numerator: 1, denominator: 2, isStrict: true },
          majority: 'SIMPLE',
          secrecy: 'OPEN',
          foundedOn: null,
        },
      },
      ALLIANCE.map(([organisation, role, hasVote], index) => ({
        ...{ organisation, role, hasVote, contactEmail: `sitz${index + 1}@buendnis-hamm.example` },
        ...{ from: CalendarDate.of(2025, 1, 1), to: null },
      })),
    ),
  );
  const { bodyId } = mustSucceed(founded);
  mustSucceed(await nameBodies(database, editor, { partnershipId, alliance: bodyId, youthForum: null }));
  return bodyId;
}

async function foundYouthForum({ database }: LocalStage, editor: Actor, partnershipId: string): Promise<string> {
  const forum = { partnershipId, kind: 'YOUTH_FORUM', name: 'Jugendforum Hamm' } as const;
  const { bodyId } = mustSucceed(await foundRecommendingBody(database, editor, forum));
  for (const [index, organisation] of YOUTH_FORUM.entries()) {
    const contactEmail = `sitz${index + 1}@jugendforum-hamm.example`;
    const term = { from: CalendarDate.of(2025, 9, 1), to: null };
    const seat = { organisation, role: 'Mitglied', hasVote: true, contactEmail, ...term };
    mustSucceed(await addSeat(database, editor, { bodyId, seat }));
  }
  return bodyId;
}

async function enterPast({ database }: LocalStage, editor: Actor, partnershipId: string): Promise<void> {
  const enter = async (
    name: string,
    role: 'ALLIANCE' | 'PARTNER' | 'YOUTH_FORUM',
    from: CalendarDate,
    to: CalendarDate | null,
  ): Promise<void> => {
    mustSucceed(await enterMember(database, editor, { partnershipId, name, role, from, to }));
  };
  await enter('Begleitausschuss (bis 2024)', 'ALLIANCE', CalendarDate.of(2020, 1, 1), CalendarDate.of(2024, 12, 31));
  await enter('Jugendforum Hamm', 'YOUTH_FORUM', CalendarDate.of(2021, 3, 1), null);
  await enter('Verein Alte Brücke (aufgelöst)', 'PARTNER', CalendarDate.of(2020, 6, 1), CalendarDate.of(2023, 6, 30));
}

async function drawFederalMoney({ database, clock, today }: LocalStage, editor: Actor, frameId: string): Promise<void> {
  clock.moveTo(instantOf('2026-02-20 10:00', today));
  mustSucceed(
    await recordFrameConsent(database, editor, {
      frameId,
      body: 'Rat',
      decidedOn: CalendarDate.of(2026, 2, 17),
      reference: 'Nr. 0123/26',
    }),
  );
  const draw = { frameId, amount: euros(70_000), drawnOn: CalendarDate.of(2026, 2, 20), portalReference: 'MA-2026-1' };
  mustSucceed(await recordFederalDraw(database, editor, draw));
}

async function spend(
  { database }: LocalStage,
  editor: Actor,
  frameId: string,
  code: FundCode,
  reason: string,
  cents: number,
  paid: number,
): Promise<void> {
  const { matterId } = mustSucceed(
    await commitOwnExpense(database, editor, { frameId, code, reason, amount: Money.ofCents(cents) }),
  );
  mustSucceed(await payOwnExpense(database, editor, { frameId, code, matterId, reason, amount: Money.ofCents(paid) }));
}

/** Commits what leaves the given free amount in the fund, half of it paid. */
async function spendUpTo(
  stage: LocalStage,
  editor: Actor,
  frameId: string,
  code: FundCode,
  reason: string,
  freeCents: number,
): Promise<void> {
  const frame = await stage.database.read(editor, (tx) => findFrame(tx, frameId));
  const fund = frame?.funds.find((each) => each.code === code);
  const cents = fund ? freeOf(fund).toCents() - freeCents : 0;
  if (cents > 1) await spend(stage, editor, frameId, code, reason, cents, Math.floor(cents / 2));
}

async function planNextMeeting({ database, today }: LocalStage, editor: Actor, bodyId: string): Promise<void> {
  const day = today.plusDays(10);
  const starts = Date.parse(`${day.toString()}T16:00:00Z`);
  const meeting = {
    ...{ title: 'Sitzung des Bündnisses', place: 'Rathaus, Raum 12, und online' },
    ...{ startsAt: new Date(starts), endsAt: new Date(starts + 2 * 3_600_000) },
    agenda: [
      'Niederschrift der letzten Sitzung',
      'Drei Anträge',
      'Jugendfonds: Restmittel',
      'Rückblick Demokratiekonferenz',
    ],
  };
  mustSucceed(await planMeeting(database, editor, { bodyId, draft: meeting }));
}

/** A smaller partnership without an online vote: urgent cases and a youth festival. */
async function loadSecond(stage: LocalStage, people: People): Promise<void> {
  const { database, clock, today } = stage;
  const district = people.districts.get('05766');
  if (!district) throw new Error('demo: nobody in Lippe');
  clock.moveTo(instantOf('2026-01-20 09:00', today));
  const { id: partnershipId } = mustSucceed(
    await foundPartnership(database, district.editor, {
      ...{
        programmeCode: 'DEMOKRATIE_LEBEN',
        name: 'Partnerschaft für Demokratie Lippe',
        slug: 'lippe',
        leadOffice: 'Fachgebiet Bildung',
      },
      ...{ coordinationOffice: 'Kommunales Integrationszentrum', coordinationByCarrier: false },
      beganOn: CalendarDate.of(2025, 1, 1),
      ...{
        contactEmail: 'pfd@kreis-lippe.example',
        contactPhone: '05231 0000-0',
        goals: ['Junge Menschen auf dem Land erreichen'],
      },
    }),
  );
  const frames = new Map<number, string>();
  for (const budgetYear of yearsUntil(today).slice(0, 1)) {
    const split = { KUF: euros(40_000), AKTIONSFONDS: euros(30_000), JUGENDFONDS: euros(10_000) };
    const frame = {
      partnershipId,
      budgetYear,
      awardId: null,
      federalReference: '3926PFD0311',
      split,
      rules: { AKTIONSFONDS: { ...RULES, recommendedBy: 'NONE' as const } },
    };
    frames.set(
      budgetYear,
      mustSucceed(
        await openFrame(database, district.editor, { ...frame, award: euros(90_000), ownShare: euros(10_000) }),
      ).id,
    );
  }
  const place: LocalPlace = {
    ...{
      partnershipId,
      frames,
      city: 'Detmold',
      allianceId: null,
      youthForumId: null,
      fundOf: ({ fund }: DemoProject) => fund,
    },
    ...district,
  };
  const playable = DISTRICT_PROJECTS.filter(
    ({ appliedAt }) => !appliedAt.startsWith('T') || today.plusDays(27).year === 2026,
  );
  for (const [index, project] of playable.entries()) await playLocalProject(stage, place, project, index);
}
