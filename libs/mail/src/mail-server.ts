import { createTransport } from 'nodemailer';

export interface OutgoingMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly calendar: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null;
}

/** How the server answered. A transient failure is worth another try, a permanent one is not. */
export type Delivery =
  { readonly kind: 'accepted' } | { readonly kind: 'failed'; readonly isPermanent: boolean; readonly answer: string };

/** The mail server of the authority, spoken to by SMTP. */
export class MailServer {
  private readonly transport;

  constructor(
    smtpUrl: string,
    private readonly from: string,
  ) {
    this.transport = createTransport({ url: smtpUrl, pool: true, maxConnections: 2, connectionTimeout: 15_000 });
  }

  /**
   * Sends one mail. Its Message-ID derives from its id: should a crash between the server's answer and our note make us
   * send it twice, receiving servers and readers recognise the repetition.
   */
  async send(mail: OutgoingMail): Promise<Delivery> {
    try {
      await this.transport.sendMail({
        messageId: `<${mail.id}@foerderakte>`,
        from: this.from,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.body,
        ...(mail.calendar ? { icalEvent: { ...mail.calendar, filename: 'termin.ics' } } : {}),
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      return { kind: 'accepted' };
    } catch (error) {
      return failureOf(error);
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** 5xx to the recipient or the text is the end; a wrong password of ours (also 5xx) can be put right and is tried again. */
function failureOf(error: unknown): Delivery {
  const answer = error instanceof Error ? error.message : String(error);
  if (typeof error !== 'object' || error === null) return { kind: 'failed', isPermanent: false, answer };
  const code = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : 0;
  const concernsMail = 'code' in error && (error.code === 'EENVELOPE' || error.code === 'EMESSAGE');
  return { kind: 'failed', isPermanent: concernsMail && code >= 500, answer };
}
