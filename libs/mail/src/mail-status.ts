/** QUEUED waits, SENT was taken by the server, HELD was not sent for want of a server, REFUSED will never be sent. */
export type MailStatus = 'QUEUED' | 'SENT' | 'HELD' | 'REFUSED';

/** The status in the words of the outbox page. */
export const MAIL_STATUS_TEXT: Readonly<Record<MailStatus, string>> = {
  QUEUED: 'wartet auf den Versand',
  SENT: 'versandt',
  HELD: 'nicht versandt: kein SMTP eingerichtet',
  REFUSED: 'nicht zustellbar',
};
