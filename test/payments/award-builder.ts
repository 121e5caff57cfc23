import { completeFormalCheck, recordCheck, startFormalCheck, type DraftFields } from '#applications';
import { awardOfApplication, prepareDecision, sendToReview, signDecision, type Award } from '#awards';
import {
  confirmBankAccount,
  enterPayerAccount,
  exportPaymentRun,
  importFeedback,
  proposeBankAccount,
  startRequest,
  submitRequest,
  takePaymentStep,
} from '#disbursements';
import { CalendarDate, Money, type Actor, type Result, type Role } from '#kernel';
import { recordReceipt, waiveRemedies } from '#notices';
import {
  capOfficer,
  caseworker,
  completeForm,
  districtEditor,
  districtSignatory,
  signatory,
  submittedApplication,
  type Office,
} from '../support/case-builder.js';

const CHECKS = 'entitled in-time signatory concept not-begun financing-secured demarcation cap necessary'.split(' ');

const officer = (number: number, name: string, role: Role): Actor => ({
  accountId: `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  name,
  roles: [role],
  organisationId: null,
  scope: 'AUTHORITY',
});
export const certifier = officer(11, 'K. Richtig', 'PAYMENT_CERTIFIER');
export const authoriser = officer(12, 'L. Anordnung', 'PAYMENT_AUTHORISER');

export const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

/** A signed award over 80 % of the costs, of one year or of the years of a form; its notice is not served yet. */
export async function signedAward(
  office: Pick<Office, 'database'>,
  ags: string,
  costs: number | DraftFields,
  documents: readonly string[] = [],
): Promise<Award> {
  const { database } = office;
  const form = typeof costs === 'number' ? completeForm(costs) : costs;
  const { id } = await submittedApplication(office, ags, form, 2027, documents);
  must(await startFormalCheck(database, caseworker, { applicationId: id }));
  for (const code of CHECKS)
    must(await recordCheck(database, caseworker, { applicationId: id, code, result: 'MET', note: '' }));
  must(await completeFormalCheck(database, caseworker, { applicationId: id }));
  const decision = { recognitions: [], grantLimits: {}, clauseCodes: ['use-report'], reasons: [] };
  must(await prepareDecision(database, caseworker, { applicationId: id, kind: 'AWARD', ...decision }));
  must(await sendToReview(database, caseworker, { applicationId: id }));
  must(await signDecision(database, signatory, { applicationId: id }));
  const award = await database.read(signatory, (tx) => awardOfApplication(tx, id));
  if (!award) throw new Error('no award');
  return award;
}

/** The notice arrived on that day, and the district waived all remedies. */
export async function makeFinal(
  office: Pick<Office, 'database'>,
  award: Award,
  ags: string,
  on: string,
): Promise<void> {
  const receivedOn = CalendarDate.iso(on);
  must(
    await recordReceipt(office.database, caseworker, {
      noticeId: award.noticeId,
      receivedOn,
      proof: 'Empfangsbekenntnis',
    }),
  );
  must(await waiveRemedies(office.database, districtSignatory(ags), { noticeId: award.noticeId, confirmation: true }));
}

export async function confirmedAccount(
  office: Pick<Office, 'database'>,
  ags: string,
  iban = 'DE89370400440532013000',
  holder = 'Kreiskasse Düren',
): Promise<void> {
  const { id } = must(await proposeBankAccount(office.database, districtEditor(ags), { holder, iban }));
  const callBackNote = 'Rückruf unter der bekannten Nummer am Tag des Vorschlags';
  must(await confirmBankAccount(office.database, caseworker, { accountId: id, callBackNote }));
}

/** An award from which money can be drawn in 2027. The clock of the office must stand in 2027. */
export async function payableAward(
  office: Pick<Office, 'database'>,
  ags: string,
  costsInEuros = 50_000,
): Promise<Award> {
  const award = await signedAward(office, ags, costsInEuros);
  await makeFinal(office, award, ags, '2026-11-02');
  await confirmedAccount(office, ags);
  return award;
}

export async function draftedRequest(
  office: Pick<Office, 'database'>,
  award: Award,
  ags: string,
  euros: { amount: number; needed?: number; spent?: number; year?: number },
): Promise<string> {
  const draft = {
    budgetYear: euros.year ?? 2027,
    amount: Money.ofEuros(euros.amount),
    needed: Money.ofEuros(euros.needed ?? euros.amount * 2),
    spent: Money.ofEuros(euros.spent ?? 0),
    note: '',
  };
  return must(await startRequest(office.database, districtEditor(ags), { awardId: award.id, draft })).id;
}

/** A request that certifier and authoriser have passed. */
export async function authorisedRequest(
  office: Pick<Office, 'database'>,
  award: Award,
  ags: string,
  amount: number,
  needed = 50_000,
): Promise<string> {
  const requestId = await draftedRequest(office, award, ags, { amount, needed });
  must(await submitRequest(office.database, districtSignatory(ags), requestId));
  must(await takePaymentStep(office.database, caseworker, { requestId, action: 'check-request' }));
  must(await takePaymentStep(office.database, certifier, { requestId, action: 'certify-payment' }));
  must(await takePaymentStep(office.database, authoriser, { requestId, action: 'authorise-payment' }));
  return requestId;
}

/** The account of the authority from which runs are paid. */
export async function payerEntered(office: Pick<Office, 'database'>): Promise<void> {
  const typed = { holder: 'Landeshauptkasse', iban: 'DE02120300000000202051', city: 'Düsseldorf' };
  must(await enterPayerAccount(office.database, capOfficer, typed));
}

/** A request that was paid in a run of its own and reached the district's account today. Amount in euros. */
export async function creditedRequest(
  office: Pick<Office, 'database'>,
  award: Award,
  ags: string,
  amount: number,
): Promise<string> {
  const requestId = await authorisedRequest(office, award, ags, amount);
  must(await exportPaymentRun(office.database, authoriser));
  await creditAll(office, [requestId]);
  return requestId;
}

/** The bank says today that these exported payments were credited. */
export async function creditAll(office: Pick<Office, 'database'>, requestIds: readonly string[]): Promise<void> {
  const lines = await office.database.read(caseworker, async (tx) => {
    const rows = await tx.query<{ end_to_end_id: string; amount_cents: string }>(
      'SELECT end_to_end_id, amount_cents FROM disbursements.payment_run_item WHERE request_id = ANY($1::uuid[])',
      [requestIds],
    );
    return rows.map(
      (row) =>
        `${row.end_to_end_id};${Money.ofCents(row.amount_cents).toGerman()};gutgeschrieben;${tx.today.toGerman()};`,
    );
  });
  must(await importFeedback(office.database, authoriser, lines.join('\n')));
}
