/**
 * Renders a notice of every kind, written by hand and composed from decisions, and has veraPDF check both claims, PDF/A-3a and PDF/UA-1; then proves that the check
 * can fail, with faults planted in a good notice. Needs a build (dist), Java and, the first time, Maven.
 * Exit codes: 0 all as it should be, 1 a notice failed or a fault was not found, 2 the check could not run.
 */
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { BYTE_FAULTS, plant, untaggedLetter } from './planted-faults.mjs';
import { CannotCheck, FLAVOURS, isValid, validate, veraPdfJar } from './vera-pdf.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const SAMPLES = join(ROOT, '.cache', 'pdf-samples');
const FAULTS = join(SAMPLES, 'faults');
const JAR_FOLDER = process.env.VERAPDF_DIR ?? join(ROOT, '.cache', 'verapdf');
/** The notice the faults are planted in: it has tables, lists, three levels of headings and an attachment. */
const HOST = 'award-partial';

async function main() {
  const jar = veraPdfJar(JAR_FOLDER);
  const notices = await loadNotices();
  const good = await writeSamples(notices);
  const faulty = await writeFaults(notices);
  const started = Date.now();
  const verdicts = validate(jar, [...good, ...faulty]);
  console.log(`veraPDF looked at ${verdicts.size} files in ${Math.round((Date.now() - started) / 1000)} s`);
  const failed = good.filter((file) => !isValid(verdicts.get(file)));
  const missed = faulty.filter((file) => isValid(verdicts.get(file)));
  failed.forEach((file) => tell('NOT VALID', file, verdicts.get(file)));
  missed.forEach((file) => tell('FAULT NOT FOUND', file, verdicts.get(file)));
  console.log(`${good.length - failed.length} of ${good.length} notices are valid ${FLAVOURS.join(' and ')}`);
  console.log(`${faulty.length - missed.length} of ${faulty.length} planted faults were found`);
  return failed.length + missed.length === 0 ? 0 : 1;
}

async function loadNotices() {
  const load = async (path) => {
    const file = join(ROOT, 'dist', 'libs', path);
    if (!existsSync(file)) throw new CannotCheck(`${file} is missing: build first`);
    return import(pathToFileURL(file).href);
  };
  const modules = await Promise.all(
    [
      'notices/src/index.js',
      'notices/testing/index.js',
      'notices/src/letter/letter-document.js',
      'notices/src/letter/styles.js',
      'awards/testing/index.js',
    ].map(load),
  );
  return Object.assign({}, ...modules);
}

async function writeSamples({ COMPOSED_AWARDS, NOTICE_SAMPLES, renderNotice }) {
  rmSync(SAMPLES, { recursive: true, force: true });
  mkdirSync(FAULTS, { recursive: true });
  const files = [];
  for (const [name, content] of Object.entries({ ...NOTICE_SAMPLES, ...COMPOSED_AWARDS })) {
    files.push(write(join(SAMPLES, `${name}.pdf`), await renderNotice(content)));
  }
  return files;
}

async function writeFaults(notices) {
  const host = await notices.renderNotice(notices.NOTICE_SAMPLES[HOST]);
  const planted = Object.entries(BYTE_FAULTS).map(([name, fault]) =>
    write(join(FAULTS, `${name}.pdf`), plant(host, fault)),
  );
  return [...planted, write(join(FAULTS, 'untagged-text.pdf'), await untaggedLetter(notices))];
}

function write(file, content) {
  writeFileSync(file, content);
  return file;
}

function tell(what, file, { results, complaints }) {
  console.error(`${what} ${file} ${JSON.stringify(results)}`);
  complaints.slice(0, 8).forEach((complaint) => console.error(`  ${complaint}`));
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CannotCheck)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
