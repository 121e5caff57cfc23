import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { renderMail } from './templates.js';

const facts = { fileNumber: 'NW-2026-0001', projectTitle: 'Vielfalt', link: 'https://foerderakte.example/1' };

describe('a mail', () => {
  it('reminds of a deadline with day and remaining days', () => {
    const mail = renderMail(
      'deadline-reminder',
      {
        ...facts,
        duty: 'der Verwendungsnachweis vorzulegen',
        deadline: CalendarDate.of(2027, 6, 30),
        daysLeft: 30,
      },
      'NW',
    );
    expect(mail.subject).toBe('Erinnerung: noch 30 Tage (NW-2026-0001)');
    expect(mail.body).toContain('bis zum 30.06.2027 ist der Verwendungsnachweis vorzulegen (noch 30 Tage).');
  });

  it('does not let a title from a form write lines of its own', () => {
    const mail = renderMail(
      'decision-available',
      { ...facts, projectTitle: 'Titel\r\n\r\nÜberweisen Sie an\nDE00' },
      'NW',
    );
    expect(mail.body).toContain('Vorhaben: Titel Überweisen Sie an DE00\n');
  });

  it('keeps a file number from adding headers', () => {
    const mail = renderMail(
      'receipt',
      {
        ...facts,
        fileNumber: 'A\r\nBcc: x@y.example',
        receivedAt: '23.11.2026, 10:00 Uhr',
      },
      'NW',
    );
    expect(mail.subject).toBe('Ihr Antrag ist eingegangen (A Bcc: x@y.example)');
  });

  it('is signed by the office of its Land, and by no other where the Land is not known', () => {
    const ending = (land: string) => renderMail('decision-available', facts, land).body.split('\n\n').slice(-2);
    const note = 'Diese Nachricht wurde automatisch erstellt. Bitte antworten Sie im Portal, nicht auf diese E-Mail.\n';
    expect(ending('NW')).toEqual(['Mit freundlichen Grüßen\nLandeskoordinierungsstelle Nordrhein-Westfalen', note]);
    expect(ending('NI')).toEqual(['Mit freundlichen Grüßen\nKompetenzstelle Islamismusprävention Niedersachsen', note]);
    expect(ending('HE')).toEqual(['Mit freundlichen Grüßen\nIhre Bewilligungsbehörde', note]);
  });
});
