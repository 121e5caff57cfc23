import { foundBody } from '#bodies';
import { CalendarDate, Money, type Actor, type Result } from '#kernel';
import type { Database } from '#platform';
import {
  foundPartnership,
  nameBodies,
  openFrame,
  type FundCode,
  type FundRules,
  type LocalApplication,
} from '../src/index.js';

/** Rules of a fund as many partnerships have them. */
export const RULES: FundRules = {
  ...{ acceptsApplications: true, opensOn: null, closesOn: null, amountMax: Money.ofEuros(5_000), ownShareBps: 1_000 },
  ...{ ownShareFrom: Money.ofEuros(2_500), financingType: 'DEFICIT', recommendedBy: 'ALLIANCE', daysBeforeMeeting: 14 },
  ...{ onlineVoteDays: 14, proofDays: 42, source: 'Beschluss des Bündnisses', verifiedBy: null },
};

/** The application of a sports club over 2.000,00 EUR, within all rules, for 2027. */
export const A_FORM: LocalApplication = {
  ...{ title: 'Fußballturnier ohne Grenzen', applicantName: 'Sportverein Muster 09 e. V.', legalForm: 'VEREIN' },
  ...{ street: 'Am Sportplatz 9', postcode: '59065', city: 'Hamm', contactName: 'V. Vorstand', phone: '02381 0000' },
  contactEmail: 'vorstand@sv-muster.example',
  summary:
    'Zwölf gemischte Mannschaften spielen einen Tag lang miteinander; dazu gibt es ein Programm gegen Rassismus im Sport.',
  goals: 'Jugendliche aus mindestens fünf Stadtteilen spielen zusammen.',
  ...{ targetGroup: 'Jugendliche von 12 bis 18 Jahren', place: 'Sportanlage Muster' },
  ...{ startsOn: CalendarDate.of(2027, 5, 1), endsOn: CalendarDate.of(2027, 5, 31) },
  costs: [
    { label: 'Schiedsrichterinnen und Schiedsrichter', amount: Money.ofEuros(800) },
    { label: 'Trikots und Bälle', amount: Money.ofEuros(1_400) },
  ],
  ...{ own: Money.ofEuros(200), thirdParty: Money.ZERO, declared: true },
};

export interface BuiltPartnership {
  readonly partnershipId: string;
  readonly frameId: string;
  readonly allianceId: string;
}

const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** A partnership of the actor's municipality with an alliance, a frame of 140.000,00 EUR for the year, and its split. */
export async function aPartnership(
  database: Database,
  actor: Actor,
  options: {
    slug: string;
    year?: number;
    alliance?: readonly string[];
    split?: Partial<Record<FundCode, Money>>;
    rules?: FundRules;
  },
): Promise<BuiltPartnership> {
  const { slug, year = 2027, alliance = ['Stadtjugendring', 'Sport', 'Schulen'], rules = RULES } = options;
  const { id: partnershipId } = must(
    await foundPartnership(database, actor, {
      ...{
        programmeCode: 'DEMOKRATIE_LEBEN',
        name: 'Partnerschaft für Demokratie Hamm',
        slug,
        leadOffice: 'Jugendamt',
      },
      ...{
        coordinationOffice: 'Bildungswerk Probe gGmbH',
        coordinationByCarrier: true,
        goals: ['Beteiligung stärken'],
      },
      ...{ contactEmail: 'pfd@hamm.example', contactPhone: '02381 0000-0', beganOn: CalendarDate.of(2025, 1, 1) },
    }),
  );
  const body = await database.transaction(actor, (tx) =>
    foundBody(
      tx,
      {
        ...{ kind: 'ALLIANCE', name: 'Bündnis', land: 'NW', ownerOrganisationId: actor.organisationId, partnershipId },
        ...{ purpose: '', officeEmail: null, source: '', quorum: { numerator: 1, denominator: 2, isStrict: true } },
        ...{ majority: 'SIMPLE', secrecy: 'OPEN', foundedOn: null },
      },
      alliance.map((organisation, index) => ({
        ...{ organisation, role: 'Mitglied', hasVote: true, contactEmail: `sitz${index}@buendnis.example` },
        ...{ from: CalendarDate.of(2025, 1, 1), to: null },
      })),
    ),
  );
  const { bodyId } = must(body);
  must(await nameBodies(database, actor, { partnershipId, alliance: bodyId, youthForum: null }));
  const split = options.split ?? {
    KUF: Money.ofEuros(65_000),
    AKTIONSFONDS: Money.ofEuros(45_000),
    JUGENDFONDS: Money.ofEuros(12_000),
    OEFFENTLICHKEIT_VERNETZUNG: Money.ofEuros(18_000),
  };
  const { id: frameId } = must(
    await openFrame(database, actor, {
      ...{ partnershipId, budgetYear: year, awardId: null, federalReference: '3925PFD0142' },
      ...{ award: Money.ofEuros(140_000), ownShare: Money.ofEuros(15_600), split, rules: { AKTIONSFONDS: rules } },
    }),
  );
  return { partnershipId, frameId, allianceId: bodyId };
}
