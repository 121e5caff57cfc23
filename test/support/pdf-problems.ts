import type { StructureNode } from './pdf-page.js';

export interface DocumentReading {
  readonly text: string;
  readonly rawText: string;
  readonly untaggedText: string;
  readonly structure: readonly StructureNode[];
  readonly childless: readonly string[];
  readonly attachmentNames: readonly string[];
  readonly title: string;
  readonly language: string;
}

type DocumentRule = (reading: DocumentReading) => readonly string[];

const RULES: readonly DocumentRule[] = [
  hasTitleAndLanguage,
  isTagged,
  hasOneMainHeading,
  skipsNoHeadingLevel,
  everyTableHasHeaders,
  noParagraphIsEmpty,
  textIsComposed,
  attachmentNamesAreUnique,
];

export function structureProblems(reading: DocumentReading): string[] {
  return RULES.flatMap((rule) => rule(reading));
}

/** All elements below and including the nodes, in reading order. */
export function elementsOf(nodes: readonly StructureNode[]): StructureNode[] {
  return nodes.flatMap((node) => [node, ...elementsOf(node.children)]);
}

function hasTitleAndLanguage({ language, title }: DocumentReading): string[] {
  return [...(title === '' ? ['no title'] : []), ...(language === '' ? ['no language'] : [])];
}

function isTagged({ structure, untaggedText }: DocumentReading): string[] {
  if (structure.length === 0) return ['no structure'];
  return untaggedText === '' ? [] : [`untagged text: ${untaggedText.slice(0, 40)}`];
}

function headingLevels(structure: readonly StructureNode[]): number[] {
  return elementsOf(structure)
    .filter(({ role }) => /^H[1-6]$/.test(role))
    .map(({ role }) => Number(role.slice(1)));
}

function hasOneMainHeading({ structure }: DocumentReading): string[] {
  const count = headingLevels(structure).filter((level) => level === 1).length;
  return count === 1 ? [] : [`${count} headings H1`];
}

function skipsNoHeadingLevel({ structure }: DocumentReading): string[] {
  const levels = headingLevels(structure);
  return levels
    .map((level, index) => ({ level, before: levels[index - 1] ?? 0 }))
    .filter(({ level, before }) => level > before + 1)
    .map(({ level, before }) => `H${level} follows H${before}`);
}

/** A table over several pages appears once per page; its head stands on one of them, row headers on all. */
function everyTableHasHeaders({ structure }: DocumentReading): string[] {
  const tables = elementsOf(structure).filter(({ role }) => role === 'Table');
  const bare = tables.filter((table) => elementsOf(table.children).every(({ role }) => role !== 'TH'));
  return bare.map((table) => `table without TH: ${table.children[0]?.text.slice(0, 40) ?? ''}`);
}

function noParagraphIsEmpty({ childless, structure }: DocumentReading): string[] {
  const isEmpty = (node: StructureNode): boolean => node.text === '' && node.children.every(isEmpty);
  const blank = elementsOf(structure).filter(isEmpty);
  return [...childless, ...blank.map(({ role }) => role)]
    .filter((role) => /^(P|H[1-6]|LBody|Caption)$/.test(role))
    .map((role) => `empty ${role}`);
}

function textIsComposed({ rawText }: DocumentReading): string[] {
  return rawText === rawText.normalize('NFC') ? [] : ['text is not NFC'];
}

function attachmentNamesAreUnique({ attachmentNames }: DocumentReading): string[] {
  const doubled = attachmentNames.filter((name, index) => attachmentNames.indexOf(name) !== index);
  return doubled.map((name) => `attachment twice: ${name}`);
}
