import { CalendarDate } from '#kernel';
import type { NormVersion } from '../norms/norm-version.js';

/** When an act counts as served: so many days after it was posted, sent or retrieved. */
export interface ServiceRule {
  readonly days: number;
  /** German citation; the act on administrative procedure of the Land stands behind it. */
  readonly paragraph: string;
  /** Which wording of the act, where it is not the present one. */
  readonly wording?: string;
}

/**
 * The versions of one way of service; the day of posting, sending or retrieval chooses the version. The federal act and
 * that of Nordrhein-Westfalen have counted the same days at all times.
 */
export type ServiceRuleVersions = readonly NormVersion<ServiceRule>[];

const UNTIL_2024 = 'in der bis 31.12.2024 geltenden Fassung';

/** Letters by post inside Germany: third day until 2024, fourth day from 2025. */
export const POST_RULES: ServiceRuleVersions = [
  {
    id: 'post-third-day',
    validFrom: CalendarDate.iso('1976-12-21'),
    validTo: CalendarDate.iso('2024-12-31'),
    source: '§ 41 (2) VwVfG NRW before the postal reform',
    verifiedBy: null,
    value: { days: 3, paragraph: '§ 41 Abs. 2 Satz 1', wording: UNTIL_2024 },
  },
  {
    id: 'post-fourth-day',
    validFrom: CalendarDate.iso('2025-01-01'),
    validTo: null,
    source: 'Municipal association NRW, notice 784/2024',
    verifiedBy: null,
    value: { days: 4, paragraph: '§ 41 Abs. 2 Satz 1' },
  },
];

/** Electronic transmission: the same days after sending. */
export const ELECTRONIC_RULES: ServiceRuleVersions = [
  {
    id: 'electronic-third-day',
    validFrom: CalendarDate.iso('1976-12-21'),
    validTo: CalendarDate.iso('2024-12-31'),
    source: '§ 41 (2) VwVfG NRW before the postal reform',
    verifiedBy: null,
    value: { days: 3, paragraph: '§ 41 Abs. 2 Satz 2', wording: UNTIL_2024 },
  },
  {
    id: 'electronic-fourth-day',
    validFrom: CalendarDate.iso('2025-01-01'),
    validTo: null,
    source: 'Municipal association NRW, notice 784/2024',
    verifiedBy: null,
    value: { days: 4, paragraph: '§ 41 Abs. 2 Satz 2' },
  },
];

/** Retrieval from the portal: the day after. */
export const PORTAL_RULES: ServiceRuleVersions = [
  {
    id: 'portal-day-after-retrieval',
    validFrom: CalendarDate.iso('2017-01-01'),
    validTo: null,
    source: '§ 41 (2a) VwVfG, not compared with the text',
    verifiedBy: null,
    value: { days: 1, paragraph: '§ 41 Abs. 2a' },
  },
];
