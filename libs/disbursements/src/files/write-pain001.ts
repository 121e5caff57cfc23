import { create } from 'xmlbuilder2';
import { Money } from '#kernel';
import { sepaName, sepaText } from '../domain/sepa-text.js';
import type { FilePayment, Party, PaymentFile } from './payment-file.js';

const NAMESPACE = 'urn:iso:std:iso:20022:tech:xsd:pain.001.001.09';
const TOWN_LENGTH_MAX = 35;
const PURPOSE_LENGTH_MAX = 140;
const COUNTRY = 'DE';

/** 123456 cents = "1234.56": digits, no float. */
export const decimalOf = ({ cents }: Money): string => `${cents / 100n}.${(cents % 100n).toString().padStart(2, '0')}`;

/** SEPA credit transfers as ISO 20022 pain.001.001.09: one batch, structured addresses (town and country). */
export function writePain001(file: PaymentFile): string {
  const total = decimalOf(Money.sum(file.payments.map(({ amount }) => amount)));
  const count = String(file.payments.length);
  return create(
    { version: '1.0', encoding: 'UTF-8' },
    {
      Document: {
        '@xmlns': NAMESPACE,
        CstmrCdtTrfInitn: {
          GrpHdr: {
            MsgId: file.messageId,
            CreDtTm: `${file.createdAt.toISOString().slice(0, 19)}Z`,
            NbOfTxs: count,
            CtrlSum: total,
            InitgPty: { Nm: sepaName(file.payer.holder) },
          },
          PmtInf: {
            PmtInfId: `${file.messageId}-1`,
            PmtMtd: 'TRF',
            BtchBookg: 'true',
            NbOfTxs: count,
            CtrlSum: total,
            PmtTpInf: { SvcLvl: { Cd: 'SEPA' } },
            ReqdExctnDt: { Dt: file.executionOn.toString() },
            Dbtr: partyOf(file.payer),
            DbtrAcct: { Id: { IBAN: file.payer.iban } },
            DbtrAgt: {
              FinInstnId: file.payer.bic === null ? { Othr: { Id: 'NOTPROVIDED' } } : { BICFI: file.payer.bic },
            },
            ChrgBr: 'SLEV',
            CdtTrfTxInf: file.payments.map(transferOf),
          },
        },
      },
    },
  ).end({ prettyPrint: true });
}

const transferOf = ({ endToEndId, amount, creditor, purpose }: FilePayment): object => ({
  PmtId: { EndToEndId: endToEndId },
  Amt: { InstdAmt: { '@Ccy': 'EUR', '#': decimalOf(amount) } },
  ...(creditor.bic === null ? {} : { CdtrAgt: { FinInstnId: { BICFI: creditor.bic } } }),
  Cdtr: partyOf(creditor),
  CdtrAcct: { Id: { IBAN: creditor.iban } },
  RmtInf: { Ustrd: sepaText(purpose, PURPOSE_LENGTH_MAX) },
});

const partyOf = ({ holder, city }: Party): object => ({
  Nm: sepaName(holder),
  PstlAdr: { TwnNm: sepaText(city, TOWN_LENGTH_MAX), Ctry: COUNTRY },
});
