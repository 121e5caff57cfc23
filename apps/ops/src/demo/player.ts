import type { Actor } from '#kernel';
import { referenceCallId } from '#programmes';
import { applicantActs } from './applicant-acts.js';
import { changeActs } from './change-acts.js';
import type { Act, DemoCase } from './demo-case.js';
import { instantOf } from './demo-time.js';
import { officeActs } from './office-acts.js';
import type { Acts, Scene, Stage } from './scene.js';

const ACTS: Acts = { ...applicantActs, ...officeActs, ...changeActs };

/** Plays all cases in the order in which things happened, so that file numbers, caps and history agree. Answers the number of acts. */
export async function play(stage: Stage, cases: readonly DemoCase[]): Promise<number> {
  const script = cases.flatMap((demoCase) => {
    const scene = sceneOf(stage, demoCase);
    return demoCase.acts.map((act) => ({ scene, act, at: instantOf(act.at, stage.today) }));
  });
  script.sort((first, second) => first.at.getTime() - second.at.getTime());
  for (const { scene, act, at } of script) {
    stage.clock.moveTo(at);
    await perform(scene, act);
  }
  return script.length;
}

async function perform(scene: Scene, act: Act): Promise<void> {
  // The table holds for each name the function of exactly that act.
  const play = ACTS[act.act] as ((scene: Scene, act: Act) => Promise<unknown>) | undefined;
  if (!play) throw new Error(`demo: nobody plays ${act.act}`);
  try {
    await play(scene, act);
  } catch (error) {
    throw new Error(`demo: "${scene.demoCase.title}", ${act.act} at ${act.at}: ${String(error)}`, { cause: error });
  }
}

function sceneOf(stage: Stage, demoCase: DemoCase): Scene {
  const district = stage.people.districts.get(demoCase.district);
  if (!district) throw new Error(`demo: nobody in ${demoCase.district}`);
  const office = (name: string): Actor => {
    const actor = stage.people.office.get(name);
    if (!actor) throw new Error(`demo: no ${name}`);
    return actor;
  };
  return {
    stage,
    demoCase,
    district,
    callId: referenceCallId(demoCase.programme, demoCase.year),
    caseworker: office(demoCase.caseworker),
    reviewer: office('B. Muster'),
    signatory: office('C. Probe'),
    applicationId: '',
    noticeId: '',
    changeId: '',
  };
}
