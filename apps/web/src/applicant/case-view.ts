import type { CaseView } from '#applications';
import type { Award } from '#awards';
import type { CalendarDate } from '#kernel';
import type { NoticeView } from '#notices';

/** What the district's case page shows, with what was typed and refused just now. */
export interface DistrictCaseView {
  readonly found: CaseView;
  readonly award: Award | null;
  readonly notices: readonly NoticeView[];
  readonly today: CalendarDate;
  readonly programmeName: string;
  readonly canSign: boolean;
  readonly canWithdraw: boolean;
  /** Errors in the draft that bar an answer. */
  readonly openFindings: number;
  readonly answer: string;
  readonly message: string;
  readonly errors: Readonly<Record<string, string>>;
  /** A refusal without a field of its own. */
  readonly refusal: string | null;
}
