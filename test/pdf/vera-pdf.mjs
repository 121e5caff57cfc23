import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '1.28.2';
const SHA256 = '687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6';
const FETCH_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';
/** Each notice claims these two; the validator checks only what a file claims, so both lines are demanded. */
export const FLAVOURS = ['3a', 'ua1'];

/** The check cannot run at all: a tool is missing or the validator is not the one we know. Ends with code 2. */
export class CannotCheck extends Error {}

/** Gives the path of the veraPDF jar, fetched once from Maven Central and verified by its checksum every time. */
export function veraPdfJar(folder) {
  requireTool('java', ['-version'], 'Java 11 or newer');
  const jar = join(folder, `greenfield-apps-${VERSION}.jar`);
  if (!existsSync(jar)) fetchJar(folder);
  const found = createHash('sha256').update(readFileSync(jar)).digest('hex');
  if (found !== SHA256) throw new CannotCheck(`${jar} has the wrong checksum ${found}; delete it and try again`);
  return jar;
}

function fetchJar(folder) {
  requireTool('mvn', ['-version'], 'Maven (it fetches veraPDF once)');
  mkdirSync(folder, { recursive: true });
  const artifact = `-Dartifact=org.verapdf.apps:greenfield-apps:${VERSION}`;
  console.log(`fetching veraPDF ${VERSION} (9 MB) ...`);
  const run = spawnSync('mvn', ['-B', '-ntp', '-q', FETCH_PLUGIN, artifact, `-DoutputDirectory=${folder}`], {
    stdio: 'inherit',
  });
  if (run.status !== 0) throw new CannotCheck('veraPDF could not be fetched from Maven Central');
}

function requireTool(command, args, name) {
  const run = spawnSync(command, args, { stdio: 'ignore' });
  if (run.error) throw new CannotCheck(`check:pdf needs ${name}; "${command}" was not found`);
}

/**
 * Validates all files in one run. Gives a map from file to { results: { '3a': 'PASS', ... }, complaints: [...] }.
 * The jar's main class opens a window, hence the class of the command line by name.
 */
export function validate(jar, files) {
  const java = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xmx512m', '-cp', jar];
  const command = ['org.verapdf.apps.GreenfieldCliWrapper', '--format', 'text', '-v', '--loglevel', '1'];
  const run = spawnSync('java', [...java, ...command, ...files], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status === null || run.status > 1) {
    throw new CannotCheck(`veraPDF ended with ${run.status}: ${run.stderr.slice(0, 500)}`);
  }
  return readReport(run.stdout, files);
}

function readReport(report, files) {
  const verdicts = new Map(files.map((file) => [file, { results: {}, complaints: [] }]));
  let current;
  for (const line of report.split('\n')) {
    const result = /^(PASS|FAIL) (.*) (\w+)$/.exec(line);
    if (result) {
      current = verdicts.get(result[2]);
      if (current) current.results[result[3]] = result[1];
    } else if (line.trim() !== '') {
      current?.complaints.push(line.trim());
    }
  }
  return verdicts;
}

export function isValid({ results }) {
  return FLAVOURS.every((flavour) => results[flavour] === 'PASS');
}
