import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** An element of the structure tree with the text it holds on its page, its children's text not included. */
export interface StructureNode {
  readonly role: string;
  readonly text: string;
  readonly children: readonly StructureNode[];
}

export interface PageReading {
  readonly text: string;
  readonly artifactText: string;
  readonly untaggedText: string;
  readonly structure: readonly StructureNode[];
}

type TextItem = { readonly str: string; readonly hasEOL: boolean };
type MarkItem = { readonly type: string; readonly tag?: string; readonly id?: string | null };
type TreeNode = { readonly role?: string; readonly id?: string; readonly children?: readonly TreeNode[] };

export async function readPage(document: PDFDocumentProxy, number: number): Promise<PageReading> {
  const page = await document.getPage(number);
  const content = await page.getTextContent({ includeMarkedContent: true, disableNormalization: true });
  const reading = readMarkedText(content.items);
  const tree = (await page.getStructTree()) as TreeNode | null;
  return {
    text: [...reading.byId.values()].join(' '),
    artifactText: reading.artifactText,
    untaggedText: reading.untaggedText,
    structure: (tree?.children ?? []).filter(isOnPage).map((child) => toNode(child, reading.byId)),
  };
}

interface MarkedText {
  readonly byId: ReadonlyMap<string, string>;
  readonly artifactText: string;
  readonly untaggedText: string;
}

/** Sorts the text of a page by the mark it stands in. The marks come in the order of the content stream. */
function readMarkedText(items: readonly (TextItem | MarkItem)[]): MarkedText {
  const byId = new Map<string, string>();
  const open: MarkItem[] = [];
  let artifactText = '';
  let untaggedText = '';
  for (const item of items) {
    if ('type' in item) {
      if (item.type === 'endMarkedContent') open.pop();
      else open.push(item);
      continue;
    }
    const text = item.str + (item.hasEOL ? ' ' : '');
    const id = open.findLast((mark) => mark.id)?.id;
    if (id) byId.set(id, (byId.get(id) ?? '') + text);
    else if (open.some((mark) => mark.tag === 'Artifact')) artifactText += text;
    else untaggedText += text;
  }
  return { byId, artifactText, untaggedText };
}

function toNode(node: TreeNode, byId: ReadonlyMap<string, string>): StructureNode {
  const children = node.children ?? [];
  const own = children.filter((child) => child.role === undefined);
  return {
    role: node.role ?? '',
    text: own
      .map((child) => byId.get(child.id ?? '') ?? '')
      .join(' ')
      .replace(/\s+/g, ' ')
      .trim(),
    children: children
      .filter((child) => child.role !== undefined && isOnPage(child))
      .map((child) => toNode(child, byId)),
  };
}

/** The tree of a page also lists parts of a table or list that stand on other pages; they hold no content here. */
function isOnPage(node: TreeNode): boolean {
  return (node.children ?? []).some((child) => child.role === undefined || isOnPage(child));
}
