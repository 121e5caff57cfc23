import { answerInfoRequest, openDraft, saveDraft, startDraft, submitApplication, writeMessage } from '#applications';
import { withdrawApplication } from '#awards';
import type { Actor } from '#kernel';
import { retrieveNotice, waiveRemedies } from '#notices';
import { attachDocuments, documentsOf } from './documents.js';
import { formOf } from './form.js';
import { mustSucceed, type Acts, type Scene } from './scene.js';

/** What the people of a district do. */
export const applicantActs: Acts = {
  draft: async (scene) => {
    const { stage, district, demoCase } = scene;
    const started = mustSucceed(await startDraft(stage.database, district.editor, { callId: scene.callId }));
    scene.applicationId = started.id;
    await save(scene, district.editor, formOf(demoCase, district));
    await attachDocuments(stage.database, stage.files, district.editor, started.id, {
      kinds: demoCase.withoutDocuments ? [] : documentsOf(demoCase),
      district: district.name,
      title: demoCase.title,
    });
  },
  edit: (scene, { fields }) => save(scene, scene.district.colleague, fields),
  submit: async ({ stage, district, applicationId }) =>
    mustSucceed(await submitApplication(stage.database, district.signatory, { applicationId })),
  answer: async ({ stage, district, applicationId }, { text }) =>
    mustSucceed(await answerInfoRequest(stage.database, district.signatory, { applicationId, answer: text })),
  withdraw: async ({ stage, district, applicationId }, { text }) =>
    mustSucceed(await withdrawApplication(stage.database, district.signatory, { applicationId, reason: text })),
  ask: async ({ stage, district, applicationId }, { text }) =>
    mustSucceed(
      await writeMessage(stage.database, district.editor, { applicationId, body: text, visibility: 'SHARED' }),
    ),
  retrieve: async ({ stage, district, noticeId }) =>
    mustSucceed(await retrieveNotice(stage.database, district.editor, noticeId)),
  waive: async ({ stage, district, noticeId }) =>
    mustSucceed(await waiveRemedies(stage.database, district.signatory, { noticeId, confirmation: true })),
};

async function save(scene: Scene, actor: Actor, entries: Readonly<Record<string, string>>): Promise<void> {
  const { database } = scene.stage;
  const { applicationId } = scene;
  const { draft } = await database.read(actor, async (tx) => mustSucceed(await openDraft(tx, applicationId)));
  mustSucceed(await saveDraft(database, actor, { applicationId, baseVersion: draft.version, entries }));
}
