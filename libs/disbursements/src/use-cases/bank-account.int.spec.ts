import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import { runSql } from '../../../../apps/ops/src/postgres/database.js';
import {
  caseworker,
  districtEditor,
  districtSignatory,
  openOffice,
  signatory,
  type Office,
} from '../../../../test/support/case-builder.js';
import {
  bankAccountsOf,
  confirmBankAccount,
  confirmedAccountOf,
  discardBankAccount,
  proposeBankAccount,
} from '../index.js';

const IBAN = 'DE89 3704 0044 0532 0130 00';
const NOTE = 'Rückruf bei Frau Kasse unter 02421 22-0 am 02.11.2026';

describe('the bank account of a district', () => {
  let office: Office;
  beforeAll(async () => {
    office = await openOffice();
  });
  afterAll(() => office.close());

  const proposed = async (ags: string, iban = IBAN): Promise<string> => {
    const result = await proposeBankAccount(office.database, districtEditor(ags), { holder: 'Kreiskasse Düren', iban });
    if (!result.ok) throw new Error(JSON.stringify(result.refusal));
    return result.value.id;
  };

  it('counts only after a second person called back; until then the one before stays in use', async () => {
    const organisationId = organisationIdOfDistrict('05358');
    const current = () => office.database.read(caseworker, (tx) => confirmedAccountOf(tx, organisationId));
    const accountId = await proposed('05358');
    expect(await current()).toBeNull();
    expect(await confirmBankAccount(office.database, caseworker, { accountId, callBackNote: NOTE })).toEqual({
      ok: true,
      value: true,
    });
    expect(await current()).toMatchObject({
      iban: 'DE89370400440532013000',
      bic: 'COBADEFFXXX',
      bankName: 'Commerzbank',
      confirmedByName: 'A. Beispiel',
    });
    const next = await proposed('05358', 'DE02120300000000202051');
    expect(await current()).toMatchObject({ id: accountId });
    await confirmBankAccount(office.database, caseworker, { accountId: next, callBackNote: NOTE });
    expect(await current()).toMatchObject({ id: next });
  });

  it('is refused with every wrong field at once, and abroad', async () => {
    const typed = (holder: string, iban: string) =>
      proposeBankAccount(office.database, districtEditor('05766'), { holder, iban });
    expect(await typed(' ', 'DE00370400440532013000')).toMatchObject({
      ok: false,
      refusal: [
        { kind: 'account-holder-missing', pointer: '/holder' },
        { kind: 'iban-invalid', pointer: '/iban' },
      ],
    });
    expect(await typed('Kasse', 'NL91ABNA0417164300')).toMatchObject({ refusal: [{ kind: 'iban-not-domestic' }] });
    expect(await typed('K'.repeat(71), IBAN)).toMatchObject({ refusal: [{ kind: 'entry-too-long' }] });
    expect(await proposeBankAccount(office.database, caseworker, { holder: 'Kasse', iban: IBAN })).toMatchObject({
      refusal: [{ kind: 'action-not-permitted' }],
    });
  });

  it('may lie at a bank that the list does not know', async () => {
    await proposed('05766', 'DE44999999990532013000');
    const [account] = await office.database.read(caseworker, (tx) =>
      bankAccountsOf(tx, organisationIdOfDistrict('05766')),
    );
    expect(account).toMatchObject({ bankName: null, bic: null, state: 'PROPOSED' });
  });

  it('is confirmed by nobody who proposed it, nor without a note, nor by a role that may not', async () => {
    const accountId = await proposed('05315');
    const confirm = (actor: typeof caseworker, callBackNote = NOTE) =>
      confirmBankAccount(office.database, actor, { accountId, callBackNote });
    const both = { ...caseworker, accountId: districtEditor('05315').accountId };
    expect(await confirm(both)).toMatchObject({ refusal: { kind: 'bank-account-four-eyes' } });
    expect(await confirm(caseworker, 'kurz')).toMatchObject({ refusal: { kind: 'call-back-note-missing' } });
    expect(await confirm(signatory)).toMatchObject({ refusal: { kind: 'action-not-permitted' } });
    expect(await confirm(districtSignatory('05766'))).toMatchObject({ refusal: { kind: 'bank-account-not-found' } });
  });

  it('has one open proposal at a time, which may be discarded with a reason', async () => {
    const accountId = await proposed('05374');
    const again = () => proposeBankAccount(office.database, districtEditor('05374'), { holder: 'Kasse', iban: IBAN });
    expect(await again()).toMatchObject({ refusal: [{ kind: 'bank-account-already-proposed' }] });
    const discard = (reason: string) => discardBankAccount(office.database, caseworker, { accountId, reason });
    expect(await discard('')).toMatchObject({ refusal: { kind: 'reason-missing' } });
    expect(await discard('Der Kreis kennt das Konto nicht.')).toMatchObject({ ok: true });
    expect(await discard('noch einmal')).toMatchObject({ refusal: { kind: 'bank-account-not-open' } });
    expect(await again()).toMatchObject({ ok: true });
  });

  it('is the same as before: nothing to confirm', async () => {
    const accountId = await proposed('05378');
    await confirmBankAccount(office.database, caseworker, { accountId, callBackNote: NOTE });
    const typed = { holder: 'Kreiskasse Düren', iban: IBAN };
    expect(await proposeBankAccount(office.database, districtEditor('05378'), typed)).toMatchObject({
      refusal: [{ kind: 'bank-account-unchanged' }],
    });
  });

  it('cannot be changed past the second person, even by the owner of the table', async () => {
    const id = await proposed('05382');
    const sql = (text: string) => runSql(office.testDatabase.ownerUrl, text);
    const set = (change: string) => sql(`UPDATE disbursements.bank_account SET ${change} WHERE id = '${id}'`);
    await expect(set(`iban = 'DE02120300000000202051'`)).rejects.toThrow('new proposal');
    await expect(set(`state = 'CONFIRMED'`)).rejects.toThrow('bank_account_confirmed_whole');
    await expect(
      set(`state = 'CONFIRMED', confirmed_by = proposed_by, confirmed_at = now(), call_back_note = 'angerufen, passt'`),
    ).rejects.toThrow('bank_account_four_eyes');
  });

  it('is seen by no other district', async () => {
    const others = await office.database.read(districtSignatory('05766'), (tx) =>
      bankAccountsOf(tx, organisationIdOfDistrict('05358')),
    );
    expect(others).toEqual([]);
  });
});
