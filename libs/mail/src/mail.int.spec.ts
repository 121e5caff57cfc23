import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR, type Actor } from '#kernel';
import { applicationPool, Database, FixedClock } from '#platform';
import { createTestDatabase, type TestDatabase } from '../../../test/support/database.js';
import { listMails, MailServer, queueMail, sendMail, type MailView } from './index.js';

const administrator: Actor = {
  accountId: '0190c0de-0000-7000-8000-0000000000a1',
  name: 'Systemverwaltung',
  roles: ['SYS_ADMIN'],
  organisationId: null,
  scope: 'ADMINISTRATION',
};

const editor: Actor = {
  accountId: '0190c0de-0000-7000-8000-0000000000b2',
  name: 'Jörg Müller',
  roles: ['APPLICANT_EDITOR'],
  organisationId: '0190c0de-0000-7000-8000-000000005358',
  scope: 'ORGANISATION',
};

const facts = {
  fileNumber: 'NW-2026-0001',
  projectTitle: 'Größe zeigen',
  link: 'https://foerderakte.example/antraege/1',
};

describe('mail', () => {
  let test: TestDatabase;
  let source: DataSource;
  let database: Database;
  let smtp: SMTPServer;
  let server: MailServer;
  let received: ParsedMail[] = [];
  let answers: { rcpt?: number; mail?: number } = {};

  beforeAll(async () => {
    test = await createTestDatabase();
    source = await new DataSource(applicationPool(test.appUrl, 4)).initialize();
    database = new Database(source, new FixedClock(new Date('2026-11-23T10:00:00Z')), false);
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      onRcptTo: (_address, _session, done) => done(refusal(answers.rcpt)),
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          if (!answers.mail) received.push(mail);
          done(refusal(answers.mail));
        }, done);
      },
    });
    await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
    const { port } = smtp.server.address() as AddressInfo;
    server = new MailServer(`smtp://127.0.0.1:${port}`, 'Förderakte <foerderakte@lks.example>');
  });

  beforeEach(() => {
    received = [];
    answers = {};
  });

  afterEach(async () => {
    await database.transaction(SYSTEM_ACTOR, (tx) => tx.query('DELETE FROM outbox.job'));
  });

  afterAll(async () => {
    server.close();
    await new Promise<void>((resolve) => smtp.close(resolve));
    await source.destroy();
    await test.drop();
  });

  const refusal = (code: number | undefined): Error | null =>
    code === undefined ? null : Object.assign(new Error('nicht jetzt'), { responseCode: code });

  const queue = (dedupeKey: string, actor: Actor = editor): Promise<void> =>
    database.transaction(actor, (tx) =>
      queueMail(tx, { template: 'decision-available', to: 'buero@kreis-dueren.example', facts, dedupeKey }),
    );

  async function newest(): Promise<MailView> {
    const [mail] = await database.read(administrator, (tx) => listMails(tx, { limit: 1 }));
    if (!mail) throw new Error('no mail');
    return mail;
  }

  async function queued(dedupeKey: string): Promise<string> {
    await queue(dedupeKey);
    const mails = await database.read(administrator, (tx) => listMails(tx, { limit: 50 }));
    const found = mails.find((mail) => mail.status === 'QUEUED');
    if (!found) throw new Error('nothing queued');
    return found.id;
  }

  async function statusOf(id: string): Promise<MailView | undefined> {
    const mails = await database.read(administrator, (tx) => listMails(tx, { limit: 50 }));
    return mails.find((mail) => mail.id === id);
  }

  it('reaches the recipient with its umlauts, a sender and a Message-ID that stays', async () => {
    const id = await queued('decision:1');
    await sendMail(database, server, id, false);
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({
      subject: 'Zu Ihrem Antrag liegt ein Bescheid vor (NW-2026-0001)',
      messageId: `<${id}@foerderakte>`,
      from: { value: [{ name: 'Förderakte', address: 'foerderakte@lks.example' }] },
    });
    expect(mail?.text).toContain('Vorhaben: Größe zeigen');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(await statusOf(id)).toMatchObject({ status: 'SENT', attempts: 1, sentAt: new Date('2026-11-23T10:00:00Z') });
  });

  it('goes out once although its job runs twice and the act asks twice', async () => {
    const id = await queued('decision:2');
    await queue('decision:2');
    await sendMail(database, server, id, false);
    await sendMail(database, server, id, false);
    expect(received).toHaveLength(1);
    const jobs = await database.read(SYSTEM_ACTOR, (tx) => tx.query(`SELECT payload FROM outbox.job`));
    expect(jobs).toEqual([{ payload: { mailId: id } }]);
  });

  it('is tried again after a temporary refusal', async () => {
    const id = await queued('decision:3');
    answers = { rcpt: 451 };
    await expect(sendMail(database, server, id, false)).rejects.toThrow('nicht jetzt');
    expect(await statusOf(id)).toMatchObject({ status: 'QUEUED', attempts: 1 });
    answers = {};
    await sendMail(database, server, id, false);
    expect(await statusOf(id)).toMatchObject({ status: 'SENT', attempts: 2, lastError: null });
  });

  it.each([
    ['of the recipient', { rcpt: 550 }],
    ['of the text', { mail: 554 }],
  ])('is not tried again after a final refusal %s, and keeps the answer', async (_, refused) => {
    const id = await queued(`decision:${JSON.stringify(refused)}`);
    answers = refused;
    await sendMail(database, server, id, false);
    const mail = await statusOf(id);
    expect(mail?.status).toBe('REFUSED');
    expect(mail?.lastError).toContain('nicht jetzt');
  });

  it('counts as undeliverable when the last try fails', async () => {
    const id = await queued('decision:4');
    answers = { rcpt: 451 };
    await expect(sendMail(database, server, id, true)).rejects.toThrow('nicht jetzt');
    expect(await statusOf(id)).toMatchObject({ status: 'REFUSED' });
  });

  it('waits when the server cannot be reached', async () => {
    const nobody = new MailServer('smtp://127.0.0.1:9', 'a@b.example');
    const id = await queued('decision:5');
    await expect(sendMail(database, nobody, id, false)).rejects.toThrow();
    expect(await statusOf(id)).toMatchObject({ status: 'QUEUED', attempts: 1 });
    await sendMail(database, server, id, false);
    nobody.close();
  });

  it('stays readable in the outbox page when no server is set', async () => {
    const id = await queued('decision:6');
    await sendMail(database, null, id, false);
    expect(await statusOf(id)).toMatchObject({ status: 'HELD', sentAt: null });
    expect((await statusOf(id))?.body).toContain('https://foerderakte.example/antraege/1');
  });

  it('loses its personal link once it is sent', async () => {
    await database.transaction(SYSTEM_ACTOR, (tx) =>
      queueMail(tx, {
        template: 'password-reset',
        to: 'a@b.example',
        facts: { name: 'Anna', link: 'https://foerderakte.example/k/geheim', validMinutes: 30 },
        dedupeKey: 'reset:1',
      }),
    );
    const id = (await database.read(administrator, (tx) => listMails(tx, { limit: 50 }))).find(
      (mail) => mail.status === 'QUEUED',
    )?.id;
    await sendMail(database, server, id ?? '', false);
    expect(received[0]?.text).toContain('https://foerderakte.example/k/geheim');
    expect(JSON.stringify(await statusOf(id ?? ''))).not.toContain('geheim');
  });

  it('is listed page by page, newest first', async () => {
    const all = await database.read(administrator, (tx) => listMails(tx, { limit: 50 }));
    const first = await database.read(administrator, (tx) => listMails(tx, { limit: 2 }));
    const last = first[1];
    const second = await database.read(administrator, (tx) =>
      listMails(tx, { limit: 2, ...(last ? { before: last.id } : {}) }),
    );
    expect([...first, ...second]).toEqual(all.slice(0, 4));
  });

  it.each<[string, Actor]>([
    ['a district', editor],
    ['a caseworker', { ...administrator, roles: ['CASEWORKER'], scope: 'AUTHORITY' }],
  ])('is not shown to %s', async (_, actor) => {
    expect((await newest()).id).toBeTruthy();
    expect(await database.read(actor, (tx) => listMails(tx, { limit: 9 }))).toEqual([]);
  });

  it('refuses an address that would be several', async () => {
    await expect(
      database.transaction(editor, (tx) =>
        queueMail(tx, { template: 'decision-available', to: 'a@b.example, c@d.example', facts, dedupeKey: 'x' }),
      ),
    ).rejects.toThrow('message_to_address_form');
  });
});
