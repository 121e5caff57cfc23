import { APPLICATION_LIFECYCLE, caseView, type CaseView } from '#applications';
import {
  awardOfApplication,
  decisionView,
  decisionWarnings,
  earliestStartOf,
  obstaclesTo,
  type Award,
  type DecisionView,
  type GuardedStep,
} from '#awards';
import { titleOfProgramme, type BudgetTitle } from '#budget';
import { findProgramme, type Programme } from '#programmes';
import { findDistrict, type DistrictView } from '#districts';
import { NotFoundException } from '@nestjs/common';
import type { CalendarDate, Refusal } from '#kernel';
import type { Transaction } from '#platform';

/** Everything a case page shows, read in one consistent picture. */
export interface CaseScreen {
  readonly view: CaseView;
  readonly decisions: DecisionView;
  readonly award: Award | null;
  readonly programme: Programme;
  readonly district: DistrictView;
  readonly title: BudgetTitle | null;
  readonly obstacles: Obstacles;
  /** What to look at before signing; bars nothing. */
  readonly warnings: readonly Refusal[];
  /** First day to which a consent to an early start reaches back; null without one. */
  readonly earliestStart: CalendarDate | null;
  readonly today: CalendarDate;
}

/** Why a step would be refused now; a step that is not in it is not guarded beyond the lifecycle. */
export type Obstacles = Partial<Record<GuardedStep, readonly Refusal[]>>;

const GUARDED: readonly GuardedStep[] = [
  'complete-formal-check',
  'send-to-review',
  'confirm-review',
  'return-decision',
  'sign',
];

/** Reads a case whole. An unknown case and one that the actor may not see are both "not found". */
export async function readCase(tx: Transaction, applicationId: string): Promise<CaseScreen> {
  const view = await caseView(tx, applicationId);
  if (!view) throw new NotFoundException();
  const { application } = view;
  const programme = await findProgramme(tx, application.programmeCode);
  const district = await findDistrict(tx, application.districtAgs);
  if (!programme || !district) throw new Error(`case ${applicationId} has no programme or district`);
  const decisions = await decisionView(tx, application);
  const obstacles: Obstacles = {};
  const rows = APPLICATION_LIFECYCLE.rowsFrom(application.status);
  for (const step of GUARDED) {
    const isAhead = step === 'send-to-review' && application.status === 'MATERIAL_CHECK';
    if (!isAhead && !rows.some(({ action }) => action === step)) continue;
    obstacles[step] = await obstaclesTo(tx, application, step, decisions);
  }
  return {
    view,
    decisions,
    programme,
    district,
    obstacles,
    warnings: await decisionWarnings(tx, application, decisions.decision),
    award: await awardOfApplication(tx, application.id),
    title: await titleOfProgramme(tx, application.programmeCode),
    earliestStart: await earliestStartOf(tx, application.id),
    today: tx.today,
  };
}
