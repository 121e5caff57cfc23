import { completeForm, submittedApplication } from '../support/case-builder.js';
import type { ApiOffice, ApiUser } from './api-office.js';
import { CHECKS } from './checks.js';

/** Stands in everything that the neighbour wrote; must not stand in anything that others get. */
export const MARK = 'Geheimnisvoll';

export interface ForeignCase {
  readonly application: string;
  readonly award: string;
  readonly notice: string;
  readonly attachment: string;
}

/** An awarded case of Köln that carries the mark in every text, and its ids. */
export async function awardedCase(office: ApiOffice, neighbour: ApiUser): Promise<ForeignCase> {
  const officer = await office.user('A. Beispiel', ['CASEWORKER']);
  const signatory = await office.user('C. Probe', ['SIGNATORY']);
  const form = { ...completeForm(20_000, MARK), 'applicant.contactName': MARK };
  const { id } = await submittedApplication(office.office, '05315', form);
  const path = `/api/v1/applications/${id}`;
  await officer.post(`${path}/start-formal-check`);
  for (const code of CHECKS) await officer.send('put', `${path}/checks/${code}`, { result: 'MET', note: MARK });
  await officer.post(`${path}/complete-formal-check`);
  await officer.post(`${path}/messages`, { body: MARK });
  await officer.post(`${path}/prepare-decision`, { kind: 'AWARD', clauseCodes: ['use-report'] });
  await officer.post(`${path}/send-to-review`);
  const signed = await signatory.post(`${path}/sign`);
  const { body } = await neighbour.get(`${path}/attachments`);
  return {
    application: id,
    award: signed.body.awardId,
    notice: signed.body.noticeId,
    attachment: body.attachments[0].id,
  };
}
