import { describe, expect, it } from '@jest/globals';
import { CalendarDate } from '#kernel';
import { findPersonalData } from './personal-data.js';

const TODAY = CalendarDate.iso('2026-11-27');
const found = (text: string): string[] =>
  findPersonalData(text, TODAY).map(({ kind, excerpt }) => `${kind} ${excerpt}`);

describe('personal data in a text', () => {
  it.each([
    ['Wir sprachen mit Herrn Mustermann darüber.', 'NAME Herrn Mustermann'],
    ['Frau Dr. Öztürk-Beispiel rief an.', 'NAME Frau Dr. Öztürk-Beispiel'],
    ['Die Familie al Beispiel wohnt dort.', 'NAME Familie al Beispiel'],
    ['Ein gewisser Kevin Mustermann hat das Flugblatt verteilt.', 'NAME Kevin Mustermann'],
    ['Ayşe von der Probe war dabei.', 'NAME Ayşe von der Probe'],
    ['Gemeldet hat es Probe, Thomas aus dem Ortsteil.', 'NAME Probe, Thomas'],
    ['Unterzeichnet ist es mit M. Beispielmann.', 'NAME M. Beispielmann'],
    ['Ein Mann namens Unbekannt trat auf.', 'NAME namens Unbekannt'],
    ['Antwort bitte an max.muster@stadt.example, danke.', 'EMAIL max.muster@stadt.example'],
    ['Schreiben Sie an max (at) stadt (punkt) example.', 'EMAIL max (at) stadt (punkt) example'],
    ['Das Konto DE89 3704 0044 0532 0130 00 nimmt Spenden an.', 'IBAN DE89 3704 0044 0532 0130 00'],
    ['Auch mit Tippfehler: DE89370400440532013001', 'IBAN DE89370400440532013001'],
    ['Rückruf unter 0211 / 123456 möglich.', 'PHONE 0211 / 123456'],
    ['Rückruf unter +49 170 1234567 möglich.', 'PHONE +49 170 1234567'],
    ['Rückruf unter 01701234567 möglich.', 'PHONE 01701234567'],
    ['Der Wagen mit dem Kennzeichen DN-XY 123 stand davor.', 'PLATE DN-XY 123'],
    ['Der Wagen mit dem Kennzeichen K AB 1234E stand davor.', 'PLATE K AB 1234E'],
    ['Die Person ist geb. 03.04.1999 im Ort.', 'BIRTH_DATE geb. 03.04.1999'],
    ['Die Person (* 1987) ist bekannt.', 'BIRTH_DATE * 1987'],
    ['Die Person vom 7. März 1990 ist bekannt.', 'BIRTH_DATE 7. März 1990'],
    ['Jahrgang 1991, arbeitet im Verein.', 'BIRTH_DATE Jahrgang 1991'],
    ['Das Treffen ist in der Musterstraße 12a geplant.', 'ADDRESS Musterstraße 12a'],
    ['Der Kanal t.me/beispielkanal verbreitet das.', 'PROFILE t.me/beispielkanal'],
    ['Das Profil @beispiel_1990 verbreitet das.', 'PROFILE @beispiel_1990'],
  ])('is found: %s', (text, expected) => expect(found(text)).toContain(expected));

  it.each([
    'Am 12.10.2026 fand in unserer Stadthalle eine Veranstaltung mit rund 80 Gästen statt.',
    'Der Bürgermeister und die Frau Landrätin fragen, welche Angebote es gibt.',
    'Im Haushalt 2027 stehen 12.500 EUR für Prävention bereit, das sind 5 % mehr als 2026.',
    'Nach § 8 GO NRW dürfen Einwohner die öffentlichen Einrichtungen benutzen, u. a. Hallen und z. B. Plätze.',
    'Der Heimatverein e. V. Musterort hat angefragt, ob er den Saal in 52349 Düren bekommt.',
    'Gibt es Schulungen zu den Phänomenbereichen PMK rechts und PMK links für Beschäftigte?',
    'In der Nacht zum 3. Oktober 2026 wurden an 14 Orten Aufkleber der Gruppierung gefunden.',
  ])('is not seen where there is none: %s', (text) => expect(found(text)).toEqual([]));

  it('is found behind invisible characters and in other shapes of letters', () => {
    expect(found('Kevin\u200B Mustermann war da.')).toEqual(['NAME Kevin Mustermann']);
    expect(found('Post an ｍａｘ＠ｓｔａｄｔ．ｅｘａｍｐｌｅ bitte.')).toEqual(['EMAIL max@stadt.example']);
  });

  it('is named once, however often it stands there', () => {
    expect(found('Herr Muster kam. Später ging Herr Muster.')).toEqual(['NAME Herr Muster']);
  });

  it('is looked for in five thousand characters without a pause', () => {
    const started = performance.now();
    for (const text of [
      'A'.repeat(5000),
      '0'.repeat(5000),
      'Aa '.repeat(1600),
      'von '.repeat(1250),
      '1-'.repeat(2500),
    ]) {
      findPersonalData(text, TODAY);
    }
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
