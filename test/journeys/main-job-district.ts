import type { Page } from 'playwright-core';
import { samplePdf } from '../support/sample-files.js';

export interface Wish {
  readonly title: string;
  readonly personnel: string;
  readonly fees: string;
  readonly own: string;
}

/** Looks at a page that was just reached: axe, width, keyboard. */
export type Look = (page: Page) => Promise<void>;

/** From the empty form to the summary; answers the path of the application. */
export async function fillApplication(page: Page, wish: Wish, look: Look): Promise<string> {
  await page.goto('/antraege/neu');
  await look(page);
  await page.getByLabel('NRWeltoffen 2027').check();
  await page.getByRole('button', { name: 'Antrag beginnen' }).click();
  await page.waitForURL('**/antragsteller');
  const base = new URL(page.url()).pathname.replace('/antragsteller', '');
  await look(page);
  await fillPeople(page);
  await goOn(page, 'vorhaben', look);
  await fillProject(page, wish.title);
  await goOn(page, 'ziele', look);
  await fillGoal(page);
  await goOn(page, 'plan', look);
  await addCost(page, 'Personalausgaben', 'Koordinierende Fachstelle, 0,75 Stelle, EG 11', wish.personnel);
  await addCost(page, 'Honorare', 'Moderation von vier Dialogwerkstätten', wish.fees);
  await page.getByLabel('Eigenmittel in Geld').fill(wish.own);
  await goOn(page, 'erklaerungen', look);
  await declare(page);
  await goOn(page, 'anlagen', look);
  await attach(page, 'Maßnahmenplan mit Indikatoren');
  await attach(page, 'Bestätigung des Eigenanteils');
  await page.goto(`${base}/pruefen`);
  await look(page);
  return base;
}

async function goOn(page: Page, next: string, look: Look): Promise<void> {
  await page.getByRole('button', { name: 'Speichern und weiter' }).click();
  await page.waitForURL(`**/${next}`);
  await look(page);
}

async function fillPeople(page: Page): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill('D. Vorlage');
  await page.getByLabel('E-Mail-Adresse').fill('d.vorlage@kreis-dueren.example');
  await page.getByLabel('Telefon').fill('02421 00-0');
  await page.getByLabel('Name der zeichnenden Person').fill('K. Kreissiegel');
  await page.getByLabel('Funktion der zeichnenden Person').fill('Leitung der Verwaltung');
  await page.getByLabel('IBAN').fill('DE89 3704 0044 0532 0130 00');
}

async function fillProject(page: Page, title: string): Promise<void> {
  await page.getByLabel('Titel des Vorhabens').fill(title);
  await page.getByLabel('Entwicklung').check();
  await page.getByLabel('Kurzbeschreibung').fill('Ein Handlungskonzept wird mit der Zivilgesellschaft entwickelt.');
  await page.getByLabel('Zielgruppen').fill('Vereine, Jugendliche, Fachkräfte');
}

async function fillGoal(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ziel hinzufügen' }).click();
  await page.waitForURL('**/ziele#*');
  await page.getByLabel('Ziel', { exact: true }).fill('Bedarfe sind bekannt');
  await page.getByRole('textbox', { name: 'Maßnahme' }).fill('Vier Dialogwerkstätten');
  await page.getByLabel('Indikator').fill('Zahl der Werkstätten');
  await page.getByLabel('Zielwert').fill('4');
}

async function addCost(page: Page, category: string, text: string, amount: string): Promise<void> {
  const group = page.locator('details.cost-category', { hasText: category });
  if ((await group.getAttribute('open')) === null) await group.locator('summary').click();
  await page.getByRole('button', { name: `Position hinzufügen bei ${category}` }).click();
  await page.waitForURL('**/plan#*');
  const row = group.locator('tbody tr').last();
  await row.getByLabel(/Wofür/).fill(text);
  await row.getByLabel(/Betrag/).fill(amount);
}

async function declare(page: Page): Promise<void> {
  const choose = async (question: RegExp, answer: string): Promise<void> =>
    page.getByRole('radiogroup', { name: question }).getByLabel(answer, { exact: true }).check();
  await choose(/noch nicht begonnen/, 'Ja');
  await choose(/Vorsteuerabzug/, 'Nein');
  await choose(/andere öffentliche Förderung/, 'Nein');
  await page.getByLabel('Abgrenzung zu').fill('Getrennte Kostenstellen.');
  await page.getByLabel('Hinweise zum Datenschutz').check();
  await page.getByLabel('vollständig und richtig').check();
}

async function attach(page: Page, kind: string): Promise<void> {
  await page.getByLabel('Um welche Unterlage').selectOption({ label: kind });
  await page.getByLabel('Datei', { exact: true }).setInputFiles({
    name: `${kind}.pdf`,
    mimeType: 'application/pdf',
    buffer: samplePdf(kind),
  });
  await page.getByRole('button', { name: 'Hochladen' }).click();
  await page.getByText('ist hochgeladen').waitFor();
}
