import type { ComponentChildren, JSX } from 'preact';
import type { FormBody, PageFrame } from '../access/index.js';
import {
  ActionForm,
  ButtonLink,
  ButtonRow,
  CheckboxField,
  DateField,
  errorLinks,
  ErrorSummary,
  MoneyField,
  Page,
  RadioGroup,
  renderPage,
  SubmitButton,
  TextArea,
  TextField,
  type Crumb,
  type Option,
} from '../layout/index.js';

export interface PlainField {
  readonly name: string;
  readonly label: string;
  readonly kind: 'text' | 'area' | 'day' | 'amount' | 'choice' | 'tick';
  readonly hint?: string;
  readonly isOptional?: boolean;
  readonly isFixed?: boolean;
  readonly width?: 'short' | 'medium';
  readonly options?: readonly Option[];
}

export type Entries = Readonly<Record<string, string>>;

export interface PlainForm {
  readonly title: string;
  readonly crumbs: readonly Crumb[];
  readonly intro?: ComponentChildren;
  readonly action: string;
  readonly back: string;
  readonly submit: string;
  readonly fields: readonly PlainField[];
  readonly entries: Entries;
  readonly errors: Readonly<Record<string, string>>;
}

/** What was typed into the fields of a form, to be shown again. */
export const entriesOf = (body: FormBody, fields: readonly PlainField[]): Entries =>
  Object.fromEntries(fields.map(({ name }) => [name, body.text(name)]));

/** A form of one column from a list of fields. `children` stand between the fields and the buttons. */
export function plainFormPage(frame: PageFrame, form: PlainForm, children?: ComponentChildren): string {
  return renderPage(
    <Page
      {...frame}
      title={form.title}
      h1={form.title}
      breadcrumb={form.crumbs}
      hasErrors={Object.keys(form.errors).length > 0}
    >
      <div class="stack">
        <ErrorSummary errors={errorLinks(form.errors)} />
        {typeof form.intro === 'string' ? <p>{form.intro}</p> : form.intro}
        <ActionForm action={form.action} csrfToken={frame.csrfToken} label={form.title}>
          <PlainFields {...form} />
          {children}
          <ButtonRow>
            <SubmitButton>{form.submit}</SubmitButton>
            <ButtonLink href={form.back} look="secondary">
              Abbrechen
            </ButtonLink>
          </ButtonRow>
        </ActionForm>
      </div>
    </Page>,
  );
}

export function PlainFields(props: Pick<PlainForm, 'fields' | 'entries' | 'errors'>): JSX.Element {
  return (
    <>
      {props.fields.map((field) => (
        <Control
          key={field.name}
          field={field}
          value={props.entries[field.name] ?? ''}
          error={props.errors[field.name]}
        />
      ))}
    </>
  );
}

function Control(props: { field: PlainField; value: string; error: string | undefined }): JSX.Element {
  const { field, value, error } = props;
  const common = {
    name: field.name,
    label: field.label,
    error,
    ...(field.hint === undefined ? {} : { hint: field.hint }),
    ...(field.isOptional ? { required: false } : {}),
    ...(field.isFixed ? { readOnly: true } : {}),
  };
  switch (field.kind) {
    case 'text':
      return <TextField {...common} value={value} width={field.width} />;
    case 'area':
      return <TextArea {...common} value={value} />;
    case 'day':
      return <DateField {...common} value={value} />;
    case 'amount':
      return <MoneyField {...common} value={value} />;
    case 'choice':
      return <RadioGroup {...common} value={value} options={field.options ?? []} />;
    case 'tick':
      return <CheckboxField {...common} checked={value !== ''} />;
  }
}
