import type { JSX } from 'preact';
import { ActionForm, DateField, formatDate, Panel, SubmitButton, TextArea } from '../layout/index.js';
import type { ExaminationPageScreen } from './examination-lines.js';
import { reportPath } from './report-frame.js';
import { law } from '../access/index.js';

const TEXT_MAX = 10_000;
const REASON_MAX = 500;

/** What was asked and answered, and the forms to ask, to give more time, and to go on without an answer. */
export function QuestionPanel(props: {
  shown: ExaminationPageScreen;
  csrfToken: string;
  mayAsk: boolean;
  mayExtend: boolean;
  mayGoOn: boolean;
}): JSX.Element | null {
  const { screen, typed, errors } = props.shown;
  const isExtendable = screen.questions.some(({ answeredAt, extension }) => answeredAt === null && extension === null);
  const base = `${reportPath(screen.report)}/pruefung`;
  if (screen.questions.length === 0 && !props.mayAsk) return null;
  return (
    <Panel title="Rückfragen" look="soft" id="rueckfragen">
      {screen.questions.map((question) => (
        <div key={question.id}>
          <p class="meta">{`${formatDate(question.askedAt)}, Antwort bis ${formatDate(question.deadline)}`}</p>
          {question.extension && (
            <p class="meta">{`Verlängert, vorher ${formatDate(question.extension.before)}: ${question.extension.reason}`}</p>
          )}
          <ul class="kern-list kern-list--bullet">
            {question.items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
          <p>
            {question.answer === null
              ? 'Die Antwort steht aus.'
              : question.answer === ''
                ? 'Ohne Antwort fortgesetzt.'
                : `Antwort: ${question.answer}`}
          </p>
        </div>
      ))}
      {props.mayExtend && isExtendable && (
        <ActionForm action={`${base}/frist`} csrfToken={props.csrfToken} label="Frist für die Antwort verlängern">
          <DateField
            name="extendedTo"
            label="Neue Frist für die Antwort"
            hint={`Einmal möglich, § 31 Abs. 7 ${law().procedureAct}`}
            value={typed['extendedTo']}
            error={errors['extendedTo']}
          />
          <TextArea
            name="extensionReason"
            label="Grund der Verlängerung"
            rows={2}
            maxLength={REASON_MAX}
            value={typed['extensionReason']}
            error={errors['extensionReason']}
          />
          <SubmitButton look="secondary" slim>
            Frist verlängern
          </SubmitButton>
        </ActionForm>
      )}
      {props.mayGoOn && (
        <ActionForm action={`${base}/weiter`} csrfToken={props.csrfToken} label="Ohne Antwort fortsetzen">
          <SubmitButton look="secondary" slim>
            Ohne Antwort fortsetzen
          </SubmitButton>
        </ActionForm>
      )}
      {props.mayAsk && (
        <ActionForm action={`${base}/rueckfrage`} csrfToken={props.csrfToken} label="Rückfrage stellen">
          <TextArea
            name="items"
            label="Fragen"
            hint="Eine Frage je Zeile"
            rows={4}
            maxLength={TEXT_MAX}
            value={typed['items']}
            error={errors['items']}
          />
          <DateField
            name="deadline"
            label="Antwort bis"
            required={false}
            hint="Leer: die Frist des Programms"
            value={typed['deadline']}
            error={errors['deadline']}
          />
          <SubmitButton look="secondary" slim>
            Rückfrage senden
          </SubmitButton>
        </ActionForm>
      )}
    </Panel>
  );
}
