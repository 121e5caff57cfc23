import type { ContentBlock } from './content-blocks.js';

/** A part of a letter with its own heading. */
export interface ContentSection {
  readonly heading: string;
  readonly blocks: readonly ContentBlock[];
}
