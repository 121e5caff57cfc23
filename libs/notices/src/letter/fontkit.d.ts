/** The part of fontkit that letters use; the package ships no types. */
declare module 'fontkit' {
  export type LayoutFeatures = Readonly<Record<string, boolean>>;
  export interface Font {
    readonly postscriptName: string;
    readonly characterSet: readonly number[];
    layout(text: string, features?: LayoutFeatures): unknown;
    glyphForCodePoint(codePoint: number): unknown;
    hasGlyphForCodePoint(codePoint: number): boolean;
  }
  export function create(trueType: Buffer): Font;
}
