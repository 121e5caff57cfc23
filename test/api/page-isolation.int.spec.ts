import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { organisationIdOfDistrict } from '#districts';
import { SYSTEM_ACTOR } from '#kernel';
import { referenceCallId } from '#programmes';
import type { TestBrowser } from '../support/web.js';
import { openApiOffice, type ApiOffice } from './api-office.js';
import { awardedCase, MARK, type ForeignCase } from './foreign-case.js';

const ROLES = ['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'] as const;
const STEPS = ['antragsteller', 'vorhaben', 'ausgaben', 'erklaerungen', 'anlagen', 'pruefen'];
const FORM = {
  reason: 'Ein Grund, der lang genug ist.',
  answer: 'Antwort',
  body: 'Text',
  confirm: '1',
  baseVersion: '1',
};

interface PageRoute {
  readonly method: string;
  readonly path: string;
  readonly access: string;
}

const ROUTES: readonly PageRoute[] = readFileSync('test/architecture/routes.txt', 'utf8')
  .split('\n')
  .map((line) => /^(GET|POST) (\S+) \| (.+)$/.exec(line))
  .flatMap((found) => (found ? [{ method: found[1] ?? '', path: found[2] ?? '', access: found[3] ?? '' }] : []))
  .filter(({ path }) => !path.startsWith('/api/'));

describe('a district on the pages', () => {
  let office: ApiOffice;
  let own: TestBrowser;
  let foreign: ForeignCase;
  let ids: Readonly<Record<string, string>>;
  let theirs: RegExp;

  beforeAll(async () => {
    office = await openApiOffice();
    const neighbour = await office.user(`${MARK} Köln`, ROLES, '05315');
    foreign = await awardedCase(office, neighbour);
    ids = { ...(await otherIds(office, foreign, neighbour.actor.accountId)), attachmentId: foreign.attachment };
    theirs = new RegExp([MARK, ...Object.values(foreign)].join('|'));
    own = await office.web.signedIn({
      email: 'neugier@dueren.example',
      roles: ROLES,
      organisationId: organisationIdOfDistrict('05358'),
    });
    const started = await own.post('/antraege/neu', { callId: referenceCallId('NRWELTOFFEN', 2027) });
    expect(started.status).toBeLessThan(400);
  });
  afterAll(() => office.close());

  it('gets 404 for every record of another district, 403 where its role has no business, and nothing else', async () => {
    const open = ROUTES.filter(({ path, access }) => path.includes(':') && access !== 'public');
    expect(open.length).toBeGreaterThan(60);
    const wrong: string[] = [];
    for (const route of open) {
      for (const address of addressesOf(route, foreign, ids)) {
        const answer = route.method === 'GET' ? await own.get(address) : await own.post(address, FORM);
        const isForDistricts = route.access === 'signed-in' || ROLES.some((role) => route.access.includes(role));
        const wanted = isForDistricts ? 404 : 403;
        if (answer.status !== wanted) wrong.push(`${route.method} ${route.path} (${address}): ${answer.status}`);
        // The address itself may be repeated, the words of the case may not.
        if (answer.text?.includes(MARK)) wrong.push(`${route.method} ${route.path} shows ${MARK}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('finds nothing of another district on any page without an id', async () => {
    for (const { method, path } of ROUTES.filter((route) => route.method === 'GET' && !route.path.includes(':'))) {
      for (const query of ['', `?suche=${MARK}`, `?kopie=${foreign.application}`, `?copyFrom=${foreign.application}`]) {
        const answer = await own.get(`${path}${query}`);
        expect([method, path, answer.status < 500]).toEqual([method, path, true]);
        const shown = query === '' ? answer.text : (answer.text ?? '').replaceAll(/value="[^"]*"|href="[^"]*"/g, '');
        expect([path, query, theirs.test(shown ?? '')]).toEqual([path, query, false]);
      }
    }
  });

  it('begins one application however often the button is pressed', async () => {
    const fields = { callId: referenceCallId('NRWELTOFFEN', 2027) };
    const answers = await Promise.all([1, 2, 3].map(() => own.post('/antraege/neu', fields)));
    expect(new Set(answers.map(({ headers }) => headers['location'])).size).toBe(1);
  });

  it('cannot copy from another district', async () => {
    const answer = await own.post('/antraege/neu', {
      callId: referenceCallId('NRWELTOFFEN', 2027),
      copyFrom: foreign.application,
      vorlage: foreign.application,
    });
    const { body } = { body: await own.get(String(answer.headers['location'] ?? '/antraege')) };
    expect(body.text).not.toContain(MARK);
  });
});

function addressesOf({ path }: PageRoute, foreign: ForeignCase, ids: Readonly<Record<string, string>>): string[] {
  const record = path.startsWith('/bescheide') ? foreign.notice : foreign.application;
  const id = path.startsWith('/konto') ? (ids['tokenId'] ?? '') : record;
  const named: Readonly<Record<string, string>> = { ...ids, id };
  const filled = path.replaceAll(/:(\w+)/g, (placeholder, name: string) =>
    name === 'step' ? placeholder : (named[name] ?? (name === 'year' ? '2027' : 'unbekannt')),
  );
  return filled.includes(':step') ? STEPS.map((step) => filled.replace(':step', step)) : [filled];
}

async function otherIds(
  { web }: ApiOffice,
  { application }: ForeignCase,
  accountId: string,
): Promise<Record<string, string>> {
  const [row] = await web.database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<Record<string, string>>(
      `SELECT (SELECT id::text FROM applications.message WHERE application_id = $1 LIMIT 1) AS "messageId",
         (SELECT id::text FROM identity.api_token WHERE account_id = $2 LIMIT 1) AS "tokenId"`,
      [application, accountId],
    ),
  );
  return row ?? {};
}
