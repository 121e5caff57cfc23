import type { Award } from '#awards';
import { composeNotice, recordReceipt, waiveRemedies, type NoticeContent } from '#notices';
import { enterPayerAccount, exportPaymentRun, importFeedback } from '#disbursements';
import { CalendarDate, Money } from '#kernel';
import { enterBaseRate } from '#programmes';
import {
  answerHearing,
  exemptFromHearing,
  openRecovery,
  prepareRecovery,
  prepareSettlement,
  recoveriesOf,
  sendHearing,
  signRecovery,
  signSettlement,
  type Recovery,
  type RecoveryBasis,
  type SignedRecovery,
  type SignedSettlement,
} from '#settlement';
import {
  beginExamination,
  concludeExamination,
  examineLines,
  openReport,
  submitReport,
  type ExaminedUse,
} from '#use-reports';
import { completeFields, draftedReport, itemOf, receiptLine, useAuditor } from '../use-reports/report-builder.js';
import { authorisedRequest, authoriser, must } from '../payments/award-builder.js';
import { capOfficer, caseworker, districtSignatory, signatory, type Office } from '../support/case-builder.js';

type Desk = Pick<Office, 'database' | 'clock'>;

const day = CalendarDate.iso;
const PAYER = { holder: 'Landeshauptkasse', iban: 'DE02120300000000202051', city: 'Düsseldorf' };

/** The office's account, from which all payments of the test go out. */
export const openPayerAccount = async (office: Desk): Promise<void> => {
  must(await enterPayerAccount(office.database, capOfficer, PAYER));
};

/** Money on the account of the district, credited on that day of the office's clock. */
export async function creditedPayment(office: Desk, award: Award, ags: string, euros: number): Promise<void> {
  const requestId = await authorisedRequest(office, award, ags, euros, euros * 2);
  must(await exportPaymentRun(office.database, authoriser));
  const [item] = await office.database.read(caseworker, (tx) =>
    tx.query<{ end_to_end_id: string; amount_cents: string }>(
      'SELECT end_to_end_id, amount_cents FROM disbursements.payment_run_item WHERE request_id = $1',
      [requestId],
    ),
  );
  const today = await office.database.read(caseworker, async (tx) => tx.today.toGerman());
  const amount = Money.ofCents(item?.amount_cents ?? '0').toGerman();
  for (const status of ['ausgeführt', 'gutgeschrieben']) {
    const line = `${item?.end_to_end_id};${amount};${status};${today};`;
    must(
      await importFeedback(
        office.database,
        authoriser,
        `Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund\r\n${line}\r\n`,
      ),
    );
  }
}

/** Base rates of the half-years from 2027 on, all 1,52 %, as far as the clock allows. */
export async function enterRates(office: Desk, halfYears: readonly string[]): Promise<void> {
  for (const validFrom of halfYears) {
    must(
      await enterBaseRate(office.database, capOfficer, {
        validFrom: day(validFrom),
        rateBps: 152,
        source: 'Bekanntmachung der Deutschen Bundesbank (Probe)',
        isVerified: true,
      }),
    );
  }
}

/** Figures of an examined proof of use, without a report behind them. */
export const figuresOf = (euros: { eligible: number; otherIncome?: number; ownFunds?: number }): ExaminedUse => {
  const cents = (amount: number): Money => Money.ofCents(Math.round(amount * 100));
  const id = '01900000-0000-7000-8000-00000000e001';
  const at = new Date('2028-04-03T09:00:00Z');
  return {
    reportId: id,
    status: 'EXAMINED',
    eligible: cents(euros.eligible),
    otherIncome: cents(euros.otherIncome ?? 0),
    ownFunds: cents(euros.ownFunds ?? 0),
    units: null,
    claimed: cents(euros.eligible),
    examinerId: id,
    examinerName: 'U. Prüfung',
    submittedAt: at,
    examinedAt: at,
    resultNoticeId: id,
    goalResults: {},
    note: '',
    findings: [],
    uses: [],
  };
};

/** A proof of use over all recognised costs, examined; what is not recognised is cut with a reason. */
export async function examinedReport(
  office: Desk,
  award: Award,
  ags: string,
  euros: { recognised: number; otherIncome?: number },
): Promise<void> {
  const costs = award.eligible;
  const line = receiptLine(await itemOf(office, award), costs.toGerman());
  const fields = {
    ...completeFields(costs.toGerman()),
    'income.OWN_CASH': costs.minus(award.amount).toGerman(),
  };
  const reportId = await draftedReport(office, award, ags, [line], fields);
  must(await submitReport(office.database, districtSignatory(ags), { reportId }));
  must(await beginExamination(office.database, useAuditor, reportId));
  const opened = must(await office.database.read(districtSignatory(ags), (tx) => openReport(tx, reportId)));
  const cutCents = costs.toCents() - Math.round(euros.recognised * 100);
  const reason = cutCents > 0 ? 'Nicht zweckentsprechend verwendet.' : '';
  const judgements = opened.receipts.map(({ id }) => ({ receiptId: id, cutCents, reason }));
  must(await examineLines(office.database, useAuditor, { reportId, judgements }));
  must(
    await concludeExamination(office.database, useAuditor, {
      reportId,
      goalResults: { a0001: 'YES' },
      otherIncome: Money.ofCents(Math.round((euros.otherIncome ?? 0) * 100)),
      note: 'Die Verwendung entspricht im Übrigen dem Bescheid.',
    }),
  );
}

/** The Schlussbescheid, prepared by one and signed by another. */
export async function settled(office: Desk, award: Award): Promise<SignedSettlement> {
  must(await prepareSettlement(office.database, caseworker, { awardId: award.id, notes: [] }));
  return must(await signSettlement(office.database, signatory, award.id));
}

export const REASONS = {
  facts: 'Sie haben weniger ausgegeben als geplant; der Nachweis ist geprüft.',
  law: 'Nr. 2 der Allgemeinen Nebenbestimmungen, § 49a Abs. 1 VwVfG NRW.',
  discretion: 'Umstände, die ein Absehen von der Rückforderung rechtfertigen, sind nicht ersichtlich.',
  result: 'Der überzahlte Betrag ist daher zu erstatten.',
};

export const openedRecovery = async (office: Desk, award: Award): Promise<Recovery> => {
  const recovery = (await office.database.read(caseworker, (tx) => recoveriesOf(tx, award.id))).at(-1);
  if (!recovery) throw new Error('no recovery');
  return recovery;
};

/** A revocation without a hearing, signed; its reason is the same as its basis. */
export async function revoked(
  office: Desk,
  award: Award,
  euros: number,
  basis: RecoveryBasis = 'REVOCATION',
): Promise<SignedRecovery> {
  const { database } = office;
  const today = CalendarDate.inBerlin(office.clock.now());
  const [reduction, ineffectiveFrom] = [Money.ofEuros(euros), today];
  const { recoveryId } = must(
    await openRecovery(database, caseworker, {
      awardId: award.id,
      basis,
      finding: 'Ein Teil der Maßnahme wurde nicht durchgeführt.',
      reduction,
      ineffectiveFrom,
      knowledgeCompleteOn: today,
    }),
  );
  must(await exemptFromHearing(database, caseworker, { recoveryId, reason: 'Der Kreis hat darum gebeten.' }));
  must(await prepareRecovery(database, caseworker, { recoveryId, reasons: REASONS, reduction, ineffectiveFrom }));
  return must(await signRecovery(database, signatory, recoveryId));
}

/** Hears the district, which answers, then decides with two persons. */
export async function recovered(office: Desk, award: Award, ags: string): Promise<SignedRecovery> {
  const recovery = await openedRecovery(office, award);
  const { database } = office;
  must(await sendHearing(database, caseworker, { recoveryId: recovery.id, due: null }));
  must(
    await answerHearing(database, districtSignatory(ags), {
      recoveryId: recovery.id,
      answer: 'Wir erstatten den Betrag.',
    }),
  );
  must(
    await prepareRecovery(database, caseworker, {
      recoveryId: recovery.id,
      reasons: REASONS,
      reduction: recovery.reduction,
      ineffectiveFrom: recovery.ineffectiveFrom,
    }),
  );
  return must(await signRecovery(database, signatory, recovery.id));
}

/** The act arrived on that day; with a waiver it is final at once. */
export async function servedNotice(
  office: Desk,
  noticeId: string,
  ags: string,
  { on, isWaived = true }: { readonly on: string; readonly isWaived?: boolean },
): Promise<void> {
  must(
    await recordReceipt(office.database, caseworker, { noticeId, receivedOn: day(on), proof: 'Empfangsbekenntnis' }),
  );
  if (isWaived) must(await waiveRemedies(office.database, districtSignatory(ags), { noticeId, confirmation: true }));
}

/** A notice as a reader finds it: the whole letter in one line. */
export const textOf = (office: Desk, noticeId: string | null): Promise<string> =>
  office.database.read(caseworker, async (tx) => {
    const [row] = await tx.query<{ content: NoticeContent }>('SELECT content FROM notices.notice WHERE id = $1', [
      noticeId,
    ]);
    return row ? JSON.stringify(composeNotice({ ...row.content })) : '';
  });
