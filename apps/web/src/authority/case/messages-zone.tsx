import type { JSX } from 'preact';
import type { CaseView, InfoRequest, Message } from '#applications';
import { Badge, ButtonLink, EmptyState, formatDate, formatDateTime, Section } from '../../layout/index.js';

/** Messages with the district and internal notes stand in two boxes: nobody shall mistake one for the other. */
export function MessagesZone({ view, mayWrite }: { view: CaseView; mayWrite: boolean }): JSX.Element {
  const base = `/vorgaenge/${view.application.id}`;
  return (
    <div class="cols half messages">
      <Correspondence
        title={`Nachrichten mit ${view.application.districtName}`}
        empty="Noch keine Nachrichten."
        messages={view.messages.filter(({ visibility }) => visibility === 'SHARED')}
        write={mayWrite ? { href: `${base}/nachricht`, text: 'Nachricht schreiben' } : null}
      >
        {view.infoRequests.map((request) => (
          <RequestEntry key={request.id} request={request} />
        ))}
      </Correspondence>
      <Correspondence
        title="Interne Vermerke"
        note="Der Kreis sieht sie nicht."
        empty="Noch keine Vermerke."
        messages={view.messages.filter(({ visibility }) => visibility === 'INTERNAL')}
        write={mayWrite ? { href: `${base}/vermerk`, text: 'Vermerk schreiben' } : null}
        isInternal
      />
    </div>
  );
}

function Correspondence(props: {
  title: string;
  note?: string;
  empty: string;
  messages: readonly Message[];
  write: { readonly href: string; readonly text: string } | null;
  isInternal?: boolean;
  children?: JSX.Element[];
}): JSX.Element {
  const isEmpty = props.messages.length === 0 && (props.children ?? []).length === 0;
  return (
    <div class={props.isInternal ? 'internal' : undefined}>
      <Section title={props.title} note={props.note ? <Badge tone="info">{props.note}</Badge> : undefined}>
        {isEmpty && (
          <EmptyState
            text={props.empty}
            action={
              props.write && (
                <ButtonLink href={props.write.href} look="secondary" slim>
                  {props.write.text}
                </ButtonLink>
              )
            }
          />
        )}
        {!isEmpty && (
          <ul class="plain msgs">
            {props.children}
            {props.messages.map((message) => (
              <MessageEntry key={message.id} message={message} />
            ))}
          </ul>
        )}
      </Section>
    </div>
  );
}

function MessageEntry({ message }: { message: Message }): JSX.Element {
  const side = message.visibility === 'INTERNAL' ? '' : message.fromAuthority ? ' an den Kreis' : ' vom Kreis';
  return (
    <li>
      <span class="meta">
        {message.authorName}
        {side}, {formatDateTime(message.writtenAt)}
        {message.deadline && ` · Antwort bis ${formatDate(message.deadline)}`}
        {message.doneAt && ', erledigt'}
      </span>
      <p class="prewrap">{message.body}</p>
    </li>
  );
}

function RequestEntry({ request }: { request: InfoRequest }): JSX.Element {
  const until = request.extendedTo ?? request.deadline;
  return (
    <li>
      <span class="meta">
        Nachforderung {request.number} von {request.requestedByName}, {formatDateTime(request.requestedAt)} · Antwort
        bis {formatDate(until)}
      </span>
      <ul class="kern-list kern-list--bullet">
        {request.items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
      {request.answeredAt && request.answer !== '' && (
        <p class="prewrap">
          Antwort vom {formatDate(request.answeredAt)}: {request.answer}
        </p>
      )}
      {request.answeredAt && request.answer === '' && <p class="meta">Ohne Antwort weitergeprüft.</p>}
    </li>
  );
}
