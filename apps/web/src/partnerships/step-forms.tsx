import type { JSX } from 'preact';
import { isInTerm } from '#bodies';
import { Money } from '#kernel';
import { LOCAL_FINANCING, repaymentRest, type LocalAction } from '#partnerships';
import {
  ActionForm,
  CheckboxField,
  DateField,
  HiddenField,
  MoneyField,
  Panel,
  RadioGroup,
  SelectField,
  SubmitButton,
  TextArea,
  TextField,
} from '../layout/index.js';
import { FINANCING_WORDS, LOCAL_ACTION_WORDS } from './partnership-words.js';
import type { ProjectScreen } from './project-screen.js';
import { law } from '../access/index.js';

type Props = ProjectScreen & { readonly action: LocalAction; readonly isFirst: boolean; readonly csrfToken: string };

/** The form of one step; its fields carry the name of the step, so that several stand on one page. */
export function StepForm(props: Props): JSX.Element {
  const { action, project, isFirst, csrfToken } = props;
  const word = LOCAL_ACTION_WORDS[action];
  const fields = FIELDS[action]?.(props, (name) => field(props, name));
  return (
    <Panel title={word} id={action} look={isFirst ? 'key' : 'plain'}>
      <ActionForm action={`/projekte/${project.id}/schritt`} csrfToken={csrfToken} label={word}>
        <HiddenField name="action" value={action} />
        {fields}
        <SubmitButton look={isFirst ? 'primary' : 'secondary'} slim block>
          {word}
        </SubmitButton>
      </ActionForm>
    </Panel>
  );
}

interface Named {
  readonly name: string;
  readonly value: string | undefined;
  readonly error: string | undefined;
}

function field({ action, values, errors }: Props, name: string): Named {
  const full = `${action}-${name}`;
  return { name: full, value: values[full], error: errors[full] };
}

type Fields = (props: Props, of: (name: string) => Named) => JSX.Element;

const reason =
  (label: string): Fields =>
  (_, of) => <TextArea {...of('reason')} label={label} rows={3} maxLength={2000} />;

const FIELDS: Readonly<Partial<Record<LocalAction, Fields>>> = {
  'ask-completion': reason('Was fehlt?'),
  'go-without-recommendation': reason('Warum ohne Empfehlung?'),
  'return-local-decision': reason('Was ist zu ändern?'),
  'return-settlement': reason('Was ist zu ändern?'),
  'return-proof': reason('Was fehlt im Nachweis?'),
  'refuse-local-payment': reason('Warum wird nicht gezahlt?'),
  'open-recommendation': openFields,
  'prepare-local-decision': decisionFields,
  'accept-decision': (_, of) => (
    <>
      <DateField {...of('acceptedOn')} label="Bestätigt oder zurück am" />
      <CheckboxField name={of('waived').name} label="Auf Rechtsbehelfe wurde schriftlich verzichtet" required={false} />
    </>
  ),
  'record-local-payment': (_, of) => <DateField {...of('paidOn')} label="Gezahlt am" />,
  'prepare-settlement': settlementFields,
  'record-repayment': (props, of) => (
    <>
      <MoneyField
        {...of('amount')}
        value={of('amount').value ?? repaymentRest(props.project)}
        label="Eingegangener Betrag"
      />
      <DateField {...of('receivedOn')} label="Eingegangen am" />
    </>
  ),
};

function openFields({ seats, fund, today }: Props, of: (name: string) => Named): JSX.Element {
  const voting = seats.filter((seat) => seat.hasVote && isInTerm(seat, today));
  return (
    <>
      <RadioGroup
        {...of('mode')}
        label="Wie wird abgestimmt?"
        value={of('mode').value ?? 'ONLINE'}
        options={[
          { value: 'ONLINE', label: 'Online, mit persönlichen Links' },
          { value: 'IN_SESSION', label: 'In der Sitzung' },
        ]}
      />
      <DateField
        {...of('day')}
        label="Letzter Tag oder Tag der Sitzung"
        value={of('day').value ?? today.plusDays(fund.rules.onlineVoteDays)}
        hint={`Online mindestens ${fund.rules.onlineVoteDays} Tage; Eingang ${fund.rules.daysBeforeMeeting} Tage vor einer Sitzung`}
      />
      <SelectField
        {...of('recused')}
        label="Befangenes Mitglied"
        required={false}
        emptyLabel="niemand"
        options={voting.map(({ id, organisation }) => ({ value: id, label: organisation }))}
      />
      <TextField {...of('recusedReason')} label="Warum befangen?" hint={law().recusal} required={false} />
      <SelectField
        {...of('recused2')}
        label="Weiteres befangenes Mitglied"
        required={false}
        emptyLabel="niemand"
        options={voting.map(({ id, organisation }) => ({ value: id, label: organisation }))}
      />
      <TextField {...of('recused2Reason')} label="Warum befangen? (weiteres Mitglied)" required={false} />
    </>
  );
}

function decisionFields({ project, fund }: Props, of: (name: string) => Named): JSX.Element {
  const canAward = project.status === 'VOTED';
  const { application } = project;
  return (
    <>
      <RadioGroup
        {...of('kind')}
        label="Ergebnis"
        value={of('kind').value ?? (canAward ? 'AWARD' : 'REJECTION')}
        options={[
          ...(canAward ? [{ value: 'AWARD', label: 'Bewilligen' }] : []),
          { value: 'REJECTION', label: 'Ablehnen' },
        ]}
      />
      {canAward && (
        <>
          <RadioGroup
            {...of('form')}
            label="Form"
            value={of('form').value ?? 'NOTICE'}
            options={[
              { value: 'NOTICE', label: 'Zuwendungsbescheid' },
              { value: 'AGREEMENT', label: 'Weiterleitungsvertrag' },
            ]}
          />
          <MoneyField {...of('amount')} value={of('amount').value ?? project.requested} label="Bewilligter Betrag" />
          <SelectField
            {...of('financingType')}
            value={of('financingType').value ?? fund.rules.financingType}
            emptyLabel={null}
            label="Finanzierungsart"
            options={LOCAL_FINANCING.map((value) => ({ value, label: FINANCING_WORDS[value] }))}
          />
          <DateField
            {...of('periodFrom')}
            value={of('periodFrom').value ?? application.startsOn}
            label="Bewilligungszeitraum ab"
          />
          <DateField
            {...of('periodTo')}
            value={of('periodTo').value ?? application.endsOn}
            label="Bewilligungszeitraum bis"
          />
        </>
      )}
      <TextArea
        {...of('reasons')}
        label="Begründung"
        hint="Nötig, wenn weniger als beantragt oder nichts bewilligt wird"
        required={false}
        rows={3}
      />
      {project.recommendation !== null && (
        <TextArea
          {...of('deviationReason')}
          label="Begründung der Abweichung von der Empfehlung"
          required={false}
          rows={3}
        />
      )}
    </>
  );
}

function settlementFields({ proof, project }: Props, of: (name: string) => Named): JSX.Element {
  const shown = proof?.proof;
  const spent = Money.sum((shown?.receipts ?? []).map(({ amount }) => amount));
  return (
    <>
      <MoneyField {...of('recognised')} value={of('recognised').value ?? spent} label="Anerkannte Ausgaben" />
      <MoneyField
        {...of('thirdParty')}
        value={of('thirdParty').value ?? shown?.thirdParty ?? Money.ZERO}
        label="Mittel Dritter und Einnahmen"
      />
      <MoneyField {...of('own')} value={of('own').value ?? shown?.own ?? project.application.own} label="Eigenmittel" />
      <TextArea
        {...of('note')}
        label="Ergebnis der Prüfung"
        hint="Nötig, wenn die Zuwendung gemindert wird"
        required={false}
        rows={3}
      />
    </>
  );
}
