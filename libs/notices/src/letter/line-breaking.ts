/** Width of a piece of text in points, in the font and size of the paragraph. */
export type Measure = (text: string) => number;

const NO_BREAK_SPACE = /\u00a0/g;
/** A line may end after a blank, a hyphen, a dash, a slash or an at sign that has letters on both sides (not in "ANBest-G"). */
const PIECES = /[^ \n]*?(?:(?<=\p{L})[-–/@](?=\p{L}{3})| +|\n|$)/gu;

/**
 * Breaks a text into lines of at most the given width. Nothing is added or lost: the lines joined are the text
 * (no-break spaces become spaces after they have done their work), so copying and reading aloud give the original.
 * A word wider than a line is cut. An empty text gives no line.
 */
export function breakLines(text: string, width: number, measure: Measure): string[] {
  const lines: string[] = [];
  let line = '';
  let lineWidth = 0;
  for (const piece of pieces(text)) {
    if (line !== '' && lineWidth + inkWidth(piece, measure) > width) {
      lines.push(line);
      line = '';
      lineWidth = 0;
    }
    for (const part of fitting(piece, width, measure)) {
      if (line !== '' && part !== piece) lines.push(line);
      line = part === piece ? line + part : part;
      lineWidth = part === piece ? lineWidth + measure(part) : measure(part);
    }
    if (piece.endsWith('\n')) {
      lines.push(line);
      line = '';
      lineWidth = 0;
    }
  }
  if (line !== '') lines.push(line);
  return lines.map((each) => each.replace(NO_BREAK_SPACE, ' '));
}

function pieces(text: string): string[] {
  return (text.match(PIECES) ?? []).filter((piece) => piece !== '');
}

/** The piece itself if it fits on a line, else its parts. */
function fitting(piece: string, width: number, measure: Measure): string[] {
  if (inkWidth(piece, measure) <= width) return [piece];
  const parts: string[] = [];
  let part = '';
  for (const { segment } of GRAPHEMES.segment(piece)) {
    if (part !== '' && inkWidth(part + segment, measure) > width) {
      parts.push(part);
      part = '';
    }
    part += segment;
  }
  return [...parts, part];
}

/** Width without the blanks at the end. Measured with them and reduced: the word is then shaped only once. */
function inkWidth(piece: string, measure: Measure): number {
  const blanks = piece.length - piece.trimEnd().length;
  return blanks === 0 ? measure(piece) : measure(piece) - blanks * measure(' ');
}

const GRAPHEMES = new Intl.Segmenter('de', { granularity: 'grapheme' });
