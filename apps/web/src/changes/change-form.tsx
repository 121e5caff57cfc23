import type { JSX } from 'preact';
import { itemLimit, totalOf, type ChangeKind, type GrantPlan } from '#awards';
import type { Typed } from '../access/index.js';
import {
  ActionForm,
  ButtonRow,
  CellField,
  DateField,
  DenseTable,
  formatAmount,
  Fieldset,
  Row,
  Sub,
  SubmitButton,
  TextArea,
} from '../layout/index.js';
import { formYears, grantField, itemField } from './plan-fields.js';

const REASON_LENGTH_MAX = 4000;

export interface ChangeFormProps {
  readonly action: string;
  readonly csrfToken: string;
  readonly kind: ChangeKind;
  readonly current: GrantPlan;
  readonly toleranceBps: number;
  readonly values: Typed;
  readonly errors: Typed;
  readonly button: string;
}

/** The request starts from the version that counts: every field shows it, and beside each amount stands the old one. */
export function ChangeForm(props: ChangeFormProps): JSX.Element {
  const { kind, values, errors } = props;
  return (
    <ActionForm action={props.action} csrfToken={props.csrfToken} label={kind === 'WAIVER' ? 'Verzicht' : 'Änderung'}>
      {kind !== 'WAIVER' && (
        <Fieldset legend="Zeitraum und Zweck">
          <Row>
            <DateField name="periodFrom" label="Beginn" value={values['periodFrom']} error={errors['periodFrom']} />
            <DateField name="periodTo" label="Ende" value={values['periodTo']} error={errors['periodTo']} />
          </Row>
          <TextArea name="purpose" label="Zweck" rows={4} value={values['purpose']} error={errors['purpose']} />
        </Fieldset>
      )}
      <AmountTable {...props} />
      <TextArea
        name="reason"
        label={kind === 'WAIVER' ? 'Warum Sie verzichten' : 'Warum die Änderung nötig ist'}
        rows={4}
        maxLength={REASON_LENGTH_MAX}
        value={values['reason']}
        error={errors['reason']}
      />
      <ButtonRow>
        <SubmitButton>{props.button}</SubmitButton>
      </ButtonRow>
    </ActionForm>
  );
}

function AmountTable({ kind, current, toleranceBps, values, errors }: ChangeFormProps): JSX.Element {
  const years = formYears(current);
  const cell = (field: string, label: string, before: number | undefined): JSX.Element => (
    <>
      <CellField name={field} label={label} value={values[field]} error={errors[field]} isAmount />
      <Sub>bisher {formatAmount(before ?? 0)}</Sub>
    </>
  );
  const items = kind === 'WAIVER' ? [] : current.items;
  return (
    <DenseTable
      caption={
        kind === 'WAIVER' ? 'Zuwendung nach dem Verzicht, in EUR' : 'Ausgaben und Zuwendung nach der Änderung, in EUR'
      }
      narrow={years.length > 2 ? 'scroll' : 'cards-two'}
      isEditable
      columns={[{ label: 'Position' }, ...years.map((year) => ({ label: String(year), isNumeric: true }))]}
      rows={items.map((item) => ({
        key: item.id,
        cells: [
          <>
            {item.label}
            <Sub>ohne Zustimmung bis {formatAmount(itemLimit(totalOf(item.amountsCents), toleranceBps))}</Sub>
          </>,
          ...years.map((year) =>
            cell(itemField(item.id, year), `${item.label}, ${year}, in EUR`, item.amountsCents[year]),
          ),
        ],
      }))}
      foot={[
        {
          key: 'grant',
          cells: [
            'Zuwendung',
            ...years.map((year) => cell(grantField(year), `Zuwendung ${year}, in EUR`, current.grantCents[year])),
          ],
        },
      ]}
    />
  );
}
