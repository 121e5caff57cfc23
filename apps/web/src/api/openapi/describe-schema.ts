/** What the page needs to know of a schema of the document; everything else is for programs. */
export interface SchemaLike {
  readonly $ref?: string;
  readonly type?: unknown;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaLike;
  readonly allOf?: readonly SchemaLike[];
  readonly additionalProperties?: unknown;
  readonly nullable?: boolean;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly properties?: Readonly<Record<string, SchemaLike>>;
  readonly required?: readonly string[];
}

/** The name of the schema that a reference, a list or a wrapped reference leads to. */
export function nameOf(schema: SchemaLike): string | null {
  const ref = schema.$ref ?? schema.items?.$ref ?? schema.allOf?.[0]?.$ref;
  return ref?.split('/').at(-1) ?? null;
}

/** "Text, höchstens 300 Zeichen", "Liste von TrancheView", "ganze Zahl von 0 bis 100". */
export function describe(schema: SchemaLike): string {
  const nullable = schema.nullable ? ' oder null' : '';
  return `${kindOf(schema)}${nullable}`;
}

function kindOf(schema: SchemaLike): string {
  const name = nameOf(schema);
  if (schema.type === 'array') return `Liste von ${name ?? describe(schema.items ?? {})}`;
  if (name !== null) return name;
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.format === 'date') return 'Tag (JJJJ-MM-TT)';
  if (schema.format === 'date-time') return 'Zeitpunkt (UTC)';
  if (schema.format === 'uuid') return 'UUID';
  if (schema.type === 'integer') return `ganze Zahl${bounds(schema)}`;
  if (schema.type === 'boolean') return 'true | false';
  if (schema.type === 'object') return 'Objekt';
  return schema.maxLength === undefined ? 'Text' : `Text, höchstens ${schema.maxLength} Zeichen`;
}

function bounds({ minimum, maximum }: SchemaLike): string {
  if (minimum === undefined || maximum === undefined) return '';
  return ` von ${minimum} bis ${maximum}`;
}
