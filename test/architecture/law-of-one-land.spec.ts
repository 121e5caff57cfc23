import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** Words that only one Land's law, authority or name has. */
const OF_ONE_LAND =
  /\bNRW\b(?!\.)|\bVVG\b|ANBest-[GP]|\bNVwVfG|LHO Nds|NKomVG|\bLKS\b|\bKIP NI\b|Landeskoordinierungsstelle|MKJFGFI|Nordrhein|Niedersachsen/;

/** Where they may stand in a text that people read, and why. */
const ALLOWED: Readonly<Record<string, string>> = {
  'apps/web/src/disbursements/payment-runs-page.tsx': 'EPOS.NRW is the name of a system',
  'apps/web/src/legal/legal-pages.tsx': 'imprint and duties of who runs the installation',
  'apps/web/src/network/bodies-page.tsx': 'names of the Länder beside their bodies',
  'apps/web/src/network/organisations-page.tsx': 'names of the Länder beside their offices',
  'apps/web/src/public/district-page.tsx': 'the public map is one of Nordrhein-Westfalen',
  'apps/web/src/public/map-page.tsx': 'the public map is one of Nordrhein-Westfalen',
  'apps/web/src/public/public-frame.ts': 'the public map is one of Nordrhein-Westfalen',
  'libs/bodies/src/files/meeting-calendar.ts': 'mark of the program that wrote a calendar file',
  'libs/funding-law/src/deadlines/service-rules.ts': 'sources of the norms',
  'libs/funding-law/src/norms/citations.ts': 'the norms themselves',
  'libs/funding-law/src/norms/land-norms.ts': 'the norms themselves',
  'libs/kernel/src/office.ts': 'the offices of the Länder, as data',
  'libs/partnerships/src/domain/proof.ts': 'a final recipient is bound by ANBest-P everywhere',
  'libs/partnerships/src/read/local-decision-content.ts': 'a final recipient is bound by ANBest-P everywhere',
  'libs/partnerships/src/read/local-letter-common.ts': 'a final recipient is bound by ANBest-P everywhere',
};

describe('The law of one Land', () => {
  it('stands in no text of a page or library but from its norms', () => {
    const found = ['apps/web/src', 'libs']
      .flatMap((root) => readdirSync(root, { recursive: true, encoding: 'utf8' }).map((file) => `${root}/${file}`))
      .filter((file) => /^(apps|libs\/[^/]+)\/.*\.tsx?$/.test(file) && /\/src\//.test(file))
      .filter((file) => !/\.spec\.tsx?$/.test(file))
      .filter((file) => textsOf(file).some((text) => OF_ONE_LAND.test(text)));
    expect(found.sort()).toEqual(Object.keys(ALLOWED).sort());
  });

  it('is found in every kind of text', () => {
    const source =
      'const a = \'Nr. 1 VVG\'; const b = `${a} LKS`; const c = <p title="ANBest-G">VwVfG NRW</p>; // MKJFGFI';
    expect(textsIn('sample.tsx', source).filter((text) => OF_ONE_LAND.test(text))).toHaveLength(4);
  });
});

const textsOf = (file: string): string[] => textsIn(file, readFileSync(file, 'utf8'));

/** Everything that may be read by people: comments are not. The words of the API's description are English. */
function textsIn(file: string, source: string): string[] {
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node)) texts.push(node.text);
    else if (ts.isTemplateTail(node) || ts.isJsxText(node)) texts.push(node.text);
    if (!ts.isDecorator(node)) ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
  return texts;
}
