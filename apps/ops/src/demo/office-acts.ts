import {
  assignApplication,
  completeFormalCheck,
  loadApplication,
  recordCheck,
  requestInfo,
  setDeadline,
  startFormalCheck,
  termsOfApplication,
  writeMessage,
} from '#applications';
import { confirmReview, prepareDecision, returnDecision, sendToReview, signDecision } from '#awards';
import { CalendarDate, Money, SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice } from '#notices';
import { costItemId } from './form.js';
import { mustSucceed, type Acts, type Scene } from './scene.js';

const CLAUSES = ['use-report', 'forwarding', 'publicity'];

/** What the people of the authority do. */
export const officeActs: Acts = {
  take: async ({ stage, caseworker, applicationId }) =>
    mustSucceed(await startFormalCheck(stage.database, caseworker, { applicationId })),
  assign: async ({ stage, caseworker, applicationId }) =>
    mustSucceed(
      await assignApplication(stage.database, caseworker, {
        applicationId,
        assignee: { id: caseworker.accountId, name: caseworker.name },
      }),
    ),
  formal: async (scene) => {
    await recordAllMet(scene, 'FORMAL');
    const { stage, caseworker, applicationId } = scene;
    mustSucceed(await completeFormalCheck(stage.database, caseworker, { applicationId }));
  },
  material: (scene) => recordAllMet(scene, 'MATERIAL'),
  check: async ({ stage, caseworker, applicationId }, { code, result, note }) =>
    mustSucceed(await recordCheck(stage.database, caseworker, { applicationId, code, result, note })),
  request: async ({ stage, caseworker, applicationId }, { items, dueInDays }) =>
    mustSucceed(
      await requestInfo(stage.database, caseworker, {
        applicationId,
        items,
        deadline: dayOf(stage.clock.now()).plusDays(dueInDays),
      }),
    ),
  deadline: async ({ stage, caseworker, applicationId }, { text, dueInDays }) =>
    mustSucceed(
      await setDeadline(stage.database, caseworker, {
        applicationId,
        deadline: dayOf(stage.clock.now()).plusDays(dueInDays),
        reason: text,
      }),
    ),
  tell: async ({ stage, caseworker, applicationId }, { text, dueInDays }) =>
    mustSucceed(
      await writeMessage(stage.database, caseworker, {
        applicationId,
        body: text,
        visibility: 'SHARED',
        ...(dueInDays === undefined ? {} : { deadline: dayOf(stage.clock.now()).plusDays(dueInDays) }),
      }),
    ),
  note: async ({ stage, caseworker, applicationId }, { text }) =>
    mustSucceed(await writeMessage(stage.database, caseworker, { applicationId, body: text, visibility: 'INTERNAL' })),
  prepare: async ({ stage, caseworker, applicationId, demoCase }, { kind = 'AWARD', reasons = [], cuts = [] }) =>
    mustSucceed(
      await prepareDecision(stage.database, caseworker, {
        applicationId,
        kind,
        recognitions: cuts.map(([item, cents, cutReason]) => ({
          id: costItemId(item),
          recognised: { [demoCase.year]: Money.ofCents(cents) },
          cutReason,
        })),
        grantLimits: {},
        clauseCodes: CLAUSES,
        reasons,
      }),
    ),
  review: async ({ stage, caseworker, applicationId }) =>
    mustSucceed(await sendToReview(stage.database, caseworker, { applicationId })),
  confirm: async ({ stage, reviewer, applicationId }) =>
    mustSucceed(await confirmReview(stage.database, reviewer, { applicationId })),
  return: async ({ stage, reviewer, applicationId }, { text }) =>
    mustSucceed(await returnDecision(stage.database, reviewer, { applicationId, reason: text })),
  sign: async (scene) => {
    const { stage, signatory, applicationId } = scene;
    const signed = mustSucceed(await signDecision(stage.database, signatory, { applicationId }));
    scene.noticeId = signed.noticeId;
    // By now, not by the job: the district shall have retrieved it long ago.
    await renderIssuedNotice(stage.database, stage.files, SYSTEM_ACTOR, signed.noticeId);
  },
};

async function recordAllMet(scene: Scene, stage: 'FORMAL' | 'MATERIAL'): Promise<void> {
  const { database } = scene.stage;
  const { caseworker, applicationId, demoCase } = scene;
  const codes = await database.read(caseworker, async (tx) => {
    const application = await loadApplication(tx, applicationId);
    if (!application) throw new Error('application not found');
    const { version } = mustSucceed(await termsOfApplication(tx, application));
    return version.terms.checks.filter((check) => check.stage === stage).map(({ code }) => code);
  });
  for (const code of codes) {
    const note = code === 'not-begun' ? (demoCase.continuation ?? '') : '';
    mustSucceed(await recordCheck(database, caseworker, { applicationId, code, result: 'MET', note }));
  }
}

const dayOf = (instant: Date): CalendarDate => CalendarDate.inBerlin(instant);
