import { composeNotice, renderNotice, type NoticeContent } from '#notices';
import { FULL_AWARD } from '#notices/testing';
import { launchBrowser, openPage } from '../support/browser.js';
import type { Figure } from './figures.js';
import { letterHtml } from './letter-html.js';
import { barePdf, placedLines } from './notice-lines.js';
import { descendantsCpuSeconds } from './process-figures.js';
import { profiled } from './profile.js';
import type { Scale } from './scale.js';
import { milliseconds, perSecond } from './table.js';

/** Alternating in pieces, so that whatever else the machine does falls on both alike. */
const PIECES = 6;

/** Notices per second of one core, against bare pdfkit text of the same pages and against the print of a browser. */
export async function measureNotices(scale: Scale, profile: boolean): Promise<Figure[]> {
  const pages = await placedLines(() => renderNotice(noticeNumber(0)));
  const render = async (index: number): Promise<unknown> => renderNotice(noticeNumber(index));
  const bare = async (): Promise<unknown> => barePdf(pages);
  await inTurn(20, render, bare);
  const work = (): Promise<readonly [number, number]> => inTurn(scale.notices, render, bare);
  const [ours, ceiling] = profile ? await profiled('notices', work) : await work();
  const printed = await browserSeconds(scale.prints);
  const part = `notice of ${pages.length} pages, PDF/A-3a and PDF/UA-1, per core`;
  const speed = `${perSecond(1 / ours)} (${milliseconds(ours * 1000)})`;
  return [
    {
      part,
      what: 'against bare pdfkit text of the same pages, fonts loaded once',
      ours: speed,
      ceiling: perSecond(1 / ceiling),
      value: ceiling / ours,
      unit: '',
      target: { kind: 'at-least', value: 0.5 },
    },
    {
      part,
      what: 'against headless Chromium printing the same content',
      ours: speed,
      ceiling: perSecond(1 / printed),
      value: printed / ours,
      unit: '',
      target: { kind: 'at-least', value: 20 },
    },
  ];
}

/** Every notice has a number, a recipient and a date of its own, as in real life: nothing may be kept whole. */
const noticeNumber = (index: number): NoticeContent => ({
  ...FULL_AWARD,
  fileNumber: `NRWO-2027-${String(index).padStart(6, '0')}`,
});

type Once = (index: number) => Promise<unknown>;

/** Processor seconds per piece of work of two workers who take turns. */
async function inTurn(count: number, one: Once, other: Once): Promise<readonly [number, number]> {
  const size = Math.max(1, Math.ceil(count / PIECES));
  let [ones, others, done] = [0, 0, 0];
  while (done < count) {
    ones += await cpuSeconds(size, one);
    others += await cpuSeconds(size, other);
    done += size;
  }
  return [ones / done, others / done];
}

async function cpuSeconds(count: number, work: Once): Promise<number> {
  const before = process.cpuUsage();
  for (let index = 0; index < count; index += 1) await work(index);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/**
 * Processor seconds of all processes of the browser per print: started and warm, a page of its own for each document, as
 * documents of different people are printed.
 */
async function browserSeconds(prints: number): Promise<number> {
  const browser = await launchBrowser();
  try {
    const print = async (index: number): Promise<void> => {
      const { page, context } = await openPage(browser);
      await page.setContent(letterHtml(composeNotice(noticeNumber(index))));
      await page.pdf({ format: 'A4', tagged: true });
      await context.close();
    };
    for (let index = 0; index < 2; index += 1) await print(index);
    const before = descendantsCpuSeconds(process.pid);
    for (let index = 0; index < prints; index += 1) await print(index);
    return (descendantsCpuSeconds(process.pid) - before) / prints;
  } finally {
    await browser.close();
  }
}
