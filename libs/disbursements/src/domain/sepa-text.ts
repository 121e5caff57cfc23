const GERMAN: Readonly<Record<string, string>> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  Ä: 'Ae',
  Ö: 'Oe',
  Ü: 'Ue',
  ß: 'ss',
  ẞ: 'SS',
  '&': '+',
  '–': '-',
  '—': '-',
  '’': "'",
  '„': "'",
  '“': "'",
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  æ: 'ae',
  Æ: 'AE',
};
const SEPA = /[A-Za-z0-9/\-?:().,'+ ]/;
/** German banks take these letters in names, too; a name must be exactly the account holder's. */
const NAME = /[ÄÖÜäöüß&*$%]/;

/** Text in the SEPA character set; accents are dropped, anything unknown becomes a full stop. At most `lengthMax`. */
export function sepaText(text: string, lengthMax: number): string {
  return tidy([...text.normalize('NFC')].map(sepaCharacter).join(''), lengthMax);
}

/** The holder of an account: as the bank knows it, German letters kept, 70 characters. */
export function sepaName(text: string): string {
  return tidy([...text.normalize('NFC')].map((each) => (NAME.test(each) ? each : sepaCharacter(each))).join(''), 70);
}

function sepaCharacter(character: string): string {
  if (SEPA.test(character)) return character;
  const known = GERMAN[character];
  if (known !== undefined) return known;
  const bare = character.normalize('NFD').replace(/\p{M}/gu, '');
  if (/\s/.test(character)) return ' ';
  return [...bare].map((each) => (SEPA.test(each) ? each : '.')).join('');
}

/** No slash at either end and no two in a row: they end a field in the clearing systems. */
const tidy = (text: string, lengthMax: number): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/\/{2,}/g, '/')
    .slice(0, lengthMax)
    .replace(/^[\s/]+|[\s/]+$/g, '');
