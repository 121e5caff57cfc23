import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { grantSituation, listAwards, startChange, submitChange, type Award } from '#awards';
import { submitRequest } from '#disbursements';
import type { LifeDuty } from '#kernel';
import { requestExtension, submitReport } from '#use-reports';
import { openDesk, type AuthorityDesk } from '../../../../test/support/authority-desk.js';
import { caseworker, districtEditor, districtSignatory } from '../../../../test/support/case-builder.js';
import { closedFiles } from '../../../../test/support/closed-files.js';
import { draftedRequest, must, payableAward, signedAward } from '../../../../test/payments/award-builder.js';
import {
  creditedPayment,
  enterRates,
  examinedReport,
  openPayerAccount,
  revoked,
  servedNotice,
  settled,
} from '../../../../test/settlement/settlement-builder.js';
import { day, draftedReport, itemOf, receiptLine } from '../../../../test/use-reports/report-builder.js';
import { gatherLife } from './gather-life.js';
import { gatherStandings } from './gather-standings.js';
import { stepReached } from './life-steps.js';

describe('the list of grants', () => {
  let desk: AuthorityDesk;
  const awards = new Map<string, Award>();
  const PAYABLE = ['05766', '05315', '05334', '05566', '05158'];

  beforeAll(async () => {
    desk = await openDesk();
    const { web } = desk;
    web.clock.moveTo(new Date('2026-11-02T09:00:00Z'));
    for (const ags of PAYABLE) awards.set(ags, await payableAward(web, ags));
    web.clock.moveTo(new Date('2026-11-03T09:00:00Z'));
    awards.set('05358', await signedAward(web, '05358', 50_000));
    await openPayerAccount(web);
    web.clock.moveTo(new Date('2027-02-01T09:00:00Z'));
    for (const ags of ['05766', '05315', '05566']) await creditedPayment(web, award(ags), ags, 10_000);
    const asked = await draftedRequest(web, award('05158'), '05158', { amount: 5_000 });
    must(await submitRequest(web.database, districtSignatory('05158'), asked));
    web.clock.moveTo(new Date('2028-04-03T09:00:00Z'));
    await enterRates(web, ['2027-01-01', '2027-07-01', '2028-01-01']);
    await examinedReport(web, award('05766'), '05766', { recognised: 50_000 });
    await settled(web, award('05766'));
    const line = receiptLine(await itemOf(web, award('05315')), '50.000,00');
    const reportId = await draftedReport(web, award('05315'), '05315', [line]);
    must(await submitReport(web.database, districtSignatory('05315'), { reportId }));
    const { noticeId } = await revoked(web, award('05566'), 2_000);
    await servedNotice(web, noticeId, '05566', { on: '2028-04-03' });
    const key = { awardId: award('05334').id, kind: 'FINAL', budgetYear: null } as const;
    const more = { ...key, dueOn: day('2028-06-30'), reason: 'Die Kasse prüft noch.' };
    must(await requestExtension(web.database, districtEditor('05334'), more));
    await waiverAsked('05158');
  });
  afterAll(() => desk.close());

  const award = (ags: string): Award => {
    const found = awards.get(ags);
    if (!found) throw new Error(ags);
    return found;
  };

  const waiverAsked = async (ags: string): Promise<void> => {
    const { database } = desk.web;
    const { current } = must(await database.read(caseworker, (tx) => grantSituation(tx, award(ags).id)));
    const content = { plan: { ...current, grantCents: { 2027: 0 } } };
    const { id } = must(
      await startChange(database, districtEditor(ags), {
        kind: 'WAIVER',
        awardId: award(ags).id,
        content,
        reason: 'Die Maßnahme findet nicht statt.',
      }),
    );
    must(await submitChange(database, districtSignatory(ags), { requestId: id }));
  };

  const told = ({ due, kind, by, amount, facts }: LifeDuty) => [due.toString(), kind, by, amount?.toGerman(), facts];

  it('tells of each grant the step and the duties that its own page tells', async () => {
    const steps: string[] = [];
    await desk.web.database.read(caseworker, async (tx) => {
      const all = await listAwards(tx, { limit: 100, offset: 0 });
      for (const standing of await gatherStandings(tx, all)) {
        const life = must(await gatherLife(tx, caseworker, standing.award.id));
        expect(standing.duties.map(told)).toEqual(life.duties.map(told));
        expect(stepReached(standing)).toEqual(stepReached(life));
        steps.push(`${standing.award.districtAgs} ${stepReached(standing).label}: ${standing.duties[0]?.kind}`);
      }
    });
    expect(steps.sort()).toEqual([
      '05158 Verwendungsnachweis: check-request',
      '05315 Prüfung: use-report-examination',
      '05334 Verwendungsnachweis: use-report-due',
      '05358 Bekannt gegeben: retrieve-notice',
      '05566 Verwendungsnachweis: use-payment',
      '05766 Abgeschlossen: retrieve-notice',
    ]);
  });

  it('asks the database no more often for all grants than for one', async () => {
    const queries = (number: number): Promise<number> =>
      desk.web.database.read(caseworker, async (tx) => {
        const some = await listAwards(tx, { limit: number, offset: 0 });
        expect(some).toHaveLength(number);
        let count = 0;
        const counted: typeof tx = {
          actor: tx.actor,
          now: tx.now,
          today: tx.today,
          isDemo: tx.isDemo,
          publicUrl: tx.publicUrl,
          query: (sql, parameters) => {
            count += 1;
            return tx.query(sql, parameters);
          },
        };
        await gatherStandings(counted, some);
        return count;
      });
    expect(await queries(6)).toBe(await queries(1));
  });

  it('shows them on the page by what is due, and only those of a step or overdue where asked', async () => {
    const officer = await desk.browser('caseworker');
    const numbers = async (query: string): Promise<string[]> =>
      [...(await officer.get(`/bewilligungen${query}`)).text.matchAll(/href="\/bewilligungen\/([0-9a-f-]{36})"/g)].map(
        ([, id]) => [...awards.values()].find((each) => each.id === id)?.districtAgs ?? '',
      );
    const page = (await officer.get('/bewilligungen')).text;
    expect(page).toContain('Verwendungsnachweis vorlegen');
    expect(page).toContain('für die Landeskoordinierungsstelle');
    expect(await numbers('')).toEqual(['05358', '05566', '05158', '05334', '05315', '05766']);
    expect(await numbers('?frist=ueberfaellig')).toEqual(['05358', '05566', '05158', '05334']);
    expect(await numbers('?schritt=Pr%C3%BCfung')).toEqual(['05315']);
    expect(await numbers('?schritt=Abgeschlossen')).toEqual(['05766']);
    expect((await numbers('?sortierung=neueste'))[0]).toBe('05358');
    expect(await numbers('?schritt=Quatsch&frist=%27--&seite=999999')).toHaveLength(6);
    const district = await desk.web.signedIn({
      email: 'kasse@hamm.example',
      roles: ['APPLICANT_SIGNATORY'],
      organisationId: award('05334').organisationId,
    });
    const own = (await district.get('/bewilligungen')).text;
    expect(own).toContain('Als Nächstes');
    expect(own).toContain('für Sie');
  });

  it('pages through thousands of closed files, counts every one, and puts what is due before them', async () => {
    const closed = 5_240;
    await closedFiles(desk.web.settings.databaseUrl, award('05766').id, closed);
    const officer = await desk.browser('caseworker');
    const page = async (query: string) => {
      const { text } = await officer.get(`/bewilligungen${query}`);
      return {
        text,
        closed: [...text.matchAll(/NRWO-ALT-\d+\s*<\/a>/g)].length,
        total: /<span class="cnt">(\d+)<\/span>/.exec(text)?.[1],
      };
    };
    const first = await page('');
    expect([first.closed, first.total]).toEqual([44, String(closed + 6)]);
    const lastOpen = first.text.indexOf(`href="/bewilligungen/${award('05315').id}"`);
    expect([lastOpen > 0, first.text.indexOf('NRWO-ALT-') > lastOpen]).toEqual([true, true]);
    const last = await page('?seite=105');
    expect([last.closed, last.text.includes('NRWO-ALT-1<')]).toEqual([(closed + 6) % 50, true]);
    expect((await page('?seite=999999')).closed).toBe(last.closed);
    expect((await page('?frist=ueberfaellig')).total).toBe('4');
    expect((await page('?schritt=Abgeschlossen')).total).toBe(String(closed + 1));
    expect((await page('?jahr=2019')).total).toBe(String(closed));
    expect((await page('?sortierung=neueste')).text).toContain('NRWO-ALT-');
  });
});
