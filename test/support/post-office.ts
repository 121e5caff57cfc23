import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { SYSTEM_ACTOR } from '#kernel';
import { MailServer, sendMail } from '#mail';
import type { Database } from '#platform';

/** A mail as it arrived. */
export interface Letter {
  readonly to: string;
  readonly text: string;
  readonly calendar: string | null;
}

export interface PostOffice {
  readonly server: MailServer;
  readonly letters: Letter[];
  close(): Promise<void>;
}

/** A real mail server that keeps what it gets. */
export async function openPostOffice(): Promise<PostOffice> {
  const letters: Letter[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      simpleParser(stream)
        .then((mail) => {
          const calendar = mail.attachments.find(
            ({ contentType }) => contentType.includes('calendar') || contentType.includes('ics'),
          );
          const [to] = session.envelope.rcptTo;
          letters.push({
            to: to?.address ?? '',
            text: mail.text ?? '',
            calendar: calendar?.content.toString('utf8') ?? null,
          });
          done();
        })
        .catch(done);
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const server = new MailServer(`smtp://127.0.0.1:${port}`, 'Förderakte <netz@lks.example>');
  const close = async (): Promise<void> => {
    server.close();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  };
  return { server, letters, close };
}

/** Sends what waits, as the worker would, and answers what arrived. */
export async function deliver(database: Database, post: PostOffice): Promise<readonly Letter[]> {
  const waiting = await database.read(SYSTEM_ACTOR, (tx) =>
    tx.query<{ id: string }>(`SELECT id FROM mail.message WHERE status = 'QUEUED' ORDER BY created_at, to_address`),
  );
  const before = post.letters.length;
  for (const { id } of waiting) await sendMail(database, post.server, id, true);
  return post.letters.slice(before);
}
