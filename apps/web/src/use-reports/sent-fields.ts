import { isReportField } from '#use-reports';
import type { FormBody } from '../access/index.js';

export interface OpenFieldConflict {
  readonly field: string;
  readonly sinceVersion: number;
  readonly mine: string;
}

/** What a form of the report sent: entries to save now, and conflicts that still wait for a choice. */
export interface SentFields {
  readonly baseVersion: number;
  readonly entries: Readonly<Record<string, string>>;
  readonly undecided: readonly OpenFieldConflict[];
}

const CONFLICT = 'conflict.';

/** Fields in conflict are saved only with a choice: "mine" takes the typed text, "theirs" leaves the stored one. */
export function readSentFields(form: FormBody, choicesCount: boolean): SentFields {
  const names = form.names();
  const clashing = names.filter((name) => name.startsWith(CONFLICT)).map((name) => name.slice(CONFLICT.length));
  const entries: Record<string, string> = {};
  for (const name of names)
    if (isReportField(name) && !clashing.includes(name)) entries[name] = plainLines(form.raw(name));
  const undecided: OpenFieldConflict[] = [];
  for (const field of clashing.filter(isReportField)) {
    const choice = choicesCount ? form.text(`choice.${field}`) : '';
    if (choice === 'mine') entries[field] = plainLines(form.raw(`mine.${field}`));
    else if (choice !== 'theirs')
      undecided.push({
        field,
        sinceVersion: versionOf(form.text(`${CONFLICT}${field}`)),
        mine: plainLines(form.raw(`mine.${field}`)),
      });
  }
  return { baseVersion: versionOf(form.text('baseVersion')), entries, undecided };
}

/** Browsers send line ends as CRLF; stored text has LF, else an unchanged text would count as changed. */
const plainLines = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Zero is no version: the use case then refuses. */
const versionOf = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : 0);
