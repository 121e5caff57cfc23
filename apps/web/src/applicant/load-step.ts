import { NotFoundException } from '@nestjs/common';
import { openDraft, type OpenDraft } from '#applications';
import { readCapSituations, type CapSituation } from '#awards';
import { findOrganisation } from '#districts';
import { Money } from '#kernel';
import type { Transaction } from '#platform';
import { findProgramme } from '#programmes';
import { accepted } from '../access/index.js';
import { stepAt, type StepSlug } from './form-steps.js';
import {
  contextOf,
  errorListOf,
  isBegun,
  sentencesOf,
  shownFindings,
  type ShownConflict,
  type ShownFindings,
  type StepView,
} from './step-view.js';

export interface StepRequest {
  readonly applicationId: string;
  readonly slug: StepSlug;
  /** `begun` shows errors once something was entered on the step. */
  readonly shown: ShownFindings | 'begun';
  readonly typed?: Readonly<Record<string, string>>;
  readonly conflicts?: readonly ShownConflict[];
  /** Sentences about entries that could not be saved at all. */
  readonly refusedFields?: Readonly<Record<string, string>>;
}

/** Reads what a step's page shows. Throws 404 for an unknown application and for somebody else's. */
export async function loadStep(tx: Transaction, request: StepRequest): Promise<StepView> {
  const opened = await openOwnDraft(tx, request.applicationId);
  const { application, draft } = opened;
  const organisation = await findOrganisation(tx, application.organisationId);
  const programme = await findProgramme(tx, application.programmeCode);
  if (!organisation || !programme) throw new NotFoundException();
  const shown = request.shown === 'begun' ? shownOnceBegun(opened, request.slug) : request.shown;
  const findings = shownFindings(opened, request.slug, shown);
  const context = contextOf(opened);
  return {
    opened,
    slug: request.slug,
    organisation,
    programmeName: programme.name,
    fields: { ...draft.fields, ...request.typed },
    conflicts: request.conflicts ?? [],
    errors: {
      ...sentencesOf(findings, context, 'WARNING'),
      ...sentencesOf(findings, context, 'ERROR'),
      ...request.refusedFields,
    },
    errorList: errorListOf(findings, context),
    showsErrors: shown === 'all',
  };
}

export async function openOwnDraft(tx: Transaction, applicationId: string): Promise<OpenDraft> {
  const opened = await openDraft(tx, applicationId);
  if (!opened.ok && opened.refusal.kind === 'application-not-found') throw new NotFoundException();
  return accepted(opened);
}

function shownOnceBegun(opened: OpenDraft, slug: StepSlug): ShownFindings {
  return isBegun(opened.draft.fields, stepAt(slug).groups) ? 'all' : 'none';
}

/** The district's caps and awards by year. What is reserved for decisions under way is not the district's to see. */
export async function capsOf(
  tx: Transaction,
  { application }: Pick<OpenDraft, 'application'>,
  years: readonly number[],
): Promise<CapSituation[]> {
  const situations = await readCapSituations(tx, application, years);
  return situations.map((situation) => ({ ...situation, reserved: Money.ZERO }));
}
