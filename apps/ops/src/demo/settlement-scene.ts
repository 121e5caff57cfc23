import { listAwards, type Award } from '#awards';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { recordReceipt, renderIssuedNotice, waiveRemedies } from '#notices';
import {
  answerHearing,
  approveRelief,
  bookClaimPayment,
  claimView,
  equalInstalments,
  openRecovery,
  prepareInterest,
  prepareLateUseInterest,
  prepareRecovery,
  prepareSettlement,
  proposeRelief,
  sendHearing,
  signRecovery,
  signSettlement,
} from '#settlement';
import { instantOf } from './demo-time.js';
import type { DistrictPeople } from './people.js';
import { officerOf } from './payments-scene.js';
import { mustSucceed, type Stage } from './scene.js';

/** Settled with a cut too small to be demanded; and a conference that never took place. */
const SETTLED = '05915';
const REVOKED = '05112';
const REDUCTION = Money.ofEuros(12_000);

/** One grant settled, whose late use waits for a signature, one partly revoked: the claim is deferred, partly paid, and its interest waits for a signature. */
export async function loadSettlements(stage: Stage): Promise<void> {
  const awards = await stage.database.read(SYSTEM_ACTOR, (tx) =>
    listAwards(tx, { programme: 'NRWELTOFFEN', limit: 200, offset: 0 }),
  );
  const awardOf = (district: string): Award => {
    const award = awards.find((each) => each.districtAgs === district && each.periodTo.year === 2026);
    if (!award) throw new Error(`demo: no award of ${district}`);
    return award;
  };
  const claimId = await revoke(stage, awardOf(REVOKED));
  await payInInstalments(stage, claimId);
  await settle(stage, awardOf(SETTLED));
}

async function settle(stage: Stage, award: Award): Promise<void> {
  const { database, clock, today } = stage;
  clock.moveTo(instantOf('T-3 10:00', today));
  const notes = ['Die Maßnahme hat ihren Zweck erreicht.'];
  mustSucceed(await prepareSettlement(database, officerOf(stage, 'A. Beispiel'), { awardId: award.id, notes }));
  clock.moveTo(instantOf('T-2 11:15', today));
  const { noticeId } = mustSucceed(await signSettlement(database, officerOf(stage, 'C. Probe'), award.id));
  await renderIssuedNotice(database, stage.files, SYSTEM_ACTOR, noticeId);
  clock.moveTo(instantOf('T-1 09:30', today));
  const reason =
    'Nach den Belegen lagen Teile beider Raten länger als zwei Monate bereit. Gründe dafür sind nicht genannt.';
  mustSucceed(
    await prepareLateUseInterest(database, officerOf(stage, 'A. Beispiel'), {
      ...{ awardId: award.id, reason, isWaived: false },
    }),
  );
}

const FINDING =
  'Die für den 25.04.2026 bewilligte Fachtagung hat nicht stattgefunden und wurde nicht nachgeholt. Die dafür vorgesehenen Mittel wurden nicht anders verwendet.';
const REASONS = {
  facts: FINDING,
  law: '§ 49 Abs. 3 Satz 1 Nr. 1, § 49a Abs. 1 VwVfG NRW.',
  discretion:
    'Sie haben mitgeteilt, dass die Tagung mangels Anmeldungen ausfiel. Das ist nachvollziehbar, ändert aber nichts daran, dass der Zweck insoweit verfehlt ist. Ein Absehen von der Rückforderung kommt bei der gebotenen sparsamen Verwendung öffentlicher Mittel nicht in Betracht; der übrige Teil der Maßnahme bleibt unberührt.',
  result: 'Die Bewilligung wird in Höhe von 12.000,00 EUR widerrufen, der Betrag ist zu erstatten.',
};

async function revoke(stage: Stage, award: Award): Promise<string> {
  const { database, clock, today, files } = stage;
  const caseworker = officerOf(stage, 'A. Beispiel');
  const { signatory } = districtOf(stage);
  const ineffectiveFrom = CalendarDate.of(2026, 4, 26);
  clock.moveTo(instantOf('2026-06-10 09:30', today));
  const { recoveryId } = mustSucceed(
    await openRecovery(database, caseworker, {
      ...{ awardId: award.id, basis: 'REVOCATION', finding: FINDING, reduction: REDUCTION, ineffectiveFrom },
      knowledgeCompleteOn: CalendarDate.of(2026, 6, 8),
    }),
  );
  const hearing = mustSucceed(await sendHearing(database, caseworker, { recoveryId, due: null }));
  await renderIssuedNotice(database, files, SYSTEM_ACTOR, hearing.noticeId);
  clock.moveTo(instantOf('2026-06-18 14:05', today));
  const answer = 'Für die Tagung lagen zu wenige Anmeldungen vor. Wir bitten um eine Zahlung in Raten.';
  mustSucceed(await answerHearing(database, signatory, { recoveryId, answer }));
  clock.moveTo(instantOf('2026-07-06 10:20', today));
  const decision = { recoveryId, reasons: REASONS, reduction: REDUCTION, ineffectiveFrom };
  mustSucceed(await prepareRecovery(database, caseworker, decision));
  clock.moveTo(instantOf('2026-07-08 16:00', today));
  const { noticeId, claimId } = mustSucceed(await signRecovery(database, officerOf(stage, 'C. Probe'), recoveryId));
  await renderIssuedNotice(database, files, SYSTEM_ACTOR, noticeId);
  clock.moveTo(instantOf('2026-07-13 09:00', today));
  const receipt = { noticeId, receivedOn: CalendarDate.of(2026, 7, 10), proof: 'Empfangsbekenntnis' };
  mustSucceed(await recordReceipt(database, caseworker, receipt));
  mustSucceed(await waiveRemedies(database, signatory, { noticeId, confirmation: true }));
  if (claimId === null) throw new Error('demo: the revocation demands nothing');
  return claimId;
}

async function payInInstalments(stage: Stage, claimId: string): Promise<void> {
  const { database, clock, today, files } = stage;
  const caseworker = officerOf(stage, 'A. Beispiel');
  clock.moveTo(instantOf('2026-08-03 10:00', today));
  const instalments = equalInstalments(REDUCTION, 6, CalendarDate.of(2026, 9, 15));
  mustSucceed(
    await proposeRelief(database, caseworker, {
      ...{ claimId, kind: 'DEFERRAL', consentReference: null, instalments, until: instalments.at(-1)?.due ?? null },
      reason: 'Der Kreis weist nach, dass die Zahlung in einer Summe im laufenden Haushaltsjahr nicht gedeckt ist.',
      terms: 'Bleibt eine Rate länger als zwei Wochen aus, wird der ganze Rest fällig.',
    }),
  );
  clock.moveTo(instantOf('2026-08-05 15:10', today));
  mustSucceed(await approveRelief(database, officerOf(stage, 'C. Probe'), claimId));
  const relief = await database.read(SYSTEM_ACTOR, async (tx) => (await claimView(tx, claimId))?.reliefs.at(-1));
  if (relief?.noticeId) await renderIssuedNotice(database, files, SYSTEM_ACTOR, relief.noticeId);
  for (const [on, reference] of [
    ['2026-09-14', 'Kassenzeichen 4711-1'],
    ['2026-10-15', 'Kassenzeichen 4711-2'],
  ] as const) {
    clock.moveTo(instantOf(`${on} 12:00`, today));
    const payment = { claimId, amount: Money.ofEuros(2_000), valueDate: CalendarDate.iso(on), reference };
    mustSucceed(await bookClaimPayment(database, officerOf(stage, 'H. Feststellung'), payment));
  }
  clock.moveTo(instantOf('T-4 09:00', today));
  const interest = { until: CalendarDate.of(2026, 10, 31), reason: 'Zinsen bis Ende Oktober; der Rest ist gestundet.' };
  mustSucceed(await prepareInterest(database, caseworker, { claimId, isWaived: false, ...interest }));
}

function districtOf({ people }: Stage): DistrictPeople {
  const found = people.districts.get(REVOKED);
  if (!found) throw new Error(`demo: nobody of ${REVOKED}`);
  return found;
}
