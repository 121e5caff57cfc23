import { CalendarDate, ok, refuse, type Result } from '#kernel';
import { DEFAULT_CITATIONS, type Citations } from './citations.js';
import { versionOn, type NormVersion } from './norm-version.js';

/** What the letters, deadlines and pages of a Land cite. */
export interface LandNorms {
  /** As it stands behind the paragraph: "§ 28 VwVfG NRW". */
  readonly procedureAct: string;
  /** Administrative rules on grants, as they stand behind the number: "Nr. 7.2 VVG zu § 44 LHO". */
  readonly grantRules: string;
  /** The ancillary regulations: "ANBest-G". */
  readonly conditions: string;
  /** Where they speak of the proof of use. */
  readonly proofOfUse: string;
  /** Where they say how long receipts are kept. */
  readonly receipts: string;
  /** Who has an interest in a matter and therefore takes no part in deciding it. */
  readonly recusal: string;
  readonly citations: Citations;
  /** False: own knowledge, the texts were not read. Pages mark it as unverified. */
  readonly isFromSource: boolean;
}

const NI_PROCEDURE = 'VwVfG i. V. m. § 1 Abs. 1 NVwVfG';

/** Known Länder. Niedersachsen follows the federal act by reference; its rules on grants were not read, only named. */
export const LAND_NORMS: Readonly<Record<string, readonly NormVersion<LandNorms>[]>> = {
  NW: [
    {
      ...{ id: 'nw-2012', validFrom: CalendarDate.iso('2012-01-01'), validTo: null },
      ...{ source: 'Haushaltsrecht NRW 2012, amended 29.02.2024', verifiedBy: null },
      value: {
        ...{ procedureAct: 'VwVfG NRW', grantRules: 'VVG zu § 44 LHO', conditions: 'ANBest-G' },
        ...{ proofOfUse: 'Nr. 7.1 ANBest-G', receipts: 'Nr. 7.5 ANBest-G' },
        ...{ recusal: '§§ 20, 21 VwVfG NRW, § 31 GO NRW', citations: DEFAULT_CITATIONS },
        isFromSource: true,
      },
    },
  ],
  NI: [
    {
      ...{ id: 'ni-2016', validFrom: CalendarDate.iso('2016-01-01'), validTo: null },
      ...{
        source: 'Own knowledge: § 1 Abs. 1 NVwVfG, VV zu § 44 LHO Nds., ANBest-P, § 41 NKomVG; not read',
        verifiedBy: null,
      },
      value: {
        ...{ procedureAct: NI_PROCEDURE, grantRules: 'VV zu § 44 LHO Nds.', conditions: 'ANBest-P' },
        ...{ proofOfUse: 'Nr. 6.1 ANBest-P', receipts: 'ANBest-P' },
        ...{ recusal: `§§ 20, 21 ${NI_PROCEDURE}, § 41 NKomVG` },
        citations: {
          share: 'Nr. 2.2.1 VV zu § 44 LHO Nds.',
          deficit: 'Nr. 2.2.2 VV zu § 44 LHO Nds.',
          fixed: 'Nr. 2.2.3 VV zu § 44 LHO Nds.',
          full: 'Nr. 2.3 VV zu § 44 LHO Nds.',
          limit: 'Höchstbetrag nach den Programmbestimmungen',
          rounding: 'Rundung nach den Programmbestimmungen',
          ownShare: 'Eigenanteil nach den Programmbestimmungen',
          reduction: 'Nr. 2 ANBest-P',
          reimbursement: `§ 49a Abs. 1 ${NI_PROCEDURE}`,
          interest: `§ 49a Abs. 3 ${NI_PROCEDURE}`,
        },
        isFromSource: false,
      },
    },
  ],
};

/** The names that the federal act and the rules of most Länder share. */
const OF_NO_LAND: LandNorms = {
  ...{ procedureAct: 'VwVfG', grantRules: 'VV zu § 44 LHO', conditions: 'ANBest', proofOfUse: 'ANBest' },
  ...{ receipts: 'ANBest', recusal: '§§ 20, 21 VwVfG' },
  citations: {
    ...DEFAULT_CITATIONS,
    ...{ share: 'VV zu § 44 LHO', deficit: 'VV zu § 44 LHO', fixed: 'VV zu § 44 LHO', full: 'VV zu § 44 LHO' },
    ...{ reduction: 'Nr. 2 ANBest', reimbursement: '§ 49a Abs. 1 VwVfG', interest: '§ 49a Abs. 3 VwVfG' },
  },
  isFromSource: false,
};

/** The version of a Land's norms in force on a day, with source and mark. Refuses like `landNormsOn`. */
export function landNormsVersionOn(land: string, date: CalendarDate): Result<NormVersion<LandNorms>> {
  const found = versionOn(LAND_NORMS[land] ?? [], date);
  return found.ok ? found : refuse('land-norms-missing', { land });
}

/** What a Land cites on a day. Refuses `land-norms-missing` for a Land without norms: another's are never cited instead. */
export function landNormsOn(land: string, date: CalendarDate): Result<LandNorms> {
  const found = landNormsVersionOn(land, date);
  return found.ok ? ok(found.value.value) : found;
}

/** For words beside a deadline, which must not fail: names that name no Land where its norms are not known. */
export function wordsOfLaw(land: string, date: CalendarDate): LandNorms {
  const found = landNormsOn(land, date);
  return found.ok ? found.value : OF_NO_LAND;
}

/** Texts that hold for every Land name its law in braces: {procedureAct}, {grantRules}, {conditions}, {proofOfUse}, {receipts}. */
export const inWordsOf = (law: LandNorms, text: string): string =>
  text.replace(/\{(procedureAct|grantRules|conditions|proofOfUse|receipts)\}/g, (_, name: NamedNorm) => law[name]);

type NamedNorm = 'procedureAct' | 'grantRules' | 'conditions' | 'proofOfUse' | 'receipts';
