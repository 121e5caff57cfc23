const NAME_LENGTH_MAX = 120;

/** Control characters, invisible format characters (they can turn a name around), and what file systems reserve. */
const REMOVED = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}<>:"|?*]/gu;

/**
 * The name under which a file is shown and handed out: base name only, NFC, without control characters, at most 120
 * characters, and always with the extension of its content, so that bericht.exe with a PDF inside becomes bericht.exe.pdf.
 */
export function attachmentName(given: string, extension: string): string {
  const base = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  const cleaned = base.replace(REMOVED, '').replace(/\s+/g, ' ').trim().replace(/^\.+/, '');
  const endings = extension === 'jpg' ? ['.jpg', '.jpeg'] : [`.${extension}`];
  const ending = endings.find((each) => cleaned.toLowerCase().endsWith(each));
  const stem = ending === undefined ? cleaned : cleaned.slice(0, -ending.length);
  const kept = [...(stem.trim() === '' ? 'Anlage' : stem.trim())].slice(0, NAME_LENGTH_MAX - extension.length - 1);
  return `${kept.join('')}.${extension}`;
}
