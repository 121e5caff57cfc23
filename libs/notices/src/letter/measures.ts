/** Points per millimetre. All measures of the letter are in points, from the top left corner of the sheet. */
export const MM = 72 / 25.4;

export const SHEET = { width: 595.28, height: 841.89 } as const;

export const MARGINS = { top: 24 * MM, bottom: 27 * MM, left: 25 * MM, right: 20 * MM } as const;

export const TEXT_WIDTH = SHEET.width - MARGINS.left - MARGINS.right;

/** DIN 5008 form B. */
export const FORM_B = {
  headTop: 14 * MM,
  addressField: {
    left: 25 * MM,
    top: 45 * MM,
    width: 85 * MM,
    linesTop: 63.5 * MM,
    height: 45 * MM,
  },
  factsField: { left: 125 * MM, top: 50 * MM, width: 65 * MM, labelWidth: 26 * MM },
  bodyTop: 101 * MM,
  foldMarks: [105 * MM, 210 * MM],
  punchMark: 148.5 * MM,
} as const;

export const FOOTER_TOP = SHEET.height - 17 * MM;

/** A quiet palette; every text colour has at least 7:1 on white. */
export const COLOUR = {
  text: '#111111',
  muted: '#454b54',
  accent: '#173a64',
  rule: '#8a94a3',
  faintRule: '#c9d0d9',
  tint: '#eaf0f6',
  watermark: '#edeff3',
} as const;

export const SIZE = {
  heading1: 15,
  heading2: 11.5,
  heading3: 10,
  body: 10,
  table: 9,
  note: 8,
  small: 8,
} as const;
