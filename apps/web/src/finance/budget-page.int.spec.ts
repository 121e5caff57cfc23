import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { creditedPayment, openPayerAccount } from '../../../../test/settlement/settlement-builder.js';
import { payableAward } from '../../../../test/payments/award-builder.js';

describe('the budget of a year', () => {
  let desk: AuthorityDesk;

  beforeAll(async () => {
    desk = await openDesk();
    const { web } = desk;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    const award = await payableAward(web, '05358');
    await openPayerAccount(web);
    web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    await creditedPayment(web, award, '05358', 10_000);
  });
  afterAll(() => desk.close());

  it('says what is paid, what is still to be paid, and until when money can be ordered', async () => {
    const page = (await (await desk.browser('caseworker')).get('/haushalt?jahr=2027')).text.replace(/<[^>]*>/g, ' ');
    const text = page.replace(/\s+/g, ' ');
    expect(text).toMatch(/Ausgezahlt \(Ist\) 10\.000,00 EUR/);
    expect(text).toContain('Letzter Anordnungstag 2027: 11.12.2027');
  });

  it('leads from every binding of money to the notice that made it', async () => {
    const officer = await desk.browser('caseworker');
    const path = /href="(\/haushalt\/titel\/[^"?]+)/.exec((await officer.get('/haushalt?jahr=2027')).text)?.[1] ?? '';
    const bookings = (await officer.get(`${path}?jahr=2027`)).text;
    const noticeId = /href="\/bescheide\/([0-9a-f-]{36})"[^>]*>\s*Bescheid/.exec(bookings)?.[1] ?? '';
    expect((await officer.get(`/bescheide/${noticeId}`)).status).toBe(200);
    expect(bookings).toContain('Einzelplan ');
  });
});
