import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { enterRates } from '../settlement/settlement-builder.js';
import { completeFields } from '../use-reports/report-builder.js';
import { row, workbook } from '../use-reports/receipt-files.js';
import { fill, follow, openLifeOffice, press, unfold, type LifeOffice } from './life-office.js';

const AGS = '05358';
const ITEM = 'Koordinierende Fachstelle, 0,75 Stelle, EG 11';
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const PATIENCE_MS = 120_000;

/** One grant from its notice to the closed file. Each part begins where the one before it ended. */
describe('the life of a grant in the browser', () => {
  let office: LifeOffice;
  let path: string;
  beforeAll(async () => {
    office = await openLifeOffice(AGS);
    path = `/bewilligungen/${office.award.id}`;
  });
  afterAll(() => office?.close());

  const now = (page: Page): Promise<string> => page.locator('.steps [aria-current=step]').innerText();
  const main = (page: Page): Promise<string> => page.locator('main').innerText();

  it(
    'leads from the notice over the waiver to a payment on the district’s account',
    async () => {
      const reader = await office.as('district');
      expect(await now(reader)).toContain('Bekannt gegeben');
      expect(await office.acceptNotice('AWARD')).toContain('40.000,00 EUR');

      const district = await office.as('district');
      expect(await now(district)).toContain('Laufzeit');
      await follow(district, 'Mittel anfordern');
      await district.getByLabel('Bisher bezahlte Ausgaben der Maßnahme').fill('0,00');
      await district.getByLabel(/^Ausgaben, die bis zum/).fill('50.000,00');
      await district.getByLabel('Angeforderter Betrag').fill('40.000,00');
      await press(district, 'Entwurf speichern');
      await press(district, 'Mittel verbindlich anfordern');

      const caseworker = await office.as('caseworker');
      await follow(caseworker, '1. Mittelanforderung prüfen');
      await press(caseworker, 'Als geprüft weitergeben');
      const certifier = await office.as('certifier');
      await follow(certifier, '1. Mittelanforderung feststellen');
      await press(certifier, 'Sachlich und rechnerisch richtig feststellen');
      const cash = await office.as('cash');
      await follow(cash, '1. Mittelanforderung anordnen');
      await press(cash, 'Auszahlung anordnen');

      await cash.goto('/zahlungslaeufe');
      await press(cash, 'Zahlungslauf bilden');
      const [download] = await Promise.all([
        cash.waitForEvent('download'),
        cash.getByRole('link', { name: 'pain.001' }).click(),
      ]);
      const file = await readFile(await download.path(), 'utf8');
      expect(file).toContain('<InstdAmt Ccy="EUR">40000.00</InstdAmt>');
      const reference = /<EndToEndId>(.*)<\/EndToEndId>/.exec(file)?.[1] ?? '';
      await cash.getByLabel('Inhalt der Datei').fill(`${reference};40.000,00;gutgeschrieben;02.02.2027;`);
      await press(cash, 'Rückmeldung übernehmen');

      const again = await office.as('district');
      const line = await again.locator('ol.life').innerText();
      expect(line).toContain('Auszahlung gutgeschrieben');
      expect(line).toContain('Ausgezahlte Mittel verwenden');
      expect(await again.getByRole('region', { name: 'Geld' }).innerText()).toMatch(/Ausgezahlt\s+40\.000,00/);
    },
    PATIENCE_MS,
  );

  it(
    'goes on with an amendment that two persons decide, old and new side by side',
    async () => {
      office.moveTo('2027-03-01');
      const district = await office.as('district');
      await follow(district, 'Änderungen und Fassungen');
      await follow(district, 'Änderung beantragen');
      await district.getByLabel('Ende', { exact: true }).fill('30.11.2027');
      await district.getByLabel('Warum die Änderung nötig ist').fill('Die Fachtagung wird vorgezogen und schließt ab.');
      await press(district, 'Entwurf speichern');
      await press(district, 'Verbindlich beantragen');

      const caseworker = await office.as('caseworker');
      await caseworker.goto('/aenderungen');
      await follow(caseworker, /^Änderung 1/);
      await caseworker.getByLabel('Zustimmen wie beantragt').check();
      await press(caseworker, 'Entscheidung vorbereiten');
      await press(caseworker, 'Zur Zweitprüfung geben');
      const signatory = await office.as('signatory');
      await signatory.goto('/aenderungen');
      await follow(signatory, /^Änderung 1/);
      await press(signatory, 'Bescheid zeichnen');

      const letter = await office.acceptNotice('AMENDMENT');
      expect(letter).toContain('31.12.2027');
      expect(letter).toContain('30.11.2027');
    },
    PATIENCE_MS,
  );

  it(
    'proves its use from a spreadsheet, and a line of it is cut',
    async () => {
      office.moveTo('2027-12-15');
      const district = await office.as('district');
      await follow(district, 'Nachweise');
      await press(district, /Verwendungsnachweis beginnen/);
      const base = district.url().replace(/\/sachbericht.*$/, '');
      for (const page of ['sachbericht', 'finanzen']) {
        await district.goto(`${base}/${page}`);
        await fill(district, completeFields());
        await press(district, 'Speichern');
      }
      await district.goto(`${base}/import`);
      const rows = [row(ITEM, 'B-1', '15.06.2027', 30_000), row(ITEM, 'B-2', new Date('2027-09-15'), '20.000,00')];
      const buffer = Buffer.from(await workbook(rows));
      await district
        .getByLabel('Belegliste', { exact: true })
        .setInputFiles({ name: 'belege.xlsx', mimeType: XLSX, buffer });
      await press(district, 'Datei prüfen');
      await press(district, 'Zeilen übernehmen');
      await district.goto(`${base}/abgabe`);
      await press(district, 'Nachweis verbindlich vorlegen');

      const auditor = await office.as('auditor');
      await auditor.goto(`${base}/pruefung`);
      await press(auditor, 'Prüfung beginnen');
      await auditor
        .getByLabel(/Kürzung in Zeile/)
        .first()
        .fill('5.000,00');
      await auditor
        .getByLabel(/Begründung in Zeile/)
        .first()
        .fill('Nicht zweckentsprechend verwendet.');
      await press(auditor, /als geprüft speichern/);
      await auditor.getByLabel('erreicht', { exact: true }).check();
      await auditor.getByLabel('Prüfvermerk').fill('Die Belege wurden eingesehen; eine Kürzung.');
      await press(auditor, /Prüfung abschließen/);
      expect(await main(auditor)).toContain('45.000,00');
      expect(await office.readNotice('USE_RESULT')).toContain('5.000,00');
    },
    PATIENCE_MS,
  );

  it(
    'is settled by two persons',
    async () => {
      office.moveTo('2028-01-10');
      const caseworker = await office.as('caseworker');
      await follow(caseworker, 'Abrechnung');
      await press(caseworker, 'Abrechnung vorbereiten');
      const signatory = await office.as('signatory');
      await follow(signatory, 'Abrechnung');
      expect(await main(signatory)).toContain('So geht der Schlussbescheid hinaus');
      await press(signatory, 'Schlussbescheid zeichnen');
      const letter = await office.acceptNotice('SETTLEMENT');
      expect(letter).toContain('endgültig auf 36.000,00 EUR fest');
      expect(letter).toContain('Nicht zweckentsprechend verwendet.');
    },
    PATIENCE_MS,
  );

  it(
    'is heard and has to reimburse what was paid too much',
    async () => {
      const caseworker = await office.as('caseworker');
      await follow(caseworker, 'Rückforderungen');
      await follow(caseworker, 'Rückforderung 1');
      await press(caseworker, 'Anhörung versenden');
      expect(await office.readNotice('HEARING')).toContain('4.000,00 EUR');
      const district = await office.as('district');
      await follow(district, 'Auf die Anhörung antworten');
      await district.getByLabel('Ihre Antwort').fill('Wir erstatten den Betrag.');
      await press(district, 'Auf die Anhörung antworten');
      await caseworker.reload();
      expect(await main(caseworker)).toContain('Wir erstatten den Betrag.');
      await caseworker
        .getByLabel('Ermessen')
        .fill('Die Antwort wurde berücksichtigt; das öffentliche Interesse überwiegt.');
      await press(caseworker, 'Entscheidung vorbereiten');
      const signatory = await office.as('signatory');
      await signatory.goto(caseworker.url());
      await press(signatory, 'Bescheid zeichnen');
      const letter = await office.acceptNotice('RECOVERY');
      expect(letter).toContain('4.000,00 EUR');
      expect(letter).toContain('Die Antwort wurde berücksichtigt');
    },
    PATIENCE_MS,
  );

  it(
    'pays it with interest, and its file is closed',
    async () => {
      office.moveTo('2028-02-14');
      await enterRates(office.desk.web, ['2027-01-01', '2027-07-01', '2028-01-01']);
      const certifier = await office.as('certifier');
      await certifier.goto('/forderungen');
      await follow(certifier, /Forderung 1/);
      const claim = certifier.url();
      await certifier.getByLabel('Kassenzeichen oder Beleg').fill('KZ 4711');
      await press(certifier, 'Zahlung eintragen');
      expect(await main(certifier)).toContain('beglichen');

      const caseworker = await office.as('caseworker');
      await caseworker.goto(claim);
      await unfold(caseworker, 'Zinsen festsetzen oder erlassen');
      await caseworker.getByLabel('Grund', { exact: true }).fill('Der Betrag ist gezahlt.');
      await press(caseworker, 'Zinsen festsetzen oder erlassen');
      const signatory = await office.as('signatory');
      await signatory.goto(claim);
      await press(signatory, 'Zinsen zeichnen');
      const letter = await office.acceptNotice('INTEREST');
      // 75 days of 4.000 EUR at 6,52 % from the day after the period to the day before the payment.
      expect(letter).toContain('53,59 EUR');
      expect(letter).toContain('6,52');

      const cashDesk = await office.as('certifier');
      await cashDesk.goto(`${path}/forderungen`);
      await follow(cashDesk, 'Forderung 2');
      expect(await main(cashDesk)).toContain('53,59');
      await cashDesk.getByLabel('Kassenzeichen oder Beleg').fill('KZ 4712');
      await press(cashDesk, 'Zahlung eintragen');

      const closing = await office.as('caseworker');
      await follow(closing, 'Abrechnung');
      await closing.getByLabel('Vermerk').fill('Alles ist gezahlt.');
      await press(closing, 'Akte schließen');
      expect(await main(closing)).toContain('Akte geschlossen');
      const district = await office.as('district');
      const line = await district.locator('ol.life').innerText();
      for (const event of [
        'Schlussbescheid',
        'Erstattung der Überzahlung gefordert',
        'Zinsen festgesetzt',
        'Akte geschlossen',
      ])
        expect(line).toContain(event);
    },
    PATIENCE_MS,
  );
});
