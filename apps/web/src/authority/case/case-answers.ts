import type { CaseCommand } from '#applications';
import type { Actor, Refusal } from '#kernel';
import type { Database } from '#platform';
import { sentenceOf, shownAgain, type FormBody, type PageAnswer, type PageFrame } from '../../access/index.js';
import { casePage } from './case-page.js';
import { readCase, type CaseScreen } from './case-screen.js';
import type { CheckInput } from './check-zone.js';

export const shownCase = (database: Database, actor: Actor, id: string): Promise<CaseScreen> =>
  database.read(actor, (tx) => readCase(tx, id));

/** The case page; after a refusal with its reason on top (409), after faulty entries with the form open (422). */
export async function showCase(
  database: Database,
  actor: Actor,
  frame: PageFrame,
  id: string,
  shown: { readonly refusal?: Refusal; readonly input?: CheckInput } = {},
): Promise<PageAnswer> {
  const screen = await shownCase(database, actor, id);
  if (shown.refusal) return shownAgain(casePage(frame, screen, actor, { refusal: sentenceOf(shown.refusal) }), 409);
  if (shown.input) return shownAgain(casePage(frame, screen, actor, { input: shown.input }));
  return casePage(frame, screen, actor);
}

/** The case and the version that the officer saw; an act on a newer version is refused. */
export function commandOf(applicationId: string, form: FormBody): CaseCommand {
  const version = Number(form.text('fassung'));
  return Number.isInteger(version) && version > 0 ? { applicationId, expectedVersion: version } : { applicationId };
}
