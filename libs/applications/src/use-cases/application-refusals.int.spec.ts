import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import {
  attachFile,
  completeFormalCheck,
  deleteView,
  extendInfoDeadline,
  finishMessageTask,
  recordCheck,
  removeAttachment,
  renameView,
  requestInfo,
  saveDraft,
  saveView,
  setDeadline,
  startDraft,
  startFormalCheck,
} from '#applications';
import { CalendarDate, type Result } from '#kernel';
import { FolderFileStore } from '#platform';
import { referenceCallId } from '#programmes';
import {
  attachDocuments,
  caseworker,
  districtSignatory,
  openOffice,
  submittedApplication,
  type Office,
} from '../../../../test/support/case-builder.js';

jest.setTimeout(30_000);

const NO_ONE = '01900000-0000-7000-8000-00000000ffff';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
const district = districtSignatory('05358');
const refused = (result: Result<unknown, { kind: string }>): string | null => (result.ok ? null : result.refusal.kind);
const idOf = <T extends { id: string }>(result: Result<T, unknown>): string => (result.ok ? result.value.id : '');

describe('an application refuses', () => {
  let office: Office;
  const files = new FolderFileStore(mkdtempSync(join(tmpdir(), 'files-')));
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const draft = (programme: string, copyFrom?: string) =>
    startDraft(office.database, district, {
      callId: referenceCallId(programme, 2027),
      ...(copyFrom === undefined ? {} : { copyFrom }),
    });
  const save = (applicationId: string, entries: Record<string, string>, baseVersion = 1) =>
    saveDraft(office.database, district, { applicationId, baseVersion, entries });
  const attach = (applicationId: string, documentKind: string) =>
    attachFile(office.database, files, district, { applicationId, documentKind, fileName: 'plan.pdf', bytes: PDF });

  it('a draft before its call opens, and one copied from another programme', async () => {
    const source = idOf(await draft('NRWELTOFFEN'));
    expect(refused(await draft('DEMOKRATIE_LEBEN', source))).toBe('copy-of-other-programme');
    office.clock.moveTo(new Date('2026-08-31T09:00:00Z'));
    expect(refused(await draft('NRWELTOFFEN'))).toBe('call-not-open');
    office.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
  });

  it('fields nobody knows, versions nobody saved, and more fields than a form has', async () => {
    const id = idOf(await draft('NRWELTOFFEN'));
    expect(refused(await save(id, { 'project.colour': 'rot' }))).toBe('field-unknown');
    expect(refused(await save(id, { 'project.title': 'Vielfalt' }, 99))).toBe('draft-version-unknown');
    const many = Object.fromEntries(Array.from({ length: 1_501 }, (_, index) => [`x${index}`, '']));
    expect(refused(await save(id, many))).toBe('too-many-items');
  });

  it('documents of a kind nobody asked for, the twenty-first file, and removing what is not there', async () => {
    const id = idOf(await draft('NRWELTOFFEN'));
    expect(refused(await attach(id, 'URLAUBSFOTO'))).toBe('document-kind-unknown');
    const remove = removeAttachment(office.database, district, { applicationId: id, attachmentId: NO_ONE });
    expect(refused(await remove)).toBe('attachment-not-found');
    await attachDocuments(
      office,
      district,
      id,
      Array.from({ length: 20 }, () => 'MASSNAHMENPLAN'),
    );
    expect(refused(await attach(id, 'EIGENANTEIL'))).toBe('too-many-files');
  });

  it('changes once it is handed in', async () => {
    const { id } = await submittedApplication(office, '05358');
    expect(refused(await save(id, { 'project.title': 'Anders' }))).toBe('draft-not-editable');
    expect(refused(await attach(id, 'EIGENANTEIL'))).toBe('draft-not-editable');
  });

  it('steps on a case that changed meanwhile, unknown checks, and an end of the check while points are open', async () => {
    const { id: applicationId } = await submittedApplication(office, '05766');
    const stale = startFormalCheck(office.database, caseworker, { applicationId, expectedVersion: 99 });
    expect(refused(await stale)).toBe('application-changed-meanwhile');
    expect(refused(await startFormalCheck(office.database, caseworker, { applicationId }))).toBeNull();
    const check = { applicationId, code: 'horoscope', result: 'MET' as const, note: '' };
    expect(refused(await recordCheck(office.database, caseworker, check))).toBe('check-unknown');
    expect(await completeFormalCheck(office.database, caseworker, { applicationId })).toMatchObject({
      refusal: { kind: 'checks-open', facts: { stage: 'FORMAL', open: expect.arrayContaining(['Antragsberechtigt']) } },
    });
    const message = { applicationId, messageId: NO_ONE };
    expect(refused(await finishMessageTask(office.database, caseworker, message))).toBe('message-not-found');
  });

  it('a list without end, a second extension, and another deadline beside that of the letter', async () => {
    const { id: applicationId } = await submittedApplication(office, '05315');
    await startFormalCheck(office.database, caseworker, { applicationId });
    const ask = (items: string[]) => requestInfo(office.database, caseworker, { applicationId, items });
    expect(refused(await ask(Array.from({ length: 21 }, (_, index) => `Unterlage ${index}`)))).toBe('too-many-items');
    expect(refused(await ask(['Der Maßnahmenplan fehlt.']))).toBeNull();
    const day = { applicationId, deadline: CalendarDate.iso('2026-12-20'), reason: 'Urlaub der Kasse.' };
    expect(refused(await setDeadline(office.database, caseworker, day))).toBe('deadline-belongs-to-act');
    expect(refused(await extendInfoDeadline(office.database, caseworker, day))).toBeNull();
    const again = { ...day, deadline: CalendarDate.iso('2026-12-31') };
    expect(refused(await extendInfoDeadline(office.database, caseworker, again))).toBe('deadline-extended-already');
  });

  it('views without a filter, twice the same, under a name that is taken, and the thirteenth', async () => {
    const keep = (name: string, selection: string) => saveView(office.database, caseworker, { name, selection });
    expect(refused(await keep('Alles', ''))).toBe('view-without-filter');
    expect(refused(await keep('Offene', 'stand=formal'))).toBeNull();
    expect(refused(await keep('Noch einmal', 'stand=formal'))).toBe('view-saved-already');
    expect(refused(await keep('OFFENE', 'stand=fachlich'))).toBe('view-name-taken');
    for (let count = 2; count <= 12; count += 1)
      expect(refused(await keep(`Ansicht ${count}`, `jahr=${count}`))).toBeNull();
    expect(refused(await keep('Zu viel', 'jahr=99'))).toBe('views-full');
    const unknown = { id: NO_ONE, name: 'Neu' };
    expect(refused(await renameView(office.database, caseworker, unknown))).toBe('view-not-found');
    expect(refused(await deleteView(office.database, caseworker, unknown))).toBe('view-not-found');
  });
});
