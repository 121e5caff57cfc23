import { readFileSync, writeFileSync } from 'node:fs';
import type { Lifecycle } from '#kernel';

const BEGIN = '<!-- lifecycle -->';
const END = '<!-- /lifecycle -->';

/** The lifecycle as Markdown, between its markers. */
export function lifecycleTable<Status extends string, Action extends string, Role extends string>({
  definition,
}: Lifecycle<Status, Action, Role>): string {
  const rows = definition.transitions.map(
    ({ from, action, outcome, to, by }) =>
      `| ${from} | ${action}${outcome ? ` (${outcome})` : ''} | ${by.join(', ')} | ${to} |`,
  );
  return [
    BEGIN,
    `Begins as ${definition.initial}; ends as ${definition.terminal.join(', ')}.`,
    '',
    '| in status | action | by | next status |',
    '|---|---|---|---|',
    ...rows,
    END,
  ].join('\n');
}

/** The table as printed in a README. With UPDATE_README=1 the README is renewed first. */
export function printedTable(readme: string, current: string): string {
  const text = readFileSync(readme, 'utf8');
  const printed = text.slice(text.indexOf(BEGIN), text.indexOf(END) + END.length);
  if (process.env['UPDATE_README'] === '1' && printed !== current) {
    writeFileSync(
      readme,
      text.replace(printed, () => current),
    );
    return current;
  }
  return printed;
}
