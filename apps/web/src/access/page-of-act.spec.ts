import { describe, expect, it } from '@jest/globals';
import { pageOfAct } from './page-of-act.js';

const route = (method: string, path: string) => ({ method, path, access: 'signed-in', handler: '' });
const ROUTES = [
  route('GET', '/antraege/:id'),
  route('GET', '/antraege/:id/:step'),
  route('POST', '/antraege/:id/:step'),
  route('POST', '/antraege/:id/antwort'),
  route('POST', '/antraege/:id/nachrichten/:messageId/erledigt'),
  route('GET', '/haushalt'),
  route('POST', '/haushalt'),
];

describe('an act that is opened like a page', () => {
  it.each([
    ['/antraege/7/antwort', '/antraege/7'],
    ['/antraege/7/nachrichten/1/erledigt', '/antraege/7'],
    ['/antraege/7/unbekannt', null],
    ['/haushalt', null],
  ])('leads from %s to %s', (path, page) => {
    expect(pageOfAct(path, ROUTES)).toBe(page);
  });
});
