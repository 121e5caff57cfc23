import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';
import { HEADINGS, row, workbook } from '../../../../test/use-reports/receipt-files.js';
import { Money } from '#kernel';
import { readReceiptFile } from './read-receipt-file.js';
import { writeReceiptTemplate } from './write-template.js';

const ITEM = 'Koordinierende Fachstelle';

async function read(bytes: Uint8Array) {
  const found = await readReceiptFile(bytes);
  if (!found.ok) throw new Error(JSON.stringify(found.refusal));
  return found.value;
}
const kindOf = async (bytes: Uint8Array): Promise<string> => {
  const found = await readReceiptFile(bytes);
  return found.ok ? 'ok' : found.refusal.kind;
};
const csv = (text: string): Uint8Array => new TextEncoder().encode(text);

/** One deflated entry per name; the directory may claim another size than what comes out. */
function archive(entries: readonly { name: string; content: Buffer; claimed?: number }[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content, claimed = content.length } of entries) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(content), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(claimed, 18);
    head.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), head, Buffer.from(name), packed]);
    const central = Buffer.concat([
      Buffer.from('PK\x01\x02\x14\x00', 'latin1'),
      head,
      Buffer.alloc(14),
      Buffer.from(name),
    ]);
    central.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(central);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}

const parts = (...more: { name: string; content: Buffer; claimed?: number }[]) => [
  { name: '[Content_Types].xml', content: Buffer.from('<Types/>') },
  { name: 'xl/workbook.xml', content: Buffer.from('<workbook/>') },
  ...more,
];

describe('a receipt list in a file', () => {
  it('is understood with German and ISO days and amounts, numbers and date cells', async () => {
    const { rows, faults } = await read(
      await workbook([
        row(ITEM, 'B-1', '15.06.2027', '1.234,56'),
        row(ITEM, 2, '2027-06-15', 1234.56),
        row(ITEM, 'B-3', new Date('2027-06-15'), '1234.5', '0,00'),
        row(ITEM, 'B-4', 46553, 0.1 + 0.2),
      ]),
    );
    expect(faults).toEqual([]);
    expect(rows.map(({ voucherNo, paidOn, gross, eligible }) => [voucherNo, paidOn, gross, eligible])).toEqual([
      ['B-1', '15.06.2027', '1.234,56', ''],
      ['2', '2027-06-15', '1234,56', ''],
      ['B-3', '15.06.2027', '1234,5', '0,00'],
      ['B-4', '15.06.2027', '0,30', ''],
    ]);
  });

  it('finds its headings below a title, in any order, and under other names', async () => {
    const rows = [
      ['Belegliste der Stadt'],
      [],
      ['Betrag', 'Zahltag', 'Zahlungsempfänger', 'Verwendungszweck', 'Belegnummer', 'Kostenart'],
      ['10,00', '01.02.2027', 'Stadtwerke', 'Strom', 'B-9', ITEM],
    ];
    const found = await read(await writeXlsx({ sheets: [{ name: 'Buchungen', rows }] }));
    expect(found.rows).toMatchObject([{ gross: '10,00', payee: 'Stadtwerke', item: ITEM }]);
    expect([found.rowNumbers, found.letters['gross']]).toEqual([[4], 'A']);
  });

  it('names formulas, error cells, truth values and impossible numbers by row and column, and keeps the rest', async () => {
    const cells = new Map([
      ['1,6', { value: null, formula: 'SUM(A1:A9)', formulaResult: 3, type: 'formula' as const }],
      ['2,6', { value: '#REF!', type: 'error' as const }],
    ]);
    const rows = [
      row(ITEM, 'B-1', '15.06.2027', null),
      row(ITEM, 'B-2', '15.06.2027', null),
      row(ITEM, 'B-3', true, '1,00'),
      row(ITEM, 'B-4', '15.06.2027', 1e308),
      row(ITEM, 'B-5', '15.06.2027', 1.005),
      row(ITEM, 'B-6', 3, '1,00'),
      row(ITEM, 'x'.repeat(501), '15.06.2027', '1,00'),
    ];
    const found = await read(await workbook(rows, { cells }));
    expect(found.faults.map(({ row: line, column, kind }) => `${line}${column} ${kind}`)).toEqual([
      '2G cell-formula',
      '3G cell-error',
      '4D cell-not-a-value',
      '5G amount-too-large',
      '6G amount-finer-than-cents',
      '7D date-unreadable',
      '8B entry-too-long',
    ]);
    expect(found.rows).toHaveLength(7);
    expect(found.rows[5]).toMatchObject({ voucherNo: 'B-6', gross: '1,00' });
  });

  it('is read from CSV of Excel and of other programs, with umlauts of both code pages', async () => {
    const text = `${HEADINGS.join(';')}\r\n${ITEM};B-1;;15.06.2027;Bürgerbüro;"Miete; Juni";1.000,00\r\n`;
    expect((await read(csv(`\uFEFF${text}`))).rows).toMatchObject([{ payee: 'Bürgerbüro', purpose: 'Miete; Juni' }]);
    expect((await read(Buffer.from(text, 'latin1'))).rows).toMatchObject([{ payee: 'Bürgerbüro' }]);
    expect((await read(csv(text.replaceAll(';', '\t')))).rows).toHaveLength(1);
  });

  it('is refused before it is unpacked when it is a bomb, lies about its size, has macros or leads out of the archive', async () => {
    const zeros = Buffer.alloc(80 * 1_048_576);
    expect(await kindOf(archive(parts({ name: 'xl/worksheets/sheet1.xml', content: zeros })))).toBe(
      'file-expands-too-much',
    );
    expect(await kindOf(archive(parts({ name: 'xl/worksheets/sheet1.xml', content: zeros, claimed: 1_000 })))).toBe(
      'file-expands-too-much',
    );
    const macro = { name: 'xl/vbaProject.bin', content: Buffer.from('x') };
    expect(await kindOf(archive(parts(macro)))).toBe('file-has-macros');
    const outside = { name: '../../etc/passwd', content: Buffer.from('x') };
    expect(await kindOf(archive(parts(outside)))).toBe('file-has-foreign-paths');
  });

  it('is refused when it is empty, too large, damaged, of another kind, or no list', async () => {
    expect(await kindOf(new Uint8Array())).toBe('file-empty');
    expect(await kindOf(new Uint8Array(9 * 1_048_576))).toBe('file-too-large');
    expect(await kindOf((await workbook([row(ITEM, 1, '15.06.2027', 1)])).subarray(0, 900))).toBe('file-damaged');
    expect(await kindOf(archive(parts()))).toBe('file-damaged');
    expect(await kindOf(Buffer.from('%PDF-1.7\n%%EOF'))).toBe('file-type-not-accepted');
    expect(await kindOf(Buffer.from(Array.from({ length: 200 }, (_, index) => index)))).toBe('file-type-not-accepted');
    expect(await kindOf(csv('a;b\n1;2'))).toBe('file-columns-missing');
    expect(await kindOf(csv(HEADINGS.join(';')))).toBe('file-without-receipts');
    const many = Array.from({ length: 5_001 }, (_, index) => `${ITEM};${index};;15.06.2027;X;Y;1,00`).join('\n');
    expect(await kindOf(csv(`${HEADINGS.join(';')}\n${many}`))).toBe('too-many-receipts');
  });

  it('comes back whole from the template, which lists the items of the award', async () => {
    const item = {
      id: 'b1',
      label: ITEM,
      category: 'PERSONAL',
      categoryLabel: 'Personal',
      isEligible: true,
      plan: Money.ofEuros(5),
    };
    const template = await writeReceiptTemplate([item]);
    expect(await kindOf(template)).toBe('file-without-receipts');
    expect(Buffer.from(template).length).toBeGreaterThan(1_000);
  });

  it('of 5.000 lines is read in seconds', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => row(ITEM, `B-${index}`, new Date('2027-06-15'), 12.34));
    const bytes = await workbook(rows);
    const began = performance.now();
    expect((await read(bytes)).rows).toHaveLength(5_000);
    expect(performance.now() - began).toBeLessThan(20_000);
  });
});
