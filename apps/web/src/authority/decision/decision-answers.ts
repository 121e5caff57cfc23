import type { Actor, Refusal } from '#kernel';
import type { Database } from '#platform';
import { sentenceOf, shownAgain, type PageAnswer, type PageFrame } from '../../access/index.js';
import { formOfCase, type DecisionForm } from './decision-form.js';
import { decisionPage } from './decision-page.js';
import { readDecision, type Beside, type DecisionScreen } from './decision-screen.js';

export const screenOf = (database: Database, actor: Actor, id: string): Promise<DecisionScreen> =>
  database.read(actor, (tx) => readDecision(tx, id));

/** The decision page: 409 after a refused act, 422 after faulty entries, which stay as they were typed. */
export async function showDecision(
  database: Database,
  actor: Actor,
  frame: PageFrame,
  id: string,
  shown: {
    readonly beside?: Beside;
    readonly form?: DecisionForm;
    readonly refusal?: Refusal;
    readonly returnError?: string;
  } = {},
): Promise<PageAnswer> {
  const screen = await screenOf(database, actor, id);
  const html = decisionPage(frame, screen, actor, {
    beside: shown.beside ?? 'bescheid',
    form: shown.form ?? formOfCase(screen.view, screen.decisions.decision, screen.blocks),
    refusal: shown.refusal ? sentenceOf(shown.refusal) : undefined,
    isCapRefusal: shown.refusal?.kind === 'cap-exceeded',
    returnError: shown.returnError,
  });
  if (shown.refusal) return shownAgain(html, 409);
  return shown.form || shown.returnError !== undefined ? shownAgain(html) : html;
}
