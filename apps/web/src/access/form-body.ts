import type { FormFields } from '#identity';

/** Fields of an HTML form as text. A field that was not sent is an empty text; the token is left out. */
export class FormBody {
  readonly fields: FormFields;

  constructor(body: unknown) {
    this.fields = readFields(body);
  }

  /** The trimmed text of a field; of several fields of that name the last. */
  text(name: string): string {
    return this.raw(name).trim();
  }

  /** The text as it was sent: for passwords. */
  raw(name: string): string {
    return this.all(name).at(-1) ?? '';
  }

  /** All values of a name: check boxes, rows of a table. */
  all(name: string): readonly string[] {
    const value = this.fields[name];
    if (value === undefined) return [];
    return typeof value === 'string' ? [value] : value;
  }

  has(name: string): boolean {
    return this.fields[name] !== undefined;
  }

  isChecked(name: string): boolean {
    return this.has(name);
  }

  /** Names of all fields that were sent. */
  names(): readonly string[] {
    return Object.keys(this.fields);
  }
}

function readFields(body: unknown): FormFields {
  const fields: Record<string, string | readonly string[]> = Object.create(null);
  if (typeof body !== 'object' || body === null) return fields;
  for (const [name, value] of Object.entries(body)) {
    if (name === '_csrf') continue;
    if (typeof value === 'string') fields[name] = value;
    else if (Array.isArray(value)) fields[name] = value.filter((each) => typeof each === 'string');
  }
  return fields;
}
