import { describe, expect, it } from '@jest/globals';
import { samplePdf, sampleZip, WORD_PARTS } from '../../../../test/support/sample-files.js';
import { attachmentName } from '../domain/attachment-name.js';
import { inspectFile } from './inspect-file.js';

const ACCEPTED = ['pdf', 'docx', 'xlsx', 'png', 'jpg'];
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function judge(bytes: Uint8Array): Promise<string> {
  const judged = await inspectFile(bytes, ACCEPTED);
  return judged.ok ? judged.value.extension : judged.refusal.kind;
}

describe('what a document is, is told by its content', () => {
  it('takes PDF, Word, Excel and pictures', async () => {
    expect(await judge(samplePdf('Plan'))).toBe('pdf');
    expect(await judge(sampleZip(WORD_PARTS))).toBe('docx');
    expect(await judge(sampleZip([{ name: '[Content_Types].xml' }, { name: 'xl/workbook.xml' }]))).toBe('xlsx');
    expect(await judge(PNG)).toBe('png');
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'file-empty'],
    ['a program', Buffer.from('MZ\x90\x00 this program'), 'file-type-not-accepted'],
    ['a web page', Buffer.from('<html><script>alert(1)</script></html>'), 'file-type-not-accepted'],
    ['a drawing with scripts', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'file-type-not-accepted'],
    ['any other archive', sampleZip([{ name: 'a.txt' }]), 'file-type-not-accepted'],
    ['half a PDF', samplePdf('x').subarray(0, 60), 'file-damaged'],
    ['an encrypted PDF', samplePdf('x', '3 0 obj << /Encrypt 4 0 R >> endobj'), 'file-encrypted'],
    [
      'a PDF with scripts',
      samplePdf('x', '3 0 obj << /S /JavaScript /JS (app.alert) >> endobj'),
      'file-has-active-content',
    ],
    ['a PDF with scripts in disguise', samplePdf('x', '<< /S /J#61vaScript >>'), 'file-has-active-content'],
    ['a PDF that starts programs', samplePdf('x', '<< /S /Launch /F (cmd.exe) >>'), 'file-has-active-content'],
    ['a Word file with macros', sampleZip([...WORD_PARTS, { name: 'word/vbaProject.bin' }]), 'file-has-macros'],
    ['an archive that leads out', sampleZip([...WORD_PARTS, { name: '../../etc/passwd' }]), 'file-has-foreign-paths'],
    ['an archive with absolute names', sampleZip([...WORD_PARTS, { name: '/etc/passwd' }]), 'file-has-foreign-paths'],
    ['a broken archive', Buffer.from('PK\x03\x04 and nothing else'), 'file-damaged'],
    [
      'a zip bomb by size',
      sampleZip([...WORD_PARTS, { name: 'word/media/a.bin', declaredSize: 4_000_000_000 }]),
      'file-expands-too-much',
    ],
    [
      'a zip bomb by ratio',
      sampleZip([...WORD_PARTS, { name: 'word/a.xml', declaredSize: 20_000_000 }]),
      'file-expands-too-much',
    ],
    [
      'a zip bomb by number',
      sampleZip([...WORD_PARTS, ...Array.from({ length: 3000 }, (_, index) => ({ name: `word/${index}.xml` }))]),
      'file-expands-too-much',
    ],
  ])('refuses %s', async (_, bytes, kind) => {
    expect(await judge(bytes)).toBe(kind);
  });
});

describe('the name under which a document is kept', () => {
  it.each([
    ['Maßnahmenplan.pdf', 'pdf', 'Maßnahmenplan.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['C:\\Akten\\Plan.PDF', 'pdf', 'Plan.pdf'],
    ['bericht.exe', 'pdf', 'bericht.exe.pdf'],
    ['Ma\u0308rz.jpeg', 'jpg', 'März.jpg'],
    ['Plan\u202Efdp.exe', 'pdf', 'Planfdp.exe.pdf'],
    ['a\r\nb".pdf', 'pdf', 'ab.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['', 'png', 'Anlage.png'],
  ])('makes of %j with a %s inside %j', (given, extension, kept) => {
    expect(attachmentName(given, extension)).toBe(kept);
  });

  it('is never longer than 120 characters', () => {
    expect(attachmentName(`${'ä'.repeat(400)}.pdf`, 'pdf')).toHaveLength(120);
  });
});
