import { recordAudit } from '#audit';
import { findOrganisation } from '#districts';
import { ok, refuse, type Actor, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { findCall, findProgramme, termsOn, type Call } from '#programmes';
import { copiedFields } from '../domain/copied-fields.js';
import type { DraftFields } from '../domain/draft-fields.js';
import {
  insertApplication,
  loadApplication,
  nextFileNumber,
  untouchedTwin,
} from '../persistence/application.repository.js';
import { insertDraft, loadDraft } from '../persistence/draft.repository.js';
import { chainOf } from './take-step.js';

export interface StartDraft {
  readonly callId: string;
  /** An earlier application of the same organisation whose entries are taken over. */
  readonly copyFrom?: string;
  /** A form can be sent twice by a second click; programs have their idempotency keys. */
  readonly isFromForm?: boolean;
}

/** Opens a draft under a call. Refuses a closed call (unless late applications are marked) and organisations not entitled (H1). */
export async function startDraft(
  database: Database,
  actor: Actor,
  command: StartDraft,
): Promise<Result<{ id: string; fileNumber: string }>> {
  return database.transaction(actor, async (tx) => {
    if (!actor.organisationId) return refuse('action-not-permitted', { action: 'start-draft', possible: [] });
    const organisation = await findOrganisation(tx, actor.organisationId);
    const call = await findCall(tx, command.callId);
    if (!organisation || !call) return refuse('call-not-found', { callId: command.callId }, '/callId');
    if (tx.now < call.opensAt) return refuse('call-not-open', { opensAt: call.opensAt.toISOString() }, '/callId');
    if (tx.now > call.closesAt && call.latePolicy === 'REFUSE') {
      return refuse('call-closed', { closedAt: call.closesAt.toISOString() }, '/callId');
    }
    const programme = await findProgramme(tx, call.programmeCode);
    const terms = await termsOn(tx, call.programmeCode, tx.today);
    if (!terms.ok) return terms;
    if (!programme) return refuse('call-not-found', { callId: command.callId }, '/callId');
    if (programme.capHolder === 'DISTRICT' && organisation.kind === 'GEMEINDE') {
      return refuse('applicant-not-entitled', { kind: organisation.kind, district: organisation.district.name });
    }
    const copied = await fieldsToCopy(tx, command.copyFrom, call);
    if (!copied.ok) return copied;
    const twin = command.isFromForm ? await untouchedTwin(tx, call.id) : null;
    if (twin) return ok(twin);
    const id = newId();
    const fileNumber = await nextFileNumber(tx, programme.code, programme.shortName, call.budgetYear);
    await insertApplication(tx, {
      id,
      fileNumber,
      programmeCode: programme.code,
      callId: call.id,
      termsVersionId: terms.value.id,
      organisationId: organisation.id,
      districtAgs: organisation.districtAgs,
      districtName: organisation.name,
      adminRegion: organisation.district.adminRegion,
      capHolder: programme.capHolder === 'DISTRICT' ? organisation.districtAgs : organisation.id,
      budgetYear: call.budgetYear,
      title: copied.value['project.title'] ?? '',
    });
    await insertDraft(tx, id, organisation.id, {
      'bank.holder': organisation.name,
      ...copied.value,
      'project.periodFrom': call.periodFrom.toGerman(),
      'project.periodTo': lastDayOfFirstYear(call.periodFrom.year),
    });
    await recordAudit(tx, {
      chain: chainOf(id),
      action: 'start-draft',
      statusAfter: 'DRAFT',
      facts: { fileNumber, ...(command.copyFrom ? { copiedFrom: command.copyFrom } : {}) },
    });
    return ok({ id, fileNumber });
  });
}

/** The common case is one calendar year; a longer period is typed. */
const lastDayOfFirstYear = (year: number): string => `31.12.${year}`;

/** The entries of an earlier application of the same programme. */
async function fieldsToCopy(tx: Transaction, from: string | undefined, call: Call): Promise<Result<DraftFields>> {
  if (!from) return ok({});
  const source = await loadApplication(tx, from);
  const draft = source ? await loadDraft(tx, from) : null;
  if (!source || !draft) return refuse('application-not-found', { applicationId: from }, '/copyFrom');
  if (source.programmeCode !== call.programmeCode) {
    return refuse('copy-of-other-programme', { fileNumber: source.fileNumber }, '/copyFrom');
  }
  return ok(copiedFields(draft.fields, call.budgetYear - source.budgetYear));
}
