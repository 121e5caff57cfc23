/** Free parts of a content whose shape the notice does not fix, such as the sections of an application. */
export type ContentBlock = TextContent | FactsContent | ListContent | TableContent;

export interface TextContent {
  readonly block: 'TEXT';
  readonly text: string;
}

/** Labels with values, shown as a table of two columns. */
export interface FactsContent {
  readonly block: 'FACTS';
  readonly caption: string;
  readonly entries: readonly { readonly label: string; readonly value: ContentValue }[];
}

export interface ListContent {
  readonly block: 'LIST';
  readonly isNumbered: boolean;
  readonly items: readonly string[];
}

/** As many values per row as columns; the first is the row's header. */
export interface TableContent {
  readonly block: 'TABLE';
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly isNumeric: boolean; readonly share: number }[];
  readonly rows: readonly (readonly ContentValue[])[];
  readonly totals: readonly (readonly ContentValue[])[];
}

export type ContentValue = string | { readonly amountCents: number } | { readonly date: string };
