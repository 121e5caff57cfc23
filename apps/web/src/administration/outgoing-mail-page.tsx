import { MAIL_STATUS_TEXT, type MailView } from '#mail';
import type { PageFrame } from '../access/page-frame.js';
import { Accordion, ButtonLink, EmptyState, Facts, formatDateTime, Page, renderPage } from '../layout/index.js';

/** All mails, newest first: what was sent to whom, and why something was not. */
export function outgoingMailPage(frame: PageFrame, mails: readonly MailView[], nextAfter: string | null): string {
  return renderPage(
    <Page {...frame} title="Postausgang" h1="Postausgang">
      <div class="stack">
        {mails.length === 0 && (
          <EmptyState text="Noch keine Mails. Hier erscheint jede, sobald ein Schritt sie auslöst." />
        )}
        {mails.map((mail) => (
          <Accordion key={mail.id} title={`${formatDateTime(mail.createdAt)} · ${mail.to} · ${mail.subject}`}>
            <Facts
              facts={[
                { label: 'Stand', value: MAIL_STATUS_TEXT[mail.status] },
                { label: 'Versandt', value: mail.sentAt === null ? 'noch nicht' : formatDateTime(mail.sentAt) },
                ...(mail.lastError === null ? [] : [{ label: 'Letzter Fehler', value: mail.lastError }]),
              ]}
            />
            <pre class="letter">{mail.body}</pre>
          </Accordion>
        ))}
        {nextAfter !== null && (
          <ButtonLink href={`/verwaltung/postausgang?nach=${nextAfter}`} look="secondary">
            Ältere Mails
          </ButtonLink>
        )}
      </div>
    </Page>,
  );
}
