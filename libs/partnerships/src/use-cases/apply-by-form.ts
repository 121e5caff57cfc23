import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '#audit';
import { ok, refuse, SYSTEM_ACTOR, type Refusal, type Result } from '#kernel';
import { queueMail } from '#mail';
import { newId, type Database, type Transaction } from '#platform';
import type { FundCode } from '../domain/fund.js';
import { checkApplication, mustBeOpen, type LocalApplication } from '../domain/local-application.js';
import { projectNumber } from '../domain/local-project.js';
import { contentOf, readContent, type StoredContent } from '../persistence/application-content.js';
import { findFrame } from '../persistence/frame.repository.js';
import { findPartnership } from '../persistence/partnership.repository.js';
import { findProject, insertProject } from '../persistence/project.repository.js';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
export const DRAFT_DAYS = 7;
const PER_ADDRESS = { attemptsMax: 20, windowMs: HOUR_MS };
const PER_EMAIL = { attemptsMax: 5, windowMs: HOUR_MS };

/** Secrets are random, so their SHA-256 is enough: nobody tries 2^256 of them. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = (): string => randomBytes(32).toString('base64url');

export interface ApplyByForm {
  readonly partnershipId: string;
  readonly frameId: string;
  readonly fundCode: FundCode;
  readonly application: LocalApplication;
  /** Network address, for the throttle alone; only its hash is kept, for an hour. */
  readonly address: string;
  /** Filled by programs only: the field is invisible to people. */
  readonly trap: string;
}

interface StoredForm {
  readonly frameId: string;
  readonly fundCode: FundCode;
  readonly application: StoredContent;
}

/**
 * Takes the public form: checks it against the rules of the fund and sends a link to confirm it. Nothing exists before the
 * confirmation but a draft that expires. A program that fills the trap hears the same as everybody and nothing is stored.
 * Refuses all faults of the form at once, a closed fund, and too many attempts.
 */
export async function applyByForm(database: Database, command: ApplyByForm): Promise<Result<true, readonly Refusal[]>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const email = command.application.contactEmail.toLowerCase();
    const allowed = await countAttempt(tx, `form address ${command.address}`, PER_ADDRESS);
    if (!allowed.ok) return { ok: false, refusal: [allowed.refusal] };
    const frame = await findFrame(tx, command.frameId);
    const fund = frame?.funds.find(({ code }) => code === command.fundCode);
    const partnership = await findPartnership(tx, command.partnershipId);
    if (!frame || !fund || !partnership || frame.partnershipId !== partnership.id)
      return { ok: false, refusal: [refuse('fund-not-found', {}, '/fund').refusal] };
    const closed = partnership.endedOn ? refuse('local-fund-closed').refusal : mustBeOpen(fund.rules, tx.today);
    const faults = checkApplication(command.application, {
      rules: fund.rules,
      budgetYear: frame.budgetYear,
      today: tx.today,
    });
    if (closed || faults.length > 0) return { ok: false, refusal: closed ? [closed, ...faults] : faults };
    if (command.trap !== '') return ok(true);
    const known = await countAttempt(tx, `form email ${email}`, PER_EMAIL);
    // The same answer as ever: whoever asks too often for a foreign address learns nothing, and nobody is flooded.
    if (!known.ok) return ok(true);
    await storeDraft(tx, command, partnership.name);
    return ok(true);
  });
}

async function storeDraft(tx: Transaction, command: ApplyByForm, sender: string): Promise<void> {
  const secret = newSecret();
  const id = newId();
  const content: StoredForm = {
    frameId: command.frameId,
    fundCode: command.fundCode,
    application: contentOf(command.application),
  };
  await tx.query(
    `INSERT INTO partnerships.form_draft (id, partnership_id, token_hash, content, created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      id,
      command.partnershipId,
      hashOfSecret(secret),
      JSON.stringify(content),
      tx.now,
      new Date(tx.now.getTime() + DRAFT_DAYS * DAY_MS),
    ],
  );
  await queueMail(tx, {
    template: 'local-confirm',
    to: command.application.contactEmail,
    facts: {
      sender,
      projectTitle: command.application.title,
      link: `${tx.publicUrl}/mitmachen/bestaetigen/${secret}`,
      validDays: DRAFT_DAYS,
    },
    dedupeKey: `local-confirm:${id}`,
  });
}

/** What a link to confirm leads to; null for unknown, used and expired ones alike. */
export async function draftOfLink(
  tx: Transaction,
  secret: string,
): Promise<{ readonly partnershipId: string; readonly title: string } | null> {
  const [row] = await tx.query<{ partnership_id: string; content: StoredForm }>(
    'SELECT partnership_id, content FROM partnerships.form_draft WHERE token_hash = $1 AND expires_at > $2',
    [hashOfSecret(secret), tx.now],
  );
  return row ? { partnershipId: row.partnership_id, title: row.content.application.texts.title } : null;
}

/**
 * Confirms a form: the draft becomes a received application with number and receipt time, and its page gets a secret link,
 * which is also mailed. Once only. Refuses a link that is unknown, used or expired.
 */
export async function confirmForm(
  database: Database,
  secret: string,
): Promise<Result<{ readonly projectId: string; readonly secret: string }, Refusal>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const [draft] = await tx.query<{ partnership_id: string; content: StoredForm }>(
      'DELETE FROM partnerships.form_draft WHERE token_hash = $1 AND expires_at > $2 RETURNING partnership_id, content',
      [hashOfSecret(secret), tx.now],
    );
    const frame = draft ? await findFrame(tx, draft.content.frameId) : null;
    if (!draft || !frame) return refuse('local-link-unknown');
    const project = {
      ...{ id: newId(), organisationId: frame.organisationId, partnershipId: frame.partnershipId, frameId: frame.id },
      ...{
        fundCode: draft.content.fundCode,
        budgetYear: frame.budgetYear,
        application: readContent(draft.content.application),
      },
    };
    const number = await insertProject(tx, project);
    await recordAudit(tx, {
      chain: `local-project:${project.id}`,
      action: 'receive-application',
      statusAfter: 'RECEIVED',
      facts: { number: projectNumber({ budgetYear: frame.budgetYear, number }), fund: project.fundCode },
      organisationId: project.organisationId,
    });
    return ok({ projectId: project.id, secret: await mailNewLink(tx, project.id) });
  });
}

/** A new secret for the page of a project, mailed to the association; earlier links stop working. */
async function mailNewLink(tx: Transaction, projectId: string): Promise<string> {
  const project = await findProject(tx, projectId);
  const partnership = project ? await findPartnership(tx, project.partnershipId) : null;
  if (!project || !partnership) throw new Error('a project without partnership');
  const secret = newSecret();
  const hash = hashOfSecret(secret);
  await tx.query('UPDATE partnerships.access_link SET revoked_at = $2 WHERE project_id = $1 AND revoked_at IS NULL', [
    projectId,
    tx.now,
  ]);
  await tx.query('INSERT INTO partnerships.access_link (token_hash, project_id, created_at) VALUES ($1, $2, $3)', [
    hash,
    projectId,
    tx.now,
  ]);
  await queueMail(tx, {
    template: 'local-link',
    to: project.application.contactEmail,
    facts: {
      sender: partnership.name,
      fileNumber: projectNumber(project),
      projectTitle: project.application.title,
      link: `${tx.publicUrl}/mein-projekt/${secret}`,
    },
    dedupeKey: `local-link:${hash}`,
  });
  return secret;
}

/**
 * Somebody lost the link. A new one goes to the address of the project, if number and address belong together; the answer
 * is the same in every case. Refuses too many attempts of one network address.
 */
export async function renewLink(
  database: Database,
  command: {
    readonly partnershipId: string;
    readonly number: string;
    readonly email: string;
    readonly address: string;
  },
): Promise<Result<true, Refusal>> {
  return database.transaction(SYSTEM_ACTOR, async (tx) => {
    const allowed = await countAttempt(tx, `link address ${command.address}`, PER_ADDRESS);
    if (!allowed.ok) return allowed;
    const known = await countAttempt(tx, `link email ${command.email.toLowerCase()}`, PER_EMAIL);
    if (!known.ok) return ok(true);
    const [, year, number] = /^P-(\d{2})-(\d{1,6})$/i.exec(command.number.trim()) ?? [];
    if (year === undefined || number === undefined) return ok(true);
    const [row] = await tx.query<{ id: string }>(
      `SELECT id FROM partnerships.local_project WHERE partnership_id = $1 AND budget_year = $2 AND number = $3
         AND lower(contact_email) = $4`,
      [command.partnershipId, 2000 + Number(year), Number(number), command.email.trim().toLowerCase()],
    );
    if (row) await mailNewLink(tx, row.id);
    return ok(true);
  });
}

/** The project behind a secret; null where it opens nothing. Needs SYSTEM: the secret alone is the right. */
export async function projectOfLink(
  tx: Transaction,
  secret: string,
): Promise<{ readonly id: string; readonly applicantName: string } | null> {
  const [row] = await tx.query<{ id: string; applicant_name: string }>(
    `SELECT p.id, p.applicant_name FROM partnerships.access_link l JOIN partnerships.local_project p ON p.id = l.project_id
     WHERE l.token_hash = $1 AND l.revoked_at IS NULL`,
    [hashOfSecret(secret)],
  );
  return row ? { id: row.id, applicantName: row.applicant_name } : null;
}

/** Drafts that nobody confirmed in time, and attempts older than any window, are gone. Daily job. */
export async function expireForms(database: Database): Promise<void> {
  await database.transaction(SYSTEM_ACTOR, async (tx) => {
    await tx.query('DELETE FROM partnerships.form_draft WHERE expires_at <= $1', [tx.now]);
    await tx.query('DELETE FROM partnerships.form_attempt WHERE attempted_at < $1', [
      new Date(tx.now.getTime() - HOUR_MS),
    ]);
  });
}

/** Counts an attempt before it is made, so that parallel ones cannot slip through. */
async function countAttempt(
  tx: Transaction,
  subject: string,
  rule: { readonly attemptsMax: number; readonly windowMs: number },
): Promise<Result<true, Refusal>> {
  const hash = hashOfSecret(subject);
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash]);
  const since = new Date(tx.now.getTime() - rule.windowMs);
  const [earlier] = await tx.query<{ count: string }>(
    'SELECT count(*) FROM partnerships.form_attempt WHERE subject_hash = $1 AND attempted_at > $2',
    [hash, since],
  );
  if (Number(earlier?.count ?? 0) >= rule.attemptsMax) return refuse('too-many-attempts', { waitMinutes: 60 });
  await tx.query('INSERT INTO partnerships.form_attempt (id, subject_hash, attempted_at) VALUES ($1, $2, $3)', [
    newId(),
    hash,
    tx.now,
  ]);
  return ok(true);
}
