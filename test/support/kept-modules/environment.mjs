import { TestEnvironment } from 'jest-environment-node';

/** What circus and a file leave on the global object, by symbols; the next file starts without it. */
const MARKS = ['JEST_STATE_SYMBOL', 'EVENT_HANDLERS', 'TEST_TIMEOUT_SYMBOL', 'RETRY_TIMES', 'RETRY_IMMEDIATELY'];

let kept;

/** Jest's environment for Node, one for all test files of a process: what runtime.mjs keeps lives in its context. */
export default class KeptEnvironment extends TestEnvironment {
  constructor(config, context) {
    if (kept) {
      kept.renew();
      return kept;
    }
    super(config, context);
    this.variables = { ...this.global.process.env };
    this.exit = this.global.process.exit;
    kept = this;
  }

  /** The next file finds the variables, timers and globals that the first one found. */
  renew() {
    const { env } = this.global.process;
    for (const name of Object.keys(env)) if (!(name in this.variables)) delete env[name];
    Object.assign(env, this.variables);
    this.global.process.exit = this.exit;
    for (const symbol of Object.getOwnPropertySymbols(this.global)) {
      if (MARKS.includes(symbol.description)) delete this.global[symbol];
    }
  }

  /** Ends with the process. */
  async teardown() {
    this.fakeTimersModern.useRealTimers();
  }
}
