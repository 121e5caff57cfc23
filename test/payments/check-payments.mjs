/**
 * Writes a payment file and validates it against the published schema of ISO 20022 pain.001.001.09; then proves that the
 * check can fail, with faults planted in the good file. Needs a build (dist) and, the first time, Maven.
 * Exit codes: 0 all as it should be, 1 the file failed or a fault was not found, 2 the check could not run.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { CannotCheck, painSchema } from './pain-schema.mjs';

const ROOT = resolve(import.meta.dirname, '../..');
const FOLDER = process.env.PAYMENT_SCHEMA_DIR ?? join(ROOT, '.cache', 'payment-schema');

const FAULTS = {
  'no message id': (xml) => xml.replace(/<MsgId>.*?<\/MsgId>/, ''),
  'amount with a comma': (xml) => xml.replace('8000.01', '8000,01'),
  'three decimals beyond the limit': (xml) => xml.replace('>8000.01<', '>8000.012345<'),
  'IBAN in small letters': (xml) => xml.replace(/<IBAN>DE89/, '<IBAN>de89'),
  'end-to-end id of 36 characters': (xml) => xml.replace(/<EndToEndId>.*?</, `<EndToEndId>${'x'.repeat(36)}<`),
  'purpose of 141 characters': (xml) => xml.replace(/<Ustrd>.*?</, `<Ustrd>${'x'.repeat(141)}<`),
  'a day that does not exist': (xml) => xml.replace('2027-02-02', '2027-02-30'),
  'country before town': (xml) => xml.replace(/(<TwnNm>.*?<\/TwnNm>)(\s*)(<Ctry>DE<\/Ctry>)/, '$3$2$1'),
  'namespace of version 03': (xml) => xml.replace('pain.001.001.09', 'pain.001.001.03'),
  'an element nobody knows': (xml) => xml.replace('<ChrgBr>', '<Extra/><ChrgBr>'),
};

async function main() {
  const { writePain001, SAMPLE_FILE } = await loadWriter();
  const schema = XmlDocument.fromBuffer(await painSchema(FOLDER));
  const validator = XsdValidator.fromDoc(schema);
  const complaintOf = (xml) => {
    const document = XmlDocument.fromString(xml);
    try {
      validator.validate(document);
      return null;
    } catch (error) {
      return error.message;
    } finally {
      document.dispose();
    }
  };
  const good = writePain001(SAMPLE_FILE);
  const complaint = complaintOf(good);
  if (complaint !== null) console.error(`NOT VALID: ${complaint}`);
  const missed = Object.entries(FAULTS).filter(
    ([, plant]) => plant(good) === good || complaintOf(plant(good)) === null,
  );
  missed.forEach(([name]) => console.error(`FAULT NOT FOUND: ${name}`));
  validator.dispose();
  schema.dispose();
  const faults = Object.keys(FAULTS).length;
  console.log(`the payment file is ${complaint === null ? '' : 'NOT '}valid pain.001.001.09`);
  console.log(`${faults - missed.length} of ${faults} planted faults were found`);
  return complaint === null && missed.length === 0 ? 0 : 1;
}

async function loadWriter() {
  const file = join(ROOT, 'dist', 'libs', 'disbursements', 'testing', 'index.js');
  if (!existsSync(file)) throw new CannotCheck(`${file} is missing: build first`);
  return import(pathToFileURL(file).href);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof CannotCheck)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
