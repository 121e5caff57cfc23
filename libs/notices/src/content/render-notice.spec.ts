import { describe, expect, it } from '@jest/globals';
import { canonicalJson, renderNotice, type NoticeContent } from '#notices';
import { FULL_AWARD, INFO_REQUEST, NOTICE_SAMPLES, PARTIAL_AWARD } from '#notices/testing';
import { elementsOf } from '../../../../test/support/pdf-problems.js';
import { inspectPdf } from '../../../../test/support/pdf-structure.js';

const read = async (content: NoticeContent) => inspectPdf(await renderNotice(content));

describe.each(Object.entries(NOTICE_SAMPLES))('the notice %s', (_name, content) => {
  it('is read by its structure without a problem, and its attachment is its content', async () => {
    const { attachments, language, problems, title } = await read(content);
    expect(problems).toEqual([]);
    expect(language).toBe('de-DE');
    expect(title).toContain(content.fileNumber);
    expect(attachments.map(({ name, content: file }) => [name, file.toString()])).toEqual([
      ['notice.json', canonicalJson(content)],
    ]);
  });

  it('is the same file byte for byte when rendered again', async () => {
    expect((await renderNotice(content)).equals(await renderNotice(content))).toBe(true);
  });

  it('names its pages and never asks for a written or recorded remedy', async () => {
    const { artifactText, pages, text } = await read(content);
    expect(artifactText).toContain(`Seite ${pages} von ${pages}`);
    expect(text).not.toContain('schriftlich oder zur Niederschrift');
  });
});

describe('a Zuwendungsbescheid', () => {
  it('follows the order of Grundmuster 2', async () => {
    const { structure } = await read(PARTIAL_AWARD);
    const headings = elementsOf(structure).filter(({ role }) => /^H\d$/.test(role));
    expect(headings.map(({ role, text }) => `${role} ${text}`)).toEqual([
      'H1 Zuwendungsbescheid (Projektförderung)',
      'H2 I. Entscheidung',
      'H3 1. Bewilligung',
      'H3 2. Durchführung der Maßnahme',
      'H3 3. Finanzierungsart und -höhe',
      'H3 4. Zuwendungsfähige Gesamtausgaben',
      'H3 5. Bewilligungsrahmen',
      'H3 6. Auszahlung',
      'H3 7. Begründung',
      'H2 II. Nebenbestimmungen',
      'H2 III. Rechtsbehelfsbelehrung',
      'H2 Hinweis',
    ]);
  });

  it('states the grant in figures and in words', async () => {
    const { text } = await read(FULL_AWARD);
    expect(text).toContain(
      'eine Zuwendung in Höhe von 72.100,00 EUR (in Buchstaben: zweiundsiebzigtausendeinhundert Euro).',
    );
  });

  it('refuses the rest of the application where less is granted than requested', async () => {
    expect((await read(PARTIAL_AWARD)).text).toContain(
      'Soweit Sie mit 125.320,00 EUR eine höhere Zuwendung beantragt haben, lehne ich Ihren Antrag ab.',
    );
    expect((await read(FULL_AWARD)).text).not.toContain('lehne ich');
  });

  it('names remedy, period, court and its seat, and nothing about the form', async () => {
    expect((await read(PARTIAL_AWARD)).text).toContain(
      'Gegen diesen Bescheid kann innerhalb eines Monats nach Bekanntgabe Klage beim Verwaltungsgericht Minden in Minden erhoben werden.',
    );
  });
});

describe('a Nachforderungsschreiben', () => {
  it('has a real list, a deadline and no instruction on remedies', async () => {
    const { structure, text } = await read(INFO_REQUEST);
    expect(elementsOf(structure).filter(({ role }) => role === 'LBody')).toHaveLength(3);
    expect(text).toContain('bis zum 23.11.2026');
    expect(text).not.toMatch(/Klage|Rechtsbehelf/);
  });
});

describe('what is no real act', () => {
  it('says so on every page and in a sentence that is read aloud', async () => {
    const { artifactText, pages, text } = await read({ ...FULL_AWARD, isDemo: true });
    expect(artifactText.split('DEMO – kein Verwaltungsakt')).toHaveLength(pages + 1);
    expect(text).toContain('Dieses Schreiben ist kein Verwaltungsakt.');
  });
});

describe('letters of all names of Europe', () => {
  it('can be copied from the file as they were written, whatever was printed before', async () => {
    const names = 'Łódź, Ağrı, Ñandú, ẞ, M̂, k̲, Auflage, Schifffahrt, finden, Öffentlichkeit';
    const rare = { ...INFO_REQUEST, requests: [names] };
    const before = await renderNotice(INFO_REQUEST);
    expect((await read(rare)).text).toContain(names);
    expect((await renderNotice(INFO_REQUEST)).equals(before)).toBe(true);
    expect((await read(INFO_REQUEST)).text).toContain('Stellenplan der Koordinierenden Fachstelle');
  });
});

describe('extreme contents', () => {
  const endless = 'Donaudampfschifffahrtsgesellschaft'.repeat(12);

  it('wraps titles and words of any length', async () => {
    const { problems, text } = await read({
      ...PARTIAL_AWARD,
      projectTitle: `${endless.slice(0, 300)} <b>&amp;`,
      recipientLines: [endless, 'Der Landrat', endless, '32756 Detmold'],
      contact: { ...PARTIAL_AWARD.contact, email: `${'a'.repeat(60)}@${'b'.repeat(60)}.example` },
    });
    expect(problems).toEqual([]);
    expect(text.replaceAll(' ', '')).toContain(`${endless.slice(0, 300)}<b>&amp;`);
  });

  it('continues a row that is higher than a page instead of losing text', async () => {
    const [first, ...others] = PARTIAL_AWARD.costItems;
    const reason = Array.from({ length: 2000 }, (_, index) => `Grund${index}`).join(' ');
    const label = Array.from({ length: 900 }, (_, index) => `Posten${index}`).join(' ');
    const costItems = [{ requestedCents: 0, recognisedCents: 0, ...first, label, cutReason: reason }, ...others];
    const { pages, problems, text } = await read({ ...PARTIAL_AWARD, costItems });
    expect(problems).toEqual([]);
    expect(pages).toBeGreaterThan(5);
    expect(text).toContain('Posten899');
    expect(text).toContain('Grund1999');
  });

  it('repeats the head of a table of 300 rows on each page', async () => {
    const [first] = PARTIAL_AWARD.costItems;
    const others = Array.from({ length: 300 }, (_, index) => ({
      label: `Position ${index + 1}`,
      requestedCents: 0,
      recognisedCents: 0,
      cutReason: null,
    }));
    const sum = { requestedCents: 14_775_000, recognisedCents: 14_775_000, cutReason: null };
    const { artifactText, problems } = await read({
      ...PARTIAL_AWARD,
      costItems: [{ label: 'Personal', ...first, ...sum }, ...others],
    });
    expect(problems).toEqual([]);
    expect(artifactText.split('Position beantragt anerkannt gekürzt um').length).toBeGreaterThan(7);
  });

  it('does not render a content that was never checked', async () => {
    await expect(renderNotice({ ...FULL_AWARD, projectTitle: 'Köln 😀' })).rejects.toThrow('character-not-printable');
  });
});
