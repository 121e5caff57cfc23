import type { JSX } from 'preact';
import type { Actor } from '#kernel';
import { NOTICE_LIFECYCLE, type NoticeAction, type NoticeView } from '#notices';
import { ActionForm, DateField, Panel, SubmitButton, TextField } from '../layout/index.js';

/** A form of the authority as it was sent, with its errors by field. */
export interface DeliveryForm {
  readonly values: Readonly<Record<string, string>>;
  readonly errors: Readonly<Record<string, string>>;
}

interface DeliveryFormsProps {
  readonly notice: NoticeView;
  readonly actor: Actor;
  readonly form?: DeliveryForm;
  readonly csrfToken: string;
}

const NOTE_LENGTH_MAX = 500;

/** What the authority records about the way of a notice; only what the lifecycle allows now, for these roles. */
export function DeliveryForms(props: DeliveryFormsProps): JSX.Element {
  const { notice } = props;
  const isPosted = notice.deliveries.some(({ kind }) => kind === 'POSTED');
  return (
    <>
      {may(props, 'record-posting') && !isPosted && notice.pdf && <PostingForm {...props} />}
      {may(props, 'record-receipt') && notice.isAct && <ReceiptForm {...props} />}
      {mayContest(props) && <ContestForm {...props} />}
    </>
  );
}

const may = ({ notice, actor }: DeliveryFormsProps, action: NoticeAction): boolean =>
  NOTICE_LIFECYCLE.actionsFor(notice.service.status, actor.roles).includes(action);

/** An action brought in time may become known after the period has ended; so the form outlives the status. */
function mayContest({ notice, actor }: DeliveryFormsProps): boolean {
  const { isServed, waivedOn, contestedOn } = notice.service;
  const isAllowed = NOTICE_LIFECYCLE.actionsFor('SERVED', actor.roles).includes('record-contest');
  return notice.isAct && isServed && !waivedOn && !contestedOn && isAllowed;
}

function PostingForm({ notice, form, csrfToken }: DeliveryFormsProps): JSX.Element {
  return (
    <Panel title="Aufgabe zur Post erfassen" id="post">
      <ActionForm action={`/bescheide/${notice.id}/post`} csrfToken={csrfToken} label="Aufgabe zur Post">
        <DateField
          name="postedOn"
          label="Tag der Aufgabe zur Post"
          hint="Wie auf dem Ab-Vermerk, zum Beispiel 20.11.2026. Der Bescheid gilt am vierten Tag danach als bekannt gegeben."
          value={form?.values['postedOn']}
          error={form?.errors['postedOn']}
        />
        <SubmitButton look="secondary">Aufgabe zur Post speichern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function ReceiptForm({ notice, form, csrfToken }: DeliveryFormsProps): JSX.Element {
  return (
    <Panel title="Nachgewiesenen Zugang erfassen" id="zugang">
      <ActionForm action={`/bescheide/${notice.id}/zugang`} csrfToken={csrfToken} label="Zugang">
        <DateField
          name="receivedOn"
          label="Tag des Zugangs"
          hint="Zählt, wenn er später liegt als der vermutete Tag oder keine Aufgabe zur Post erfasst ist."
          value={form?.values['receivedOn']}
          error={form?.errors['receivedOn']}
        />
        <TextField
          name="proof"
          label="Nachweis"
          hint="Zum Beispiel „Empfangsbekenntnis vom 27.11.2026“"
          maxLength={NOTE_LENGTH_MAX}
          value={form?.values['proof']}
          error={form?.errors['proof']}
        />
        <SubmitButton look="secondary">Zugang speichern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}

function ContestForm({ notice, form, csrfToken }: DeliveryFormsProps): JSX.Element {
  return (
    <Panel title="Klage erfassen" id="klage">
      <ActionForm action={`/bescheide/${notice.id}/klage`} csrfToken={csrfToken} label="Klage">
        <DateField
          name="contestedOn"
          label="Tag, an dem die Klage beim Gericht einging"
          value={form?.values['contestedOn']}
          error={form?.errors['contestedOn']}
        />
        <TextField
          name="note"
          label="Gericht und Aktenzeichen"
          maxLength={NOTE_LENGTH_MAX}
          value={form?.values['note']}
          error={form?.errors['note']}
        />
        <SubmitButton look="secondary">Klage speichern</SubmitButton>
      </ActionForm>
    </Panel>
  );
}
