/** The part of fontkit that letters use; the package ships no types. */
declare module 'fontkit' {
  export interface Font {
    readonly postscriptName: string;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(trueType: Buffer): Font;
}
