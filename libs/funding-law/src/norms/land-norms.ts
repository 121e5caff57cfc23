import { CalendarDate, refuse, type Result } from '#kernel';
import { DEFAULT_CITATIONS, type Citations } from './citations.js';
import { versionOn, type NormVersion } from './norm-version.js';

/** What the letters of a Land cite: its act on administrative procedure, and its rules on grants. */
export interface LandNorms {
  /** As it stands behind the paragraph: "§ 28 VwVfG NRW". */
  readonly procedureAct: string;
  readonly citations: Citations;
}

const NI_PROCEDURE = 'VwVfG i. V. m. § 1 Abs. 1 NVwVfG';

/** Known Länder. Niedersachsen follows the federal act by reference; its rules on grants were not read, only named. */
export const LAND_NORMS: Readonly<Record<string, readonly NormVersion<LandNorms>[]>> = {
  NW: [
    {
      ...{ id: 'nw-2012', validFrom: CalendarDate.iso('2012-01-01'), validTo: null },
      ...{ source: 'Haushaltsrecht NRW 2012, amended 29.02.2024', verifiedBy: null },
      value: { procedureAct: 'VwVfG NRW', citations: DEFAULT_CITATIONS },
    },
  ],
  NI: [
    {
      ...{ id: 'ni-2016', validFrom: CalendarDate.iso('2016-01-01'), validTo: null },
      ...{ source: 'Own knowledge: § 1 Abs. 1 NVwVfG, VV zu § 44 LHO Nds.; not read', verifiedBy: null },
      value: {
        procedureAct: NI_PROCEDURE,
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
      },
    },
  ],
};

/** What a Land cites on a day. Refuses `land-norms-missing` for a Land without norms: another's are never cited instead. */
export function landNormsOn(land: string, date: CalendarDate): Result<LandNorms> {
  const found = versionOn(LAND_NORMS[land] ?? [], date);
  return found.ok ? { ok: true, value: found.value.value } : refuse('land-norms-missing', { land });
}
