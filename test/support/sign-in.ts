import type { Page } from 'playwright-core';
import { TEST_PASSWORD } from './web.js';

/** Signs somebody in through the form, as a person does; the page is then the one of the account. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/anmelden?weiter=/konto');
  await page.getByLabel('E-Mail-Adresse').fill(email);
  await page.getByLabel('Passwort').fill(TEST_PASSWORD);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.waitForURL('**/konto');
}
