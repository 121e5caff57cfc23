import { CalendarDate } from '#kernel';
import type { NormVersion } from './norm-version.js';

/** The German citations printed beside each step of a calculation. */
export interface Citations {
  readonly share: string;
  readonly deficit: string;
  readonly fixed: string;
  readonly full: string;
  readonly limit: string;
  readonly rounding: string;
  readonly ownShare: string;
  readonly reduction: string;
  readonly reimbursement: string;
  readonly interest: string;
}

const EDITION_2012: Citations = {
  share: 'Nr. 2.2.1 VVG zu § 44 LHO',
  deficit: 'Nr. 2.2.2 VVG zu § 44 LHO',
  fixed: 'Nr. 2.2.3 VVG zu § 44 LHO',
  full: 'Nr. 2.3 VVG zu § 44 LHO',
  limit: 'Höchstbetrag nach den Programmbestimmungen',
  rounding: 'Rundung nach den Programmbestimmungen',
  ownShare: 'Eigenanteil nach den Programmbestimmungen',
  reduction: 'Nr. 2 ANBest-G',
  reimbursement: '§ 49a Abs. 1 VwVfG NRW',
  interest: '§ 49a Abs. 3 VwVfG NRW',
};

/** Known editions. The text of 22.04.2026 has not been read yet, so its numbers stand as unverified. */
export const CITATION_VERSIONS: readonly NormVersion<Citations>[] = [
  {
    id: 'vvg-44-lho-2012',
    validFrom: CalendarDate.iso('2012-01-01'),
    validTo: CalendarDate.iso('2026-04-21'),
    source: 'Haushaltsrecht NRW 2012, amended 29.02.2024',
    verifiedBy: null,
    value: EDITION_2012,
  },
  {
    id: 'vvg-44-lho-2026',
    validFrom: CalendarDate.iso('2026-04-22'),
    validTo: null,
    source: 'VV zur LHO of 22.04.2026; numbers carried over from the edition before, text not read',
    verifiedBy: null,
    value: EDITION_2012,
  },
];

/** Citations used when a caller hands in none. */
export const DEFAULT_CITATIONS: Citations = EDITION_2012;
