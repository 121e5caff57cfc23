import { closeDueVotes, rollOf, castByLink, voteOfSubject, type Choice } from '#bodies';
import { CalendarDate, Money, SYSTEM_ACTOR, type Actor, type Result } from '#kernel';
import {
  acceptDecision,
  applyByForm,
  associationActor,
  confirmForm,
  goWithoutRecommendation,
  passCheck,
  prepareLocalDecision,
  signLocalDecision,
  type FundCode,
  type LocalApplication,
  type LocalDecision,
} from '#partnerships';
import { A_FORM, type BuiltPartnership } from '#partnerships/testing';
import { districtEditor, districtSignatory, type Office } from '../support/case-builder.js';

export const must = <T>(result: Result<T, unknown>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

const HAMM = '05915';
export const editor: Actor = districtEditor(HAMM);
export const signatory: Actor = { ...districtSignatory(HAMM), roles: ['APPLICANT_SIGNATORY'] };
/** Prepares and signs: the one whom four eyes must stop. */
export const allrounder: Actor = { ...districtSignatory(HAMM), accountId: '01900000-0000-7000-8000-000000400915' };

/** Who decides for a municipality. */
export interface LeadOffice {
  readonly editor: Actor;
  readonly signatory: Actor;
}

type Where = Pick<Office, 'database'>;

/** The secret of the link that still opens something in the mails of a template to an address, as its reader sees it. */
export async function secretMailed({ database }: Where, template: string, to: string): Promise<string> {
  const [mail] = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string }>(
      `SELECT m.secret FROM (SELECT substring(body_text FROM '/([A-Za-z0-9_-]{43})\\s') AS secret
         FROM mail.message WHERE template = $1 AND to_address = $2) m
       WHERE encode(sha256(convert_to(m.secret, 'UTF8')), 'hex') IN (
         SELECT token_hash FROM partnerships.access_link WHERE revoked_at IS NULL
         UNION SELECT token_hash FROM partnerships.form_draft)`,
      [template, to],
    ),
  );
  if (!mail) throw new Error(`no secret in a mail ${template} to ${to}`);
  return mail.secret;
}

let applicants = 0;

/** Applies by the public form and confirms it by mail. */
export async function appliedProject(
  office: Where,
  { partnershipId, frameId }: BuiltPartnership,
  form: Partial<LocalApplication> = {},
  fundCode: FundCode = 'AKTIONSFONDS',
): Promise<{ projectId: string; association: Actor }> {
  applicants += 1;
  const application = { ...A_FORM, contactEmail: `verein${applicants}@verein.example`, ...form };
  const where = {
    partnershipId,
    frameId,
    fundCode,
    address: `192.0.2.${applicants}`,
    trap: '',
  } as const;
  must(await applyByForm(office.database, { ...where, application }));
  const secret = await secretMailed(office, 'local-confirm', application.contactEmail);
  const { projectId } = must(await confirmForm(office.database, secret));
  return { projectId, association: associationActor({ id: projectId, applicantName: application.applicantName }) };
}

export const AWARDED: LocalDecision = {
  ...{ kind: 'AWARD', form: 'AGREEMENT', amountCents: 200_000, financingType: 'DEFICIT' },
  ...{ periodFrom: '2027-05-01', periodTo: '2027-05-31', reasons: [], deviationReason: '' },
};

/** A project whose decision waits for its signature. */
export async function preparedProject(
  office: Where,
  built: BuiltPartnership,
  decision: Partial<LocalDecision> = {},
  form: Partial<LocalApplication> = {},
  people: LeadOffice = { editor, signatory },
  fundCode: FundCode = 'AKTIONSFONDS',
): Promise<{ projectId: string; association: Actor }> {
  const applied = await appliedProject(office, built, form, fundCode);
  const { projectId } = applied;
  must(await passCheck(office.database, people.editor, projectId));
  must(
    await goWithoutRecommendation(office.database, people.editor, {
      projectId,
      reason: 'Eilfall vor der nächsten Sitzung',
    }),
  );
  must(
    await prepareLocalDecision(office.database, people.editor, { projectId, decision: { ...AWARDED, ...decision } }),
  );
  return applied;
}

/** A project under a returned agreement, ready for payments. */
export async function runningProject(
  office: Where,
  built: BuiltPartnership,
  decision: Partial<LocalDecision> = {},
  people: LeadOffice = { editor, signatory },
): Promise<{ projectId: string; association: Actor }> {
  const prepared = await preparedProject(office, built, decision, {}, people);
  must(await signLocalDecision(office.database, people.signatory, prepared.projectId));
  must(await acceptDecision(office.database, people.editor, { projectId: prepared.projectId, waived: false }));
  return prepared;
}

/** Seats vote by their mailed links in this order; then the deadline passes and the daily job counts. */
export async function voteOnline(
  office: Office,
  projectId: string,
  choices: readonly Choice[],
  closing: Date,
): Promise<void> {
  const vote = await office.database.read(SYSTEM_ACTOR, (tx) =>
    voteOfSubject(tx, { kind: 'LOCAL_PROJECT', id: projectId }),
  );
  if (!vote) throw new Error('no vote');
  const links = await office.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ secret: string }>(
      `SELECT substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)') AS secret FROM mail.message m JOIN bodies.vote_seat r
         ON r.token_hash = encode(sha256(convert_to(substring(m.body_text FROM '/abstimmung/([A-Za-z0-9_-]+)'), 'UTF8')), 'hex')
       WHERE m.template = 'ballot-link' AND r.vote_id = $1 ORDER BY r.organisation`,
      [vote.voteId],
    ),
  );
  for (const [index, choice] of choices.entries())
    must(await castByLink(office.database, { secret: links[index]?.secret ?? '', choice }));
  office.clock.moveTo(closing);
  await closeDueVotes(office.database, SYSTEM_ACTOR);
}

export const seatOf = async (office: Where, voteId: string): Promise<readonly string[]> =>
  (await office.database.read(SYSTEM_ACTOR, (tx) => rollOf(tx, voteId))).map(({ seatId }) => seatId);

export const aProof = (euros: number, more: { own?: number; thirdParty?: number } = {}) => ({
  report: 'Das Turnier fand statt. Zwölf Mannschaften mit 140 Jugendlichen nahmen teil, es gab zwei Workshops.',
  participants: 140,
  own: Money.ofEuros(more.own ?? 200),
  thirdParty: Money.ofEuros(more.thirdParty ?? 0),
  confirmed: true,
  receipts: [
    {
      ...{ number: '1', invoicedOn: CalendarDate.of(2027, 5, 3), paidOn: CalendarDate.of(2027, 5, 10) },
      ...{ payee: 'Sporthaus Beispiel', purpose: 'Trikots und Bälle', amount: Money.ofEuros(euros) },
    },
  ],
});
