import type { JSX } from 'preact';
import type { PageFrame } from '../access/index.js';
import { ActionForm, Accordion, Panel, SelectField, SubmitButton, TextArea } from '../layout/index.js';
import type { EnquiryScreen, FormState } from './enquiry-screen.js';
import { NO_ADVICE, PASSAGE_WORDS } from './enquiry-words.js';
import { TextWithCheck } from './text-form.js';

/** The forms of the present status. Only one of them carries a draft and its errors, so field names stay unique enough. */
export function EnquiryForms({ frame, screen }: { frame: PageFrame; screen: EnquiryScreen }): JSX.Element {
  const { actions, state } = screen;
  const isOpen = (form: FormState['form']): boolean => state.form === null || state.form === form;
  return (
    <>
      {actions.includes('answer-enquiry') && isOpen('antworten') && <AnswerForm frame={frame} screen={screen} />}
      {actions.includes('refer-enquiry') && state.form === 'verweisen' && <ReferForm frame={frame} screen={screen} />}
      {actions.includes('refer-enquiry') && state.form === null && (
        <p>
          <a class="kern-link" href={`/anfragen/${screen.enquiry.id}/verweisen`}>
            Stattdessen an eine Stelle verweisen
          </a>
        </p>
      )}
      {actions.includes('ask-again') && isOpen('rueckfrage') && <FollowUpForm frame={frame} screen={screen} />}
      {actions.includes('redact-passage') && isOpen('schwaerzen') && <RedactForm frame={frame} screen={screen} />}
    </>
  );
}

interface FormProps {
  readonly frame: PageFrame;
  readonly screen: EnquiryScreen;
}

function AnswerForm({ frame, screen: { enquiry, state } }: FormProps): JSX.Element {
  return (
    <Panel title="Antworten" look="key">
      <p class="meta">{NO_ADVICE}</p>
      <ActionForm action={`/anfragen/${enquiry.id}/antworten`} csrfToken={frame.csrfToken} label="Antworten">
        <TextWithCheck label="Antwort" draft={state.draft} errors={state.errors} />
        <SubmitButton>Antwort senden</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

export function ReferForm({ frame, screen: { enquiry, state, targets } }: FormProps): JSX.Element {
  const fitting = targets.filter(
    ({ endedOn, adminRegion }) => endedOn === null && (adminRegion === null || adminRegion === enquiry.adminRegion),
  );
  return (
    <Panel title="An eine Stelle verweisen" look="key">
      <ActionForm
        action={`/anfragen/${enquiry.id}/verweisen`}
        csrfToken={frame.csrfToken}
        label="An eine Stelle verweisen"
      >
        <SelectField
          name="referralTargetId"
          label="Stelle"
          hint={`Stellen für das ganze Land und den Regierungsbezirk ${enquiry.adminRegion}.`}
          value={state.values['referralTargetId']}
          error={state.errors['referralTargetId']}
          options={fitting.map(({ id, name, work }) => ({ value: id, label: `${name}: ${work}` }))}
        />
        <TextWithCheck label="Warum diese Stelle" draft={state.draft} errors={state.errors} rows={4} />
        <SubmitButton>Verweis senden</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function FollowUpForm({ frame, screen: { enquiry, state } }: FormProps): JSX.Element {
  return (
    <Panel title="Rückfrage stellen">
      <ActionForm action={`/anfragen/${enquiry.id}/rueckfrage`} csrfToken={frame.csrfToken} label="Rückfrage stellen">
        <TextWithCheck label="Rückfrage" draft={state.draft} errors={state.errors} rows={4} />
        <SubmitButton look="secondary">Rückfrage senden</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function RedactForm({ frame, screen: { enquiry, passages, state } }: FormProps): JSX.Element {
  return (
    <Accordion title="Einzelne Stellen schwärzen" open={state.form === 'schwaerzen'}>
      <ActionForm action={`/anfragen/${enquiry.id}/schwaerzen`} csrfToken={frame.csrfToken} label="Stellen schwärzen">
        <SelectField
          name="passageId"
          label="Text"
          emptyLabel={null}
          value={state.values['passageId']}
          options={passages.map(({ id, kind, number }) => ({ value: id, label: `${number}. ${PASSAGE_WORDS[kind]}` }))}
        />
        <TextArea
          name="places"
          label="Stellen"
          hint="Je Zeile eine Stelle, genau wie sie im Text steht. Sie wird überall im Text durch [geschwärzt] ersetzt und nirgends aufgehoben."
          rows={3}
          value={state.values['places']}
          error={state.errors['places']}
        />
        <SubmitButton look="secondary">Schwärzen</SubmitButton>
      </ActionForm>
    </Accordion>
  );
}
