import { describe, expect, it } from '@jest/globals';
import { inspectPdf } from '../../../../test/support/pdf-structure.js';
import { createTaggedDocument } from './tagged-document.js';

const PROPERTIES = { title: 'Probe', author: 'Amt', subject: 'Probe', date: new Date('2026-11-27T12:00:00Z') };

type Pdf = PDFKit.PDFDocument;

/** A tagged page drawn by hand, so that each fault can be planted. */
async function page(draw: (pdf: Pdf, element: (type: string, text: string) => PDFKit.PDFStructureElement) => void) {
  const pdf = createTaggedDocument(PROPERTIES);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise((resolve) => pdf.on('end', resolve));
  pdf.addPage().font('Regular', 10);
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  draw(pdf, (type, text) => {
    const element = pdf.struct(type);
    root.add(element);
    element.add(() => pdf.text(text));
    return element;
  });
  root.end();
  pdf.end();
  await ended;
  return inspectPdf(Buffer.concat(chunks));
}

describe('the structure check', () => {
  it('finds nothing in a good page', async () => {
    const { problems, text } = await page((_pdf, element) => {
      element('H1', 'Bescheid');
      element('P', 'Düren');
    });
    expect(problems).toEqual([]);
    expect(text).toBe('Bescheid Düren');
  });

  it('finds two main headings', async () => {
    const { problems } = await page((_pdf, element) => [element('H1', 'Eins'), element('H1', 'Zwei')]);
    expect(problems).toEqual(['2 headings H1']);
  });

  it('finds a skipped heading level', async () => {
    const { problems } = await page((_pdf, element) => [element('H1', 'Eins'), element('H3', 'Drei')]);
    expect(problems).toEqual(['H3 follows H1']);
  });

  it('finds a table without header cells', async () => {
    const { problems } = await page((pdf, element) => {
      element('H1', 'Eins');
      const table = element('Table', '');
      const row = pdf.struct('TR');
      table.add(row);
      row.add(pdf.struct('TD', {}, [() => pdf.text('Betrag')]));
    });
    expect(problems).toEqual([expect.stringContaining('table without TH')]);
  });

  it('finds an empty paragraph', async () => {
    const { problems } = await page((_pdf, element) => [element('H1', 'Eins'), element('P', '')]);
    expect(problems).toEqual(['empty P']);
  });

  it('finds a paragraph that holds nothing at all', async () => {
    const { problems } = await page((pdf, element) => {
      element('H1', 'Eins').add(pdf.struct('P'));
    });
    expect(problems).toEqual(['empty P']);
  });

  it('finds text that is not composed', async () => {
    const { problems } = await page((_pdf, element) => [element('H1', 'Eins'), element('P', 'Du\u0308ren M\u0302')]);
    expect(problems).toEqual(['text is not NFC']);
  });

  it('finds untagged text', async () => {
    const { problems } = await page((pdf, element) => {
      element('H1', 'Eins');
      pdf.text('ohne Auszeichnung');
    });
    expect(problems).toEqual(['untagged text: ohne Auszeichnung']);
  });

  it('finds two attachments of one name', async () => {
    const { problems } = await page((pdf, element) => {
      element('H1', 'Eins');
      pdf.file(Buffer.from('1'), { name: 'notice.json', type: 'application/json' });
      pdf.file(Buffer.from('2'), { name: 'notice.json', type: 'application/json' });
    });
    expect(problems).toEqual(['attachment twice: notice.json']);
  });
});
