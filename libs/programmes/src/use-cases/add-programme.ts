import { DEFAULT_LAND, ok, type Actor, type CalendarDate, type Money, type Refusal, type Result } from '#kernel';
import type { Database, Transaction } from '#platform';
import { checkLetterhead } from '../domain/check-letterhead.js';
import { checkTerms } from '../domain/check-terms.js';
import { checkText, found, refuseFields, type FieldsRefusal } from '../domain/field-list.js';
import type { Letterhead, ProgrammeTerms } from '../domain/programme-terms.js';
import { checkVersionStart } from '../domain/version-rules.js';
import { listProgrammes, type Programme } from '../read/programme-queries.js';
import { insertLetterhead } from './add-letterhead-version.js';
import { checkTermsEntry, insertTermsVersion } from './add-terms-version.js';
import { lockProgramme, refuseUnlessAdministrator, traceAct } from './programme-act.js';
import { checkCap, insertCap } from './set-cap.js';

export interface AddProgramme {
  /** Stable, in capitals: VIELFALT_VOR_ORT. */
  readonly code: string;
  readonly name: string;
  /** Begins every file number: two to six capitals. */
  readonly shortName: string;
  /** Whose cap it is: the district's, or each organisation's own. */
  readonly capHolder: string;
  readonly label: string;
  readonly validFrom: CalendarDate | null;
  readonly terms: unknown;
  readonly source: string;
  readonly reason: string | null;
  /** The same cap for every year from first to last. */
  readonly capYearFrom: number | null;
  readonly capYearTo: number | null;
  readonly capAmount: Money | null;
  readonly letterhead: Letterhead;
}

const CAP_YEARS_MAX = 15;

/**
 * Adds a programme purely as values: terms, caps and letterhead, all in one act. `alongside` joins the transaction for
 * what other contexts keep (the budget title); its refusal undoes everything. Refuses with all findings at once.
 */
export async function addProgramme(
  database: Database,
  actor: Actor,
  command: AddProgramme,
  alongside: (tx: Transaction, programme: Programme) => Promise<Result<true>> = async () => ok(true),
): Promise<Result<Programme, Refusal | FieldsRefusal>> {
  const forbidden = refuseUnlessAdministrator(actor, 'add-programme');
  if (forbidden) return forbidden;
  return database.transaction(actor, async (tx) => {
    await lockProgramme(tx, 'NEW');
    const checked = checkProgramme(tx, command, await listProgrammes(tx));
    if (!checked.ok) return checked;
    const { programme, terms, validFrom } = checked.value;
    const source = command.source.trim();
    await tx.query(
      `INSERT INTO programmes.programme (code, name, short_name, cap_holder, created_at, land)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [programme.code, programme.name, programme.shortName, programme.capHolder, tx.now, programme.land],
    );
    await insertTermsVersion(tx, {
      programmeCode: programme.code,
      label: command.label.trim(),
      validFrom,
      terms,
      source,
    });
    for (const budgetYear of checked.value.capYears) {
      const cap = { budgetYear, version: 1, amount: checked.value.capAmount, source, verifiedBy: null };
      await insertCap(tx, programme.code, cap);
    }
    await insertLetterhead(tx, programme.code, { letterhead: command.letterhead, validFrom, source, verifiedBy: null });
    const joined = await alongside(tx, programme);
    if (!joined.ok) return joined;
    await traceAct(tx, programme.code, {
      action: 'add-programme',
      reason: command.reason,
      facts: { name: programme.name, label: command.label.trim(), validFrom: validFrom.toString(), source },
    });
    return ok(programme);
  });
}

interface CheckedProgramme {
  readonly programme: Programme;
  readonly terms: ProgrammeTerms;
  readonly validFrom: CalendarDate;
  readonly capYears: readonly number[];
  readonly capAmount: Money;
}

function checkProgramme(
  tx: Transaction,
  command: AddProgramme,
  known: readonly Programme[],
): Result<CheckedProgramme, FieldsRefusal> {
  const { validFrom, reason, capYearFrom, capYearTo, capAmount } = command;
  const capHolder = command.capHolder === 'DISTRICT' || command.capHolder === 'ORGANISATION' ? command.capHolder : null;
  const refusals = [
    ...checkNames(command, known),
    ...(capHolder ? [] : [found('entry-not-offered', '/capHolder')]),
    ...checkTermsEntry(command),
    ...(validFrom ? checkVersionStart({ validFrom, reason }, null, tx.today) : []),
    ...checkCapYears(command),
    ...checkLetterhead(command.letterhead, '/letterhead'),
  ];
  const { terms } = checkTerms(command.terms);
  const isComplete = terms && validFrom && capHolder && capAmount && capYearFrom !== null && capYearTo !== null;
  if (refusals.length > 0 || !isComplete) return refuseFields(refusals);
  return ok({
    programme: {
      code: command.code,
      name: command.name.trim(),
      shortName: command.shortName,
      capHolder,
      land: tx.actor.land ?? DEFAULT_LAND,
    },
    terms,
    validFrom,
    capYears: Array.from({ length: capYearTo - capYearFrom + 1 }, (_, index) => capYearFrom + index),
    capAmount,
  });
}

function checkNames({ code, name, shortName }: AddProgramme, known: readonly Programme[]): Refusal[] {
  const refusals = checkText(name, '/name', { min: 3, max: 120 });
  if (!/^[A-Z][A-Z0-9_]{1,30}$/.test(code)) refusals.push(found('programme-code-form', '/code'));
  if (!/^[A-Z]{2,6}$/.test(shortName)) refusals.push(found('short-name-form', '/shortName'));
  if (known.some((each) => each.code === code)) refusals.push(found('programme-code-taken', '/code', { code }));
  if (known.some((each) => each.shortName === shortName))
    refusals.push(found('short-name-taken', '/shortName', { shortName }));
  return refusals;
}

function checkCapYears({ capYearFrom, capYearTo, capAmount, source }: AddProgramme): Refusal[] {
  const refusals = checkCap({ budgetYear: capYearFrom, amount: capAmount, source })
    .filter(({ pointer }) => pointer !== '/source')
    .map((refusal) => ({ ...refusal, pointer: refusal.pointer === '/amount' ? '/capAmount' : '/capYearFrom' }));
  const years = capYearTo === null || capYearFrom === null ? 0 : capYearTo - capYearFrom + 1;
  if (capYearTo === null) return [...refusals, found('entry-missing', '/capYearTo')];
  if (capYearFrom !== null && (years < 1 || years > CAP_YEARS_MAX))
    return [...refusals, found('cap-years-out-of-range', '/capYearTo', { yearsMax: CAP_YEARS_MAX })];
  return refusals;
}
