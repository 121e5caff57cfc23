import { CalendarDate, Money, type Refusal, type Result } from '#kernel';
import { atFields, Refused, shownAgain, typedIn, type FormBody, type PageAnswer, type Typed } from '../access/index.js';

/** Several acts share a page: the fields of each carry its name, so that no two are called the same. */
export const fieldOf = (action: string, name: string): string => `${action}.${name}`;

/** What was sent for one act. What cannot be read is remembered as a fault with its field, and read as nothing. */
export class ActFields {
  readonly faults: Refusal[] = [];

  constructor(
    private readonly form: FormBody,
    readonly action: string,
  ) {}

  text(name: string): string {
    return this.form.text(fieldOf(this.action, name));
  }

  isChecked(name: string): boolean {
    return this.form.isChecked(fieldOf(this.action, name));
  }

  /** Null where nothing readable was typed. */
  money(name: string): Money | null {
    return this.read(name, (text) => Money.parseGerman(text));
  }

  day(name: string): CalendarDate | null {
    return this.read(name, (text) => CalendarDate.parse(text));
  }

  private read<T>(name: string, parse: (text: string) => Result<T, Refusal>): T | null {
    const text = this.text(name);
    if (text === '') return null;
    const read = parse(text);
    if (read.ok) return read.value;
    this.faults.push({ ...read.refusal, pointer: `/${name}` });
    return null;
  }
}

/** Reads what was sent and tells what is to be done with it; the sentence is for the page that follows. */
export type Act<Command> = (
  fields: ActFields,
) => (command: Command) => Promise<Result<string, Refusal | readonly Refusal[]>>;

/**
 * Does what the button says. Faults in fields show the page again with everything that was typed; every other refusal is
 * a page of its own.
 */
export async function perform<Command>(
  acts: Readonly<Record<string, Act<Command>>>,
  form: FormBody,
  command: Command,
  pages: {
    readonly done: (sentence: string) => PageAnswer;
    readonly again: (values: Typed, errors: Typed) => Promise<string>;
  },
): Promise<PageAnswer> {
  const fields = new ActFields(form, form.text('action'));
  const act = Object.hasOwn(acts, fields.action) ? acts[fields.action] : undefined;
  if (!act) throw new Refused([{ kind: 'action-not-possible', facts: { action: fields.action, possible: [] } }]);
  const run = act(fields);
  const done: Result<string, Refusal | readonly Refusal[]> =
    fields.faults.length > 0 ? { ok: false, refusal: fields.faults } : await run(command);
  if (done.ok) return pages.done(done.value);
  const refusals = 'kind' in done.refusal ? [done.refusal] : done.refusal;
  return shownAgain(await pages.again(typedIn(form), atFields(refusals.map((each) => inForm(each, fields)))));
}

/** A refusal of the whole act stays one. */
const inForm = ({ pointer, ...refusal }: Refusal, { action }: ActFields): Refusal =>
  pointer === undefined ? refusal : { ...refusal, pointer: `/${fieldOf(action, pointer.replace(/^\//, ''))}` };

/** The result with its sentence for the page. */
export async function saying<T>(
  done: Promise<Result<T, Refusal>>,
  sentence: string | ((value: T) => string),
): Promise<Result<string, Refusal>> {
  const result = await done;
  if (!result.ok) return result;
  return { ok: true, value: typeof sentence === 'string' ? sentence : sentence(result.value) };
}
