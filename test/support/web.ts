import type { NestExpressApplication } from '@nestjs/platform-express';
import type { DestinationStream } from 'pino';
import request from 'supertest';
import { ensureAccount, type AccountDraft } from '#identity';
import { SYSTEM_ACTOR } from '#kernel';
import { Database, FixedClock, readSettings, type Settings } from '#platform';
import { buildWeb } from '../../apps/web/src/start-web.js';
import { createTestDatabase } from './database.js';

/** The day on which tests of pages take place, unless they move the clock. */
export const TEST_NOON = new Date('2026-11-16T11:00:00Z');

export const TEST_PASSWORD = 'vier Wörter ohne Bezug';

export interface TestWeb {
  readonly app: NestExpressApplication;
  readonly database: Database;
  readonly clock: FixedClock;
  readonly settings: Settings;
  /** A caller without session, like curl. */
  anybody(): ReturnType<typeof request>;
  /** Opens the account if needed and signs in: a browser with its session. */
  signedIn(account: Omit<AccountDraft, 'name'> & { name?: string }): Promise<TestBrowser>;
  close(): Promise<void>;
}

export interface TestBrowser {
  readonly accountId: string;
  get(path: string): request.Test;
  /** The browser itself, for requests that no page of ours would send. */
  raw(): ReturnType<typeof request.agent>;
  /** Sends a form from the application's own page, with the session's token. */
  post(path: string, fields?: Record<string, string | readonly string[]>): Promise<request.Response>;
}

/** The whole web application on a database of its own, without a port. */
export async function startTestWeb(settings: Partial<Settings> = {}, logTo?: DestinationStream): Promise<TestWeb> {
  const testDatabase = await createTestDatabase();
  const read = readSettings({ DATABASE_URL: testDatabase.appUrl, DATABASE_POOL_SIZE: '5', LOG_LEVEL: 'silent' });
  if (!read.ok) throw new Error(JSON.stringify(read.refusal));
  const all: Settings = { ...read.value, demo: true, ...settings };
  const clock = new FixedClock(TEST_NOON);
  const app = await buildWeb(all, clock, logTo);
  await app.init();
  const database = app.get(Database);
  const server = app.getHttpServer();
  return {
    app,
    database,
    clock,
    settings: all,
    anybody: () => request(server),
    signedIn: async (account) => {
      const draft = { name: 'Erika Muster', ...account, password: TEST_PASSWORD };
      const { id } = await database.transaction(SYSTEM_ACTOR, (tx) => ensureAccount(tx, draft));
      return openBrowser(request.agent(server), id, draft.email);
    },
    close: async () => {
      await app.close();
      await testDatabase.drop();
    },
  };
}

async function openBrowser(agent: ReturnType<typeof request.agent>, id: string, email: string): Promise<TestBrowser> {
  const answer = await agent.post('/anmelden').type('form').send({ email, password: TEST_PASSWORD });
  if (answer.status !== 303) throw new Error(`sign-in answered ${answer.status}: ${answer.text}`);
  return {
    accountId: id,
    get: (path) => agent.get(path),
    raw: () => agent,
    post: async (path, fields = {}) => {
      const token = tokenIn((await agent.get('/konto')).text);
      return agent
        .post(path)
        .type('form')
        .send({ _csrf: token, ...fields });
    },
  };
}

/** The session's token as the page carries it. */
export function tokenIn(html: string): string {
  const token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1];
  if (token === undefined) throw new Error('the page carries no token');
  return token;
}
