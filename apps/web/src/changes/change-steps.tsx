import type { ComponentChildren, JSX } from 'preact';
import type { ChangeAction } from '#awards';
import {
  ActionForm,
  DateField,
  HiddenField,
  Panel,
  RadioGroup,
  SubmitButton,
  TextArea,
  type ButtonLook,
} from '../layout/index.js';
import type { ChangeScreen } from './change-screen.js';
import { changeActionWord } from './change-words.js';
import { law } from '../access/index.js';

const QUIET: readonly ChangeAction[] = ['withdraw-change', 'ask-about-change', 'return-change'];
const TEXT_LENGTH_MAX = 4000;

/** One step as a form of its own: what it needs to know, what it leads to, its button. */
export function StepForm(props: { action: ChangeAction; screen: ChangeScreen; csrfToken: string }): JSX.Element {
  const { action, screen } = props;
  const { request } = screen.view;
  const label = changeActionWord(action);
  const look: ButtonLook = QUIET.includes(action) ? 'secondary' : 'primary';
  return (
    <Panel title={label} id={action} look={look === 'primary' ? 'key' : 'plain'}>
      <ActionForm action={`/aenderungen/${request.id}/schritt`} csrfToken={props.csrfToken} label={label}>
        <HiddenField name="action" value={action} />
        <HiddenField name="version" value={request.version} />
        {FIELDS[action]?.(screen)}
        <SubmitButton look={look}>{label}</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

type Fields = (screen: ChangeScreen) => ComponentChildren;

const typed = (screen: ChangeScreen, name: string, otherwise = ''): string => screen.values?.[name] ?? otherwise;

const FIELDS: Partial<Readonly<Record<ChangeAction, Fields>>> = {
  'submit-change': ({ view }) => (
    <p>
      {view.request.kind === 'EARLY_START'
        ? 'Aus einer Zustimmung folgt kein Anspruch auf Förderung.'
        : 'Bis zum Bescheid gilt die bisherige Fassung weiter.'}
    </p>
  ),
  'ask-about-change': (screen) => (
    <>
      <TextArea
        name="question"
        label="Frage an den Kreis"
        rows={3}
        value={typed(screen, 'question')}
        error={screen.errors['question']}
      />
      <DateField
        name="deadline"
        label="Antwort bis"
        value={typed(screen, 'deadline', screen.today.plusDays(screen.answerDays).toGerman())}
        error={screen.errors['deadline']}
      />
    </>
  ),
  'answer-about-change': (screen) => (
    <TextArea name="answer" label="Antwort" rows={4} value={typed(screen, 'answer')} error={screen.errors['answer']} />
  ),
  'prepare-change': (screen) => {
    const { decision, request } = screen.view;
    const isOwnMotion = request.origin === 'AUTHORITY';
    return (
      <>
        {isOwnMotion ? (
          <HiddenField name="outcome" value="APPROVE" />
        ) : (
          <RadioGroup
            name="outcome"
            label="Entscheidung"
            value={typed(screen, 'outcome', decision?.outcome ?? '')}
            error={screen.errors['outcome']}
            options={[
              { value: 'APPROVE', label: 'Zustimmen wie beantragt' },
              { value: 'REJECT', label: 'Ablehnen' },
            ]}
          />
        )}
        <TextArea
          name="reasons"
          label="Begründung"
          hint={
            isOwnMotion
              ? 'Steht im Bescheid.'
              : `Steht im Bescheid; bei einer Ablehnung ist sie nötig (§ 39 ${law().procedureAct}).`
          }
          required={isOwnMotion}
          rows={4}
          maxLength={TEXT_LENGTH_MAX}
          value={typed(screen, 'reasons', decision?.reasons ?? '')}
          error={screen.errors['reasons']}
        />
      </>
    );
  },
  'send-change-to-review': () => (
    <p>Was der Kreis mehr erhält, wird vorgemerkt. Zeichnen kann nur eine zweite Person.</p>
  ),
  'confirm-change': () => <p>Gezeichnet wird erst, wenn jede federführende Stelle zugestimmt hat.</p>,
  'return-change': (screen) => (
    <TextArea
      name="returnReason"
      label="Grund der Rückgabe"
      rows={3}
      value={typed(screen, 'returnReason')}
      error={screen.errors['returnReason']}
    />
  ),
  'sign-change': () => <p>Mit der Zeichnung geht das Schreiben hinaus, und die neue Fassung gilt.</p>,
};
