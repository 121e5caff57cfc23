import { describe, expect, it } from '@jest/globals';
import { convert } from 'xmlbuilder2';
import { SAMPLE_FILE } from '../../testing/index.js';
import { sepaName, sepaText } from '../domain/sepa-text.js';
import { readFeedback } from './read-feedback.js';
import { writeEposCsv } from './write-epos-csv.js';
import { writePain001 } from './write-pain001.js';

describe('The payment file', () => {
  const xml = writePain001(SAMPLE_FILE);

  it('carries number, control sum, batch and payer, field by field', () => {
    expect(convert(xml, { format: 'object' })).toMatchObject({
      Document: {
        '@xmlns': 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09',
        CstmrCdtTrfInitn: {
          GrpHdr: { MsgId: 'FA-2027-000001', CreDtTm: '2027-02-01T09:00:00Z', NbOfTxs: '2', CtrlSum: '8000.02' },
          PmtInf: {
            PmtInfId: 'FA-2027-000001-1',
            PmtMtd: 'TRF',
            BtchBookg: 'true',
            NbOfTxs: '2',
            CtrlSum: '8000.02',
            PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
            ReqdExctnDt: { Dt: '2027-02-02' },
            Dbtr: { Nm: 'Landeshauptkasse', PstlAdr: { TwnNm: 'Duesseldorf', Ctry: 'DE' } },
            DbtrAcct: { Id: { IBAN: 'DE02120300000000202051' } },
            DbtrAgt: { FinInstnId: { BICFI: 'BYLADEM1001' } },
            ChrgBr: 'SLEV',
            CdtTrfTxInf: [
              {
                PmtId: { EndToEndId: 'NRW-2027-0007-1' },
                Amt: { InstdAmt: { '@Ccy': 'EUR', '#': '8000.01' } },
                CdtrAgt: { FinInstnId: { BICFI: 'COBADEFFXXX' } },
                // The reader keeps entities as they are written.
                Cdtr: { Nm: 'Kreiskasse Düren &amp; Jülich', PstlAdr: { TwnNm: 'Dueren', Ctry: 'DE' } },
                CdtrAcct: { Id: { IBAN: 'DE89370400440532013000' } },
                RmtInf: { Ustrd: "NRW-2027-0007, 'Vielfalt' - Cag/1" },
              },
              { Amt: { InstdAmt: { '#': '0.01' } }, Cdtr: { Nm: '.Kasse' } },
            ],
          },
        },
      },
    });
  });

  it('is the same for the same run', () => expect(writePain001(SAMPLE_FILE)).toBe(xml));

  it('has a table for EPOS.NRW that no spreadsheet reads as a formula', () => {
    const csv = writeEposCsv(SAMPLE_FILE);
    expect(csv.startsWith('\uFEFF"Lauf";"Position";')).toBe(true);
    expect(csv).toContain('"8000,01"');
    expect(csv).toContain(`"'=Kasse"`);
    expect(csv.split('\r\n')).toHaveLength(4);
  });
});

describe('SEPA text', () => {
  it.each([
    ['Müller & Söhne', 'Mueller + Soehne'],
    ['Straße', 'Strasse'],
    ['Łódź', 'Lodz'],
    ['//a//b/', 'a/b'],
    ['日本', '..'],
    ['a\n b', 'a b'],
  ])('writes "%s" as "%s"', (text, expected) => expect(sepaText(text, 140)).toBe(expected));

  it('keeps a German name as the bank knows it', () =>
    expect(sepaName('Kreiskasse Düren & Söhne')).toBe('Kreiskasse Düren & Söhne'));
  it('is cut to its length', () => expect(sepaText('x'.repeat(141), 140)).toHaveLength(140));
});

describe('The answer of the bank', () => {
  const camt = (entry: string) =>
    `<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn>${entry}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>`;
  const entry = (direction: string, extra = '') =>
    `<Ntry><Amt Ccy="EUR">8000.01</Amt><CdtDbtInd>${direction}</CdtDbtInd><BookgDt><Dt>2027-02-02</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>A-1</EndToEndId></Refs>${extra}</TxDtls></NtryDtls></Ntry>`;
  const outcomes = (text: string) => {
    const read = readFeedback(text);
    return read.ok
      ? read.value.lines.map(({ outcome, amount }) => `${outcome} ${amount.toGerman()}`)
      : read.refusal.kind;
  };

  it.each([
    [camt(entry('DBIT')), ['EXECUTED 8.000,01']],
    [
      camt(entry('DBIT') + entry('CRDT', '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>')),
      ['EXECUTED 8.000,01', 'RETURNED 8.000,01'],
    ],
    [
      'Ende-zu-Ende-Referenz;Betrag;Status;Datum;Grund\r\nA-1;8.000,01;gutgeschrieben;03.02.2027;',
      ['CREDITED 8.000,01'],
    ],
    [camt(entry('CRDT')), 'feedback-unreadable'],
    ['A-1;viel;ausgeführt;03.02.2027', 'feedback-unreadable'],
    ['A-1;1,00;vielleicht;03.02.2027', 'feedback-unreadable'],
    ['<!DOCTYPE x [<!ENTITY a "b">]><x/>', 'feedback-unreadable'],
    ['<Document>', 'feedback-empty'],
    ['<Document', 'feedback-unreadable'],
    [camt(''), 'feedback-empty'],
    ['A-\0;1,00;ausgeführt;03.02.2027', 'feedback-unreadable'],
    ['  ', 'feedback-empty'],
  ])('is read line by line (case %#)', (text, expected) => expect(outcomes(text)).toEqual(expected));

  it('names every line that is not readable, not only the first', () => {
    const read = readFeedback('A-1;viel;ausgeführt;03.02.2027\nA-2;1,00;ausgeführt;03.02.2027\n\nA-3;1,00;?;heute');
    expect(read).toMatchObject({ ok: false, refusal: { facts: { line: 1, lines: '1, 4', count: 2 } } });
  });
});
