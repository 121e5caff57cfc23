import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Violation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

interface CruiseReport {
  readonly summary: {
    readonly violations: readonly {
      readonly rule: { readonly name: string };
      readonly from: string;
      readonly to: string;
    }[];
  };
}

const PROGRAM = path.resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
const RULES = path.resolve('.dependency-cruiser.mjs');

/** Runs the architecture rules over the given folders of a project and returns what they find. */
export function cruise(project: string, ...folders: readonly string[]): readonly Violation[] {
  const options = ['--config', RULES, '--output-type', 'json'];
  const run = spawnSync(process.execPath, [PROGRAM, ...options, ...folders], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    env: { PATH: process.env['PATH'] },
  });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser did not answer: ${run.stderr}`);
  const report = JSON.parse(run.stdout) as CruiseReport;
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
