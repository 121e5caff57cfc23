import { describe, expect, it } from '@jest/globals';
import { timeByPlace } from './time-shares.js';

const node = (id: number, functionName: string, url = '') => ({
  id,
  callFrame: { functionName, url, scriptId: '1', lineNumber: 0, columnNumber: 0 },
});

describe('the shares of a profile', () => {
  it('count only busy time, by package, folder of ours, and work of Node', () => {
    const shares = timeByPlace({
      startTime: 0,
      endTime: 100,
      nodes: [
        node(1, '(idle)'),
        node(2, 'layout', 'file:///srv/app/node_modules/fontkit/dist/main.cjs'),
        node(3, 'renderNotice', 'file:///srv/app/dist/libs/notices/src/render.js'),
        node(4, '(garbage collector)'),
        node(5, 'write', 'node:zlib'),
        node(6, 'inner', 'file:///x/node_modules/@nestjs/core/node_modules/rxjs/index.js'),
      ],
      samples: [1, 2, 3, 2, 4, 5, 6],
      timeDeltas: [1000, 30, 20, 20, 10, 10, 10],
    });
    expect(shares).toEqual([
      { place: 'fontkit', share: 0.5 },
      { place: 'libs/notices', share: 0.2 },
      { place: '(garbage collector)', share: 0.1 },
      { place: 'node:zlib', share: 0.1 },
      { place: 'rxjs', share: 0.1 },
    ]);
  });
});
