import { recordAudit } from '#audit';
import { Money, ok, refuse, type Actor, type Refusal, type Result } from '#kernel';
import { newId, type Database, type Transaction } from '#platform';
import { termsOn } from '#programmes';
import { freeOf, FUNDS_OF, overheadMax, type Frame, type Fund, type FundCode, type FundRules } from '../domain/fund.js';
import { book, findFrame, frameOfYear, insertFrame } from '../persistence/frame.repository.js';
import { awardForFrame } from '../read/award-for-frame.js';
import { ownFrame, ownPartnership } from './lead-office.js';
import { guardedByFund } from './on-project.js';

export interface OpenFrame {
  readonly partnershipId: string;
  readonly budgetYear: number;
  /** Either an award of this system, or the federal reference with its amount. */
  readonly awardId: string | null;
  readonly federalReference: string;
  readonly award: Money;
  readonly ownShare: Money;
  /** How the award is split. */
  readonly split: Readonly<Partial<Record<FundCode, Money>>>;
  readonly rules: Readonly<Partial<Record<FundCode, FundRules>>>;
}

/**
 * Opens the year with its funds and books the split. Refuses a second frame of a year, a year after the end, an amount above the award, funds
 * above the frame, and more than the programme allows for funds that are no projects.
 */
export async function openFrame(
  database: Database,
  actor: Actor,
  command: OpenFrame,
): Promise<Result<{ readonly id: string }, Refusal>> {
  return guardedByFund(() => database.transaction(actor, (tx) => open(tx, command)));
}

async function open(tx: Transaction, command: OpenFrame): Promise<Result<{ readonly id: string }, Refusal>> {
  const own = await ownPartnership(tx, command.partnershipId, 'open-frame');
  if (!own.ok) return own;
  const { id: partnershipId, organisationId, programmeCode, endedOn } = own.value;
  if (endedOn && command.budgetYear > endedOn.year)
    return refuse('partnership-ended', { endedOn: endedOn.toGerman() }, '/budgetYear');
  if (await frameOfYear(tx, partnershipId, command.budgetYear))
    return refuse('frame-exists', { year: command.budgetYear }, '/budgetYear');
  if (!command.award.isPositive()) return refuse('amount-not-positive', {}, '/award');
  const covered = await awardMustCover(tx, own.value, command);
  if (!covered.ok) return covered;
  const terms = await termsOn(tx, programmeCode, tx.today);
  if (!terms.ok) return terms;
  const frame = {
    ...{ id: newId(), partnershipId, organisationId, programmeCode, budgetYear: command.budgetYear },
    ...{ federalReference: command.federalReference.trim(), awardId: command.awardId, award: command.award },
    ...{ ownShare: command.ownShare, minProjectBps: terms.value.terms.minProjectShareBps ?? 0 },
  };
  await insertFrame(
    tx,
    frame,
    FUNDS_OF[programmeCode].map((code) => ({ code, rules: command.rules[code] ?? RULES_AT_FIRST })),
  );
  for (const code of FUNDS_OF[programmeCode]) {
    const amount = command.split[code];
    if (!amount?.isPositive()) continue;
    const fits = await allocate(tx, frame.id, code, amount, `Ansatz ${command.budgetYear}`);
    if (!fits.ok) return fits;
  }
  await recordAudit(tx, {
    chain: `partnership:${partnershipId}`,
    action: 'open-frame',
    facts: { year: command.budgetYear, awardCents: command.award.toCents() },
    organisationId,
  });
  return ok({ id: frame.id });
}

const RULES_AT_FIRST: FundRules = {
  ...{ acceptsApplications: false, opensOn: null, closesOn: null, amountMax: null },
  ...{ ownShareBps: 0, ownShareFrom: Money.ZERO, financingType: 'DEFICIT', recommendedBy: 'NONE' },
  ...{ daysBeforeMeeting: 14, onlineVoteDays: 14, proofDays: 42, source: '', verifiedBy: null },
};

async function awardMustCover(
  tx: Transaction,
  partnership: { readonly programmeCode: string; readonly organisationId: string },
  command: OpenFrame,
): Promise<Result<true, Refusal>> {
  if (command.awardId === null)
    return command.federalReference.trim().length >= 3 ? ok(true) : refuse('entry-missing', {}, '/federalReference');
  const found = await awardForFrame(tx, command.awardId, command.budgetYear);
  if (
    !found ||
    found.award.programmeCode !== partnership.programmeCode ||
    found.award.organisationId !== partnership.organisationId
  )
    return refuse('award-not-found', { awardId: command.awardId }, '/awardId');
  return command.award.exceeds(found.limit)
    ? refuse('frame-above-award', { amountCents: command.award.toCents(), limitCents: found.limit.toCents() }, '/award')
    : ok(true);
}

async function allocate(
  tx: Transaction,
  frameId: string,
  code: FundCode,
  amount: Money,
  reason: string,
): Promise<Result<true, Refusal>> {
  const frame = await findFrame(tx, frameId);
  if (!frame) return refuse('frame-not-found');
  const fits = frameMustHold(frame, code, amount);
  if (fits.ok)
    await book(tx, { frameId, organisationId: frame.organisationId, code, kind: 'ALLOCATE', amount, reason });
  return fits;
}

/** The funds together stay within the frame, and those that are no projects within their part of it. */
function frameMustHold(frame: Frame, code: FundCode, amount: Money): Result<true, Refusal> {
  const room = frame.award.minus(frame.allocated);
  if (amount.exceeds(room))
    return refuse('frame-exceeded', { amountCents: amount.toCents(), roomCents: room.toCents() }, `/split-${code}`);
  return code === 'KUF' ? overheadMustFit(frame, amount) : ok(true);
}

function overheadMustFit(frame: Frame, more: Money): Result<true, Refusal> {
  const max = overheadMax(frame.award, frame.minProjectBps);
  const after = frame.overhead.plus(more);
  return after.exceeds(max)
    ? refuse(
        'frame-project-share',
        { maxCents: max.toCents(), afterCents: after.toCents(), bps: frame.minProjectBps },
        '/split-KUF',
      )
    : ok(true);
}

export interface MoveFunds {
  readonly frameId: string;
  readonly from: FundCode;
  readonly to: FundCode;
  readonly amount: Money;
  readonly reason: string;
}

const REASON_LENGTH_MIN = 5;

/** Moves free money from one fund to another. Refuses above what is free, and above the share of funds without projects. */
export async function transferBetweenFunds(
  database: Database,
  actor: Actor,
  command: MoveFunds,
): Promise<Result<true, Refusal>> {
  return guardedByFund(() =>
    database.transaction(actor, async (tx) => {
      const own = await ownFrame(tx, command.frameId, 'transfer-between-funds');
      if (!own.ok) return own;
      const frame = own.value;
      const source = frame.funds.find(({ code }) => code === command.from);
      if (!source || !frame.funds.some(({ code }) => code === command.to) || command.from === command.to)
        return refuse('fund-not-found', {}, '/to');
      const fits = mustBeFree(source, command.amount);
      if (!fits.ok) return fits;
      const share = command.to === 'KUF' ? overheadMustFit(frame, command.amount) : ok(true as const);
      if (!share.ok) return share;
      if (command.reason.trim().length < REASON_LENGTH_MIN) return refuse('reason-missing', {}, '/reason');
      const { from: code, to: toCode, amount, reason } = command;
      await book(tx, {
        frameId: frame.id,
        organisationId: frame.organisationId,
        code,
        kind: 'TRANSFER',
        toCode,
        amount,
        reason,
      });
      return ok(true);
    }),
  );
}

/** The fund holds the amount. Refuses `fund-exhausted` with what is missing. */
export function mustBeFree(fund: Fund, amount: Money): Result<true, Refusal> {
  if (!amount.isPositive()) return refuse('amount-not-positive', {}, '/amount');
  const free = freeOf(fund);
  return amount.exceeds(free)
    ? refuse(
        'fund-exhausted',
        {
          fund: fund.code,
          amountCents: amount.toCents(),
          freeCents: free.toCents(),
          missingCents: amount.minus(free).toCents(),
        },
        '/amount',
      )
    : ok(true);
}
