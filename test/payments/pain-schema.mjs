import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import yauzl from 'yauzl';

const ARTIFACT = 'com.github.hbci4j:hbci4j-core:4.1.3';
const SHA256 = 'af1442b8bee3377730184ab2c83decbce3ad493c0b2d10f3979bca1320de15c4';
const SCHEMA = 'pain.001.001.09.xsd';
const FETCH_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** The check cannot run at all: a tool is missing or the schema is not the one we know. Ends with code 2. */
export class CannotCheck extends Error {}

/** The published schema out of the jar, which is fetched once from Maven Central and verified by its checksum every time. */
export async function painSchema(folder) {
  const jar = join(folder, 'hbci4j-core-4.1.3.jar');
  if (!existsSync(jar)) fetchJar(folder);
  const found = createHash('sha256').update(readFileSync(jar)).digest('hex');
  if (found !== SHA256) throw new CannotCheck(`${jar} has the wrong checksum ${found}; delete it and try again`);
  return readEntry(jar, SCHEMA);
}

function fetchJar(folder) {
  mkdirSync(folder, { recursive: true });
  console.log(`fetching ${ARTIFACT} (5 MB) ...`);
  const run = spawnSync(
    'mvn',
    ['-B', '-ntp', '-q', FETCH_PLUGIN, `-Dartifact=${ARTIFACT}`, `-DoutputDirectory=${folder}`],
    {
      stdio: 'inherit',
    },
  );
  if (run.error) throw new CannotCheck('check:payments needs Maven (it fetches the schema once); "mvn" was not found');
  if (run.status !== 0) {
    rmSync(join(folder, 'hbci4j-core-4.1.3.jar'), { force: true });
    throw new CannotCheck(`${ARTIFACT} could not be fetched from Maven Central`);
  }
}

function readEntry(jar, name) {
  return new Promise((resolve, reject) => {
    yauzl.open(jar, { lazyEntries: true }, (problem, archive) => {
      if (problem) return reject(problem);
      archive.on('error', reject);
      archive.on('end', () => reject(new CannotCheck(`${name} is not in ${jar}`)));
      archive.on('entry', (entry) => {
        if (entry.fileName !== name) return archive.readEntry();
        archive.openReadStream(entry, (fault, stream) => {
          if (fault) return reject(fault);
          const chunks = [];
          stream.on('data', (chunk) => chunks.push(chunk));
          stream.on('error', reject);
          stream.on('end', () => resolve(Buffer.concat(chunks)));
        });
      });
      archive.readEntry();
    });
  });
}
