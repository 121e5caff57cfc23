import type { JSX } from 'preact';
import type { Message } from '#applications';
import type { CalendarDate } from '#kernel';
import { ActionForm, Badge, daysLeftPhrase, formatDate, formatDateTime, SubmitButton } from '../layout/index.js';
import { office } from '../access/index.js';

/** One message. One of the authority with a deadline is a task until it is ticked off. */
export function MessageItem(props: { message: Message; csrfToken: string; today: CalendarDate }): JSX.Element {
  const { message } = props;
  const isTask = message.fromAuthority && message.deadline !== null;
  return (
    <li id={`nachricht-${message.id}`}>
      <p class="meta">
        {formatDateTime(message.writtenAt)} · {message.authorName}, {message.fromAuthority ? office().short : 'für uns'}{' '}
        {message.fromAuthority && message.readAt === null && <Badge tone="info">neu</Badge>}
      </p>
      <p class="plain-text">{message.body}</p>
      {isTask && message.doneAt !== null && <Badge tone="success">{`erledigt am ${formatDate(message.doneAt)}`}</Badge>}
      {isTask && message.doneAt === null && (
        <div class="row">
          <Badge tone="warning">
            {message.deadline
              ? `bis ${formatDate(message.deadline)}, ${daysLeftPhrase(props.today, message.deadline)}`
              : ''}
          </Badge>
          <ActionForm
            action={`/antraege/${message.applicationId}/nachrichten/${message.id}/erledigt`}
            csrfToken={props.csrfToken}
            class="bare-form"
          >
            <SubmitButton look="secondary" slim>
              Als erledigt melden
            </SubmitButton>
          </ActionForm>
        </div>
      )}
    </li>
  );
}
