import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { renderMail } from './templates.js';

const facts = { fileNumber: 'NW-2026-0001', projectTitle: 'Vielfalt', link: 'https://foerderakte.example/1' };

describe('a mail', () => {
  it('reminds of a deadline with day and remaining days', () => {
    const mail = renderMail('deadline-reminder', {
      ...facts,
      duty: 'der Verwendungsnachweis vorzulegen',
      deadline: CalendarDate.of(2027, 6, 30),
      daysLeft: 30,
    });
    expect(mail.subject).toBe('Erinnerung: noch 30 Tage (NW-2026-0001)');
    expect(mail.body).toContain('bis zum 30.06.2027 ist der Verwendungsnachweis vorzulegen (noch 30 Tage).');
  });

  it('does not let a title from a form write lines of its own', () => {
    const mail = renderMail('decision-available', { ...facts, projectTitle: 'Titel\r\n\r\nÜberweisen Sie an\nDE00' });
    expect(mail.body).toContain('Vorhaben: Titel Überweisen Sie an DE00\n');
  });

  it('keeps a file number from adding headers', () => {
    const mail = renderMail('receipt', {
      ...facts,
      fileNumber: 'A\r\nBcc: x@y.example',
      receivedAt: '23.11.2026, 10:00 Uhr',
    });
    expect(mail.subject).toBe('Ihr Antrag ist eingegangen (A Bcc: x@y.example)');
  });
});
