import type { ComponentChildren, JSX } from 'preact';
import {
  CheckboxField,
  DateField,
  HiddenField,
  RadioGroup,
  TextArea,
  TextField,
  type FieldWidth,
  type Option,
} from '../../layout/index.js';
import { ConflictPlace } from '../conflict-choice.js';
import type { StepView } from '../step-view.js';

interface DraftFieldProps {
  readonly view: StepView;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly required?: boolean | undefined;
}

/** What layout fields need of a draft field: its text as typed and the sentence that is wrong with it. */
const shared = ({ view, name, label, hint, required }: DraftFieldProps) => ({
  name,
  label,
  ...(hint === undefined ? {} : { hint }),
  required,
  value: view.fields[name] ?? '',
  error: view.errors[name],
});

function WithConflict({ view, name, children }: DraftFieldProps & { children: ComponentChildren }): JSX.Element {
  return (
    <div class="draft-field">
      {children}
      <ConflictPlace
        field={name}
        conflict={view.conflicts.find(({ field }) => field === name)}
        fields={view.fields}
        terms={view.opened.version.terms}
      />
    </div>
  );
}

export function DraftText(
  props: DraftFieldProps & {
    width?: FieldWidth;
    type?: 'text' | 'email' | 'tel';
    maxLength?: number;
    autocomplete?: string;
  },
): JSX.Element {
  return (
    <WithConflict {...props}>
      <TextField
        {...shared(props)}
        width={props.width}
        type={props.type}
        maxLength={props.maxLength}
        autocomplete={props.autocomplete}
      />
    </WithConflict>
  );
}

export function DraftArea(props: DraftFieldProps & { rows?: number }): JSX.Element {
  return (
    <WithConflict {...props}>
      <TextArea {...shared(props)} rows={props.rows} />
    </WithConflict>
  );
}

export function DraftDate(props: DraftFieldProps): JSX.Element {
  return (
    <WithConflict {...props}>
      <DateField {...shared(props)} />
    </WithConflict>
  );
}

export function DraftChoice(
  props: DraftFieldProps & { options: readonly Option[]; horizontal?: boolean },
): JSX.Element {
  return (
    <WithConflict {...props}>
      <RadioGroup {...shared(props)} options={props.options} horizontal={props.horizontal} />
    </WithConflict>
  );
}

const YES_NO: readonly Option[] = [
  { value: 'JA', label: 'Ja' },
  { value: 'NEIN', label: 'Nein' },
];

export const DraftYesNo = (props: DraftFieldProps): JSX.Element => (
  <DraftChoice {...props} options={YES_NO} horizontal />
);

/** An unticked box sends nothing; the hidden field before it says that it was on the page. */
export function DraftConfirmation(props: DraftFieldProps): JSX.Element {
  const { value, ...field } = shared(props);
  return (
    <WithConflict {...props}>
      <HiddenField name={props.name} value="" />
      <CheckboxField {...field} value="JA" checked={value === 'JA'} />
    </WithConflict>
  );
}
