import TestSequencer from '@jest/test-sequencer';

/**
 * Files of more than half a minute, the longest first: begun last, one of them would keep a core waiting. What fills both
 * cores (processes killed and started again, 200 signatures at once) stands apart from each other.
 */
const LONGEST = [
  'test/journeys/every-page.e2e.spec.ts',
  'test/chaos/kill.int.spec.ts',
  'libs/reports/src/export/stream-csv.int.spec.ts',
  'test/lives/ends.int.spec.ts',
  'libs/outbox/src/bull-transport-npm.int.spec.ts',
  'test/api/page-isolation.int.spec.ts',
  'test/api/parallel-signatures.int.spec.ts',
  'apps/ops/src/demo/load-demo.int.spec.ts',
  'apps/ops/src/demo/network/network.int.spec.ts',
  'test/chaos/payment-run-kill.int.spec.ts',
];

/** Jest's own order, but the longest files come first also on a machine that has never run them. */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const found = LONGEST.findIndex((file) => path.endsWith(file));
      return found < 0 ? LONGEST.length : found;
    };
    return super.sort(tests).sort((one, other) => rank(one) - rank(other));
  }
}
