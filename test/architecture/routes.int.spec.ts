import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Access } from '../../apps/web/src/access/index.js';
import { listRoutes, refuseUndeclaredRoutes, type Route } from '../../apps/web/src/access/routes.js';
import { startTestWeb, type TestWeb } from '../support/web.js';

const FILE = path.resolve('test/architecture/routes.txt');
/** Routes that need no identity. A new one needs a reason to stand here. */
const PUBLIC_MAX = [
  // Pure calculation: nothing is stored, nothing of anybody is read.
  'GET /rechner',
  'GET /rechner/:slug',
  'POST /api/v1/calculators/:kind',
  'GET /health',
  'GET /metrics',
  'GET /api/v1/health',
  'GET /api/v1/metrics', // for machines of the operator
  'GET /impressum',
  'GET /datenschutz',
  'GET /barrierefreiheit',
  'GET /barriere-melden', // owed to everybody
  'GET /anmelden',
  'POST /anmelden',
  'POST /abmelden',
  'GET /api/v1/openapi.json',
  'GET /api/v1/docs', // what programs may ask, without any case
  'POST /api/v1/auth/token', // the way in and out
  'GET /passwort-vergessen',
  'POST /passwort-vergessen',
  'GET /passwort-vergeben/:secret',
  'POST /passwort-vergeben/:secret',
  'GET /erste-einrichtung/:secret',
  'POST /erste-einrichtung/:secret',
  // Open data: read as PUBLIC_ACTOR, so row-level security shows what is public and nothing else.
  'GET /foerderlandkarte',
  'GET /foerderlandkarte/:ags',
  'GET /beratung',
  'GET /wissen',
  'GET /wissen/konzepte/:id',
  'GET /verzeichnis',
  'GET /verzeichnis/daten.csv',
  'GET /verzeichnis/daten.json',
  'GET /api/v1/public/directory',
  'GET /api/v1/public/counselling/:ags',
  'GET /offene-daten',
  'GET /api/v1/open-data/awards.csv',
  'GET /api/v1/open-data/awards.json',
  'GET /api/v1/open-data/schema.json',
  // Anybody may come to an event.
  'GET /veranstaltungen',
  'GET /veranstaltungen/:id',
  'POST /veranstaltungen/:id',
  // Members and participants without an account: the personal link of a mail is their right.
  'GET /anmeldung/:secret',
  'POST /anmeldung/:secret/bestaetigen',
  'POST /anmeldung/:secret/absagen',
  'GET /abstimmung/:secret',
  'POST /abstimmung/:secret',
  'GET /einladung/:secret',
  'POST /einladung/:secret',
  // Associations apply without an account; the secret in the address is the key to one project.
  'GET /mitmachen/:slug',
  'POST /mitmachen/:slug',
  'GET /mitmachen/:slug/link',
  'POST /mitmachen/:slug/link',
  'GET /mitmachen/bestaetigen/:secret',
  'POST /mitmachen/bestaetigen/:secret',
  'GET /mein-projekt/:secret',
  'GET /mein-projekt/:secret/entscheidung.pdf',
  'GET /mein-projekt/:secret/abrechnung.pdf',
  'GET /mein-projekt/:secret/vorlage.xlsx',
  'POST /mein-projekt/:secret/belege',
  'POST /mein-projekt/:secret/abrufen',
  'POST /mein-projekt/:secret/angaben',
  'POST /mein-projekt/:secret/empfang',
  'POST /mein-projekt/:secret/mittel',
  'POST /mein-projekt/:secret/nachweis',
  'POST /mein-projekt/:secret/zurueckziehen',
];

@Controller('planted')
class PlantedController {
  @Get('declared')
  @Access.roles('CASEWORKER')
  declared(): string {
    return '';
  }

  @Get('forgotten')
  forgotten(): string {
    return '';
  }
}

describe('the routes', () => {
  let web: TestWeb;
  let routes: Route[];

  beforeAll(async () => {
    web = await startTestWeb();
    routes = listRoutes(web.app);
  });

  afterAll(() => web.close());

  it('all say who may use them', () => {
    expect(() => refuseUndeclaredRoutes(routes)).not.toThrow();
    expect(routes.length).toBeGreaterThan(25);
  });

  it('are open to everybody only where everybody must come in', () => {
    const open = routes.filter((route) => route.access === 'public').map((route) => `${route.method} ${route.path}`);
    expect(open.filter((route) => !PUBLIC_MAX.includes(route))).toEqual([]);
  });

  it('are the ones of the committed list', () => {
    const found = `${routes.map((route) => `${route.method} ${route.path} | ${route.access}`).join('\n')}\n`;
    if (process.env['UPDATE_ROUTES'] === '1') writeFileSync(FILE, found);
    expect(existsSync(FILE) ? readFileSync(FILE, 'utf8') : '').toBe(found);
  });

  it('stop the start when one is not declared', async () => {
    const module = await Test.createTestingModule({ controllers: [PlantedController] }).compile();
    const planted = listRoutes(module.createNestApplication());
    expect(planted.map((route) => route.access)).toEqual(['CASEWORKER', 'UNDECLARED']);
    expect(() => refuseUndeclaredRoutes(planted)).toThrow('routes without @Access: GET /planted/forgotten');
  });

  it('are the ones that Express serves', () => {
    const served = servedPaths(web.app.getHttpAdapter().getInstance());
    expect(new Set(served)).toEqual(new Set(routes.map((route) => `${route.method} ${route.path}`)));
  });
});

interface Stack {
  readonly router: { readonly stack: readonly { readonly route?: object | undefined }[] };
}

function servedPaths({ router }: Stack): string[] {
  return router.stack.flatMap(({ route }) => {
    if (!route || !('methods' in route) || !('path' in route) || typeof route.methods !== 'object') return [];
    return Object.keys(route.methods ?? {}).map((method) => `${method.toUpperCase()} ${String(route.path)}`);
  });
}
