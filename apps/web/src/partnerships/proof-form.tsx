import type { JSX } from 'preact';
import { CalendarDate, Money, ok, refuse, type Refusal, type Result } from '#kernel';
import type { Proof, Receipt } from '#partnerships';
import type { FormBody, Typed } from '../access/index.js';
import {
  CellField,
  CheckboxField,
  DenseTable,
  FieldError,
  fieldId,
  HelpNote,
  MoneyField,
  TextArea,
  TextField,
} from '../layout/index.js';

const ROWS = 10;
const COLUMNS = ['number', 'invoicedOn', 'paidOn', 'payee', 'purpose', 'amount'] as const;
const HEADINGS = ['Beleg', 'Rechnung vom', 'Gezahlt am', 'Empfänger', 'Zweck', 'Betrag'] as const;

/** Reads report, income and receipt list: rows of the table, then lines pasted as CSV. Unreadable lines name their number. */
export function readProof(form: FormBody): Result<Proof, readonly Refusal[]> {
  const faults: Refusal[] = [];
  const money = (name: string): Money => {
    const read = Money.parseGerman(form.text(name) || '0');
    if (!read.ok) faults.push({ ...read.refusal, pointer: `/${name}` });
    return read.ok ? read.value : Money.ZERO;
  };
  const lines = [...typedRows(form), ...pastedRows(form.raw('list'))];
  const receipts = lines.flatMap((cells, index) => {
    const receipt = readReceipt(cells);
    if (!receipt) faults.push(refuse('local-receipt-unreadable', { line: index + 1 }, '/receipts').refusal);
    return receipt ? [receipt] : [];
  });
  const proof: Proof = {
    report: form.text('report'),
    participants: /^\d{1,7}$/.test(form.text('participants')) ? Number(form.text('participants')) : -1,
    thirdParty: money('proofThirdParty'),
    own: money('proofOwn'),
    receipts,
    confirmed: form.isChecked('confirmed'),
  };
  return faults.length > 0 ? { ok: false, refusal: faults.slice(0, 10) } : ok(proof);
}

const typedRows = (form: FormBody): string[][] =>
  Array.from({ length: ROWS }, (_, index) => COLUMNS.map((column) => form.text(`${column}${index}`))).filter((cells) =>
    cells.some((cell) => cell !== ''),
  );

/** Semicolons or tabs, as spreadsheets copy them; a heading line is skipped. */
const pastedRows = (text: string): string[][] =>
  text
    .split(/\r?\n/)
    .map((line) => line.split(/[;\t]/).map((cell) => cell.trim().replace(/^"|"$/g, '')))
    .filter((cells) => cells.some((cell) => cell !== '') && !/^beleg/i.test(cells[0] ?? ''));

function readReceipt([
  number = '',
  invoiced = '',
  paid = '',
  payee = '',
  purpose = '',
  amount = '',
]: readonly string[]): Receipt | null {
  const invoicedOn = CalendarDate.parse(invoiced);
  const paidOn = CalendarDate.parse(paid);
  const cents = Money.parseGerman(amount);
  return invoicedOn.ok && paidOn.ok && cents.ok
    ? { number, invoicedOn: invoicedOn.value, paidOn: paidOn.value, payee, purpose, amount: cents.value }
    : null;
}

export function ProofFields({ values, errors }: { values: Typed; errors: Typed }): JSX.Element {
  const of = (name: string) => ({ name, value: values[name], error: errors[name] });
  const receiptsError = errors['receipts'];
  return (
    <>
      <TextArea
        {...of('report')}
        label="Was haben Sie gemacht und erreicht?"
        hint="Mindestens 50 Zeichen. Nennen Sie keine Namen von Teilnehmenden."
        maxLength={8000}
      />
      <TextField {...of('participants')} label="Zahl der Teilnehmenden" inputmode="numeric" width="short" />
      <MoneyField {...of('proofOwn')} label="Eigenmittel tatsächlich" error={errors['own'] ?? errors['proofOwn']} />
      <MoneyField
        {...of('proofThirdParty')}
        label="Mittel Dritter und Einnahmen tatsächlich"
        error={errors['thirdParty'] ?? errors['proofThirdParty']}
      />
      <div id={fieldId('receipts')} tabIndex={-1}>
        <DenseTable
          caption="Belegliste, Beträge in EUR"
          isEditable
          columns={HEADINGS.map((label) => ({ label, isNumeric: label === 'Betrag' }))}
          rows={Array.from({ length: ROWS }, (_, index) => ({
            key: String(index),
            cells: COLUMNS.map((column, position) => (
              <CellField
                name={`${column}${index}`}
                label={`Beleg ${index + 1}: ${HEADINGS[position] ?? ''}`}
                value={values[`${column}${index}`]}
                isAmount={column === 'amount'}
              />
            )),
          }))}
        />
        {receiptsError && <FieldError id={`${fieldId('receipts')}-error`}>{receiptsError}</FieldError>}
      </div>
      <HelpNote title="Mehr Belege oder eine Tabelle?" open={Boolean(values['list'])}>
        <TextArea
          name="list"
          label="Belege aus einer Tabelle einfügen"
          hint="Je Zeile: Beleg; Rechnung vom; Gezahlt am; Empfänger; Zweck; Betrag. Aus Excel kopiert geht es auch."
          required={false}
          value={values['list']}
        />
      </HelpNote>
      <CheckboxField
        name="confirmed"
        label="Die Ausgaben waren notwendig, sparsam und stimmen mit Büchern und Belegen überein; die Belege bewahren wir auf."
        checked={Boolean(values['confirmed'])}
        error={errors['confirmed']}
      />
    </>
  );
}
