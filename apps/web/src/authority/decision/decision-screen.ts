import { clausePlaceholders, fillPlaceholders, fitsProject, noticePreview } from '#awards';
import { composeNotice, type Letter } from '#notices';
import type { Transaction } from '#platform';
import { textBlocksOn, type TextBlock } from '#programmes';
import { readCase, type CaseScreen } from '../case/case-screen.js';
import { letterPhrases } from './letter-phrases.js';

/** What stands beside the decision. */
export type Beside = 'bescheid' | 'antrag' | 'pruefung';

export interface DecisionScreen extends CaseScreen {
  /** Ancillary clauses of an award and standard reasons of a refusal that fit the project; only those of the chosen kind are used. */
  readonly blocks: readonly TextBlock[];
  /** The clauses as they would stand in this notice, by code. */
  readonly clauseTexts: ReadonlyMap<string, string>;
  /** Null before a decision is prepared, or where no letter can be made of it. */
  readonly preview: { readonly letter: Letter; readonly phrases: readonly string[] } | null;
}

/** The case with its decision, the clauses to choose from, and the notice as it would go out. */
export async function readDecision(tx: Transaction, applicationId: string): Promise<DecisionScreen> {
  const screen = await readCase(tx, applicationId);
  const { application } = screen.view;
  const notice = await noticePreview(tx, application);
  const project = screen.view.submissions.at(-1)?.content.project;
  const blocks: TextBlock[] = [];
  for (const noticeKind of ['AWARD', 'REJECTION', 'INADMISSIBLE']) {
    const ofKind = await textBlocksOn(tx, { programme: application.programmeCode, noticeKind, date: tx.today });
    blocks.push(...ofKind.filter((block) => !project || fitsProject(block, project)));
  }
  const values = project ? clausePlaceholders(project, screen.view.terms.terms) : {};
  return {
    ...screen,
    blocks,
    clauseTexts: new Map(blocks.map(({ code, body }) => [code, fillPlaceholders(body, values)])),
    preview:
      notice?.ok && screen.decisions.decision
        ? { letter: composeNotice(notice.value), phrases: letterPhrases(screen.decisions.decision) }
        : null,
  };
}
