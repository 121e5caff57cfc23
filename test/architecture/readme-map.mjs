import { readFileSync, writeFileSync } from 'node:fs';

const BEGIN = '<!-- context-map -->';
const END = '<!-- /context-map -->';

/** The context map as Markdown, between its markers. */
export function mapAsMarkdown(map) {
  const base = map.base.map((name) => `\`${name}\``).join(', ');
  const rows = Object.entries(map.contexts).map(([name, context]) => {
    const imports = [...(context.usesBase ?? []), ...context.mayImport].join(', ') || '-';
    return `| \`${name}\` | ${context.holds} | ${imports} | ${context.asksFor.join(', ') || '-'} |`;
  });
  const doors = map.doors.map(({ of, door, callers, why }) => `| ${callers.join(', ')} | \`${of}.${door}\` | ${why} |`);
  return [
    BEGIN,
    `Every other context may also use the base: ${base}. Apps may use the face (\`index.ts\`) of any context.`,
    '',
    '| context | holds | may import | asks for jobs |',
    '|---|---|---|---|',
    ...rows,
    '',
    "Doors that share the caller's transaction:",
    '',
    '| caller | door | why not an event |',
    '|---|---|---|',
    ...doors,
    END,
  ].join('\n');
}

/** The map as it stands in a text, or undefined where the markers are missing. */
export function printedMap(text) {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  return begin < 0 || end < begin ? undefined : text.slice(begin, end + END.length);
}

/** Writes the map into README.md, where its markers stand. Returns whether there was anything to change. */
export function renewReadme(readmeFile, mapFile) {
  const text = readFileSync(readmeFile, 'utf8');
  const printed = printedMap(text);
  if (printed === undefined) throw new Error(`${readmeFile} has no place for the map: add ${BEGIN} and ${END}.`);
  const current = mapAsMarkdown(JSON.parse(readFileSync(mapFile, 'utf8')));
  if (printed !== current)
    writeFileSync(
      readmeFile,
      text.replace(printed, () => current),
    );
  return printed !== current;
}
