import {
  answerChange,
  askAboutChange,
  awardOfApplication,
  grantSituation,
  prepareChange,
  sendChangeToReview,
  signChange,
  startChange,
  submitChange,
  type GrantPlan,
  type StartChange,
} from '#awards';
import { CalendarDate, SYSTEM_ACTOR } from '#kernel';
import { renderIssuedNotice, retrieveNotice } from '#notices';
import type { PlannedChange } from './demo-case.js';
import { mustSucceed, type Acts, type Scene } from './scene.js';

/** What happens to a grant after its award, and what is asked before it. */
export const changeActs: Acts = {
  change: async (scene, { change, text }) => {
    const { stage, district, applicationId } = scene;
    const situation = await stage.database.read(district.editor, async (tx) => {
      const award = await awardOfApplication(tx, applicationId);
      return mustSucceed(await grantSituation(tx, award?.id ?? ''));
    });
    const content = { plan: changed(situation.current, change) };
    await ask(scene, { kind: 'CHANGE', awardId: situation.award.id, content, reason: text });
  },
  'early-start': async (scene, { startOn, text }) =>
    ask(scene, { kind: 'EARLY_START', applicationId: scene.applicationId, content: { startOn }, reason: text }),
  'change-question': async ({ stage, caseworker, changeId }, { text, dueInDays }) =>
    mustSucceed(
      await askAboutChange(stage.database, caseworker, {
        requestId: changeId,
        question: text,
        deadline: CalendarDate.inBerlin(stage.clock.now()).plusDays(dueInDays),
      }),
    ),
  'change-answer': async ({ stage, district, changeId }, { text }) =>
    mustSucceed(await answerChange(stage.database, district.signatory, { requestId: changeId, answer: text })),
  'change-prepare': async ({ stage, caseworker, changeId }, { text }) => {
    const requestId = changeId;
    mustSucceed(await prepareChange(stage.database, caseworker, { requestId, outcome: 'APPROVE', reasons: text }));
    mustSucceed(await sendChangeToReview(stage.database, caseworker, { requestId }));
  },
  'change-sign': async ({ stage, signatory, district, changeId }) => {
    const { noticeId } = mustSucceed(await signChange(stage.database, signatory, { requestId: changeId }));
    await renderIssuedNotice(stage.database, stage.files, SYSTEM_ACTOR, noticeId);
    mustSucceed(await retrieveNotice(stage.database, district.editor, noticeId));
  },
};

async function ask(scene: Scene, command: StartChange): Promise<void> {
  const { database } = scene.stage;
  const { editor, signatory } = scene.district;
  scene.changeId = mustSucceed(await startChange(database, editor, command)).id;
  mustSucceed(await submitChange(database, signatory, { requestId: scene.changeId }));
}

/** The plan after the change: amounts move between years or items, the period may grow. */
function changed(plan: GrantPlan, { periodTo, grant, items }: PlannedChange): GrantPlan {
  const plus = (cents: Readonly<Record<string, number>>, moves: Readonly<Record<number, number>> = {}) => ({
    ...cents,
    ...Object.fromEntries(Object.entries(moves).map(([year, delta]) => [year, (cents[year] ?? 0) + delta])),
  });
  return {
    ...plan,
    periodTo: periodTo ?? plan.periodTo,
    grantCents: plus(plan.grantCents, grant),
    items: plan.items.map((item, index) => ({ ...item, amountsCents: plus(item.amountsCents, items[index]) })),
  };
}
