/**
 * Faults planted in a good notice by overwriting bytes with as many others, so that all offsets stay right.
 * The dictionaries of the file are not compressed. Each must make the validator say FAIL (or miss a claim).
 */
export const BYTE_FAULTS = {
  'no-language': (text) => blank(text, '/Lang (de-DE)'),
  'not-marked-as-tagged': (text) => swap(text, '/Marked true', '/Marked null'),
  'headers-without-scope': (text) => blank(blank(text, '/Scope /Column'), '/Scope /Row'),
  'no-title-in-metadata': (text) => swap(text, 'dc:title>', 'dc:titel>'),
  'title-not-displayed': (text) => swap(text, '/DisplayDocTitle true', '/DisplayDocTitle null'),
  'no-claim-of-pdf-ua': (text) => blank(text, '<pdfuaid:part>1</pdfuaid:part>'),
  'no-extension-schema': (text) => swap(text, 'ns/id/</pdfaSchema', 'ns/xx/</pdfaSchema'),
  'heading-level-skipped': (text) => swap(text, '/S /H2', '/S /H4'),
  'font-not-embedded': (text) => swap(text, '/FontFile2', '/FontFileX'),
  'attachment-without-media-type': (text) => blank(text, '/Subtype /application#2Fjson'),
  'attachment-without-relationship': (text) => swap(text, '/AFRelationship', '/AFRelationshiq'),
  'row-outside-its-table': (text) => swap(text, '/S /Table', '/S /Titel'),
};

/** Plants a byte fault; throws when the notice has no place for it, for then it would prove nothing. */
export function plant(file, fault) {
  const before = file.toString('latin1');
  const after = fault(before);
  if (after === before || after.length !== before.length) throw new Error('the fault could not be planted');
  return Buffer.from(after, 'latin1');
}

/** A letter with text outside the structure: drawn by hand, for the content of pages is compressed. */
export async function untaggedLetter({ LetterDocument, STYLE }) {
  const properties = { title: 'Probe', author: 'Amt', subject: 'Probe', date: new Date('2026-11-27T12:00:00Z') };
  const letter = new LetterDocument(properties, () => {});
  letter.element('H1', letter.structureRoot, () => letter.drawLine('Bescheid', 100, 100, STYLE.body));
  letter.drawLine('ohne Auszeichnung', 100, 140, STYLE.body);
  return letter.finish(() => {});
}

function swap(text, found, replacement) {
  return text.replaceAll(found, replacement);
}

function blank(text, found) {
  return text.replaceAll(found, ' '.repeat(found.length));
}
