import type { JSX } from 'preact';
import { EVENT_KINDS, EVENT_PHENOMENA, type EventDraft, type EventKind } from '#events';
import { CalendarDate } from '#kernel';
import { DateField, formatTime, SelectField, TextArea, TextField } from '../layout/index.js';
import { PHENOMENON_WORDS } from '../public/public-words.js';
import { fieldOf, type TypedForm } from './typed-form.js';
import { office } from '../access/index.js';

export const EVENT_WORDS: Readonly<Record<EventKind, string>> = {
  ANNUAL_MEETING: 'Jahrestreffen',
  DEMOCRACY_CONFERENCE: 'Demokratiekonferenz',
  AWARENESS: 'Sensibilisierung',
  NETWORKING: 'Vernetzungstreffen',
};
/** The fields of an event: the same whether it is planned or changed. */
export function EventFields({ typed }: { typed: TypedForm }): JSX.Element {
  const field = (name: string, fallback = ''): ReturnType<typeof fieldOf> => fieldOf(typed, 'event', name, fallback);
  return (
    <>
      <TextField label="Titel" {...field('title')} />
      <SelectField
        label="Art"
        emptyLabel={null}
        {...field('kind', 'NETWORKING')}
        options={EVENT_KINDS.map((value) => ({ value, label: EVENT_WORDS[value] }))}
      />
      <SelectField
        label="Phänomenbereich"
        required={false}
        emptyLabel="keiner"
        {...field('phenomenon')}
        options={EVENT_PHENOMENA.map((value) => ({ value, label: PHENOMENON_WORDS[value] }))}
      />
      <TextField label="Ausrichtende Stelle" {...field('organiser', office().name)} />
      <TextArea label="Worum geht es?" required={false} rows={4} {...field('description')} />
      <TextField label="Ort" required={false} {...field('place')} />
      <DateField label="Tag" {...field('startsAt')} />
      <TextField label="Beginn" hint="Uhrzeit, zum Beispiel 10:00" width="short" {...field('startTime')} />
      <TextField label="Ende" hint="zum Beispiel 16:00" width="short" {...field('endsAt')} />
      <DateField label="Anmeldung bis (Tag, 23:59 Uhr)" {...field('registrationUntil')} />
      <TextField label="Plätze" inputmode="numeric" width="short" {...field('capacity')} />
      <TextField
        label="Anmeldungen löschen nach (Tage)"
        hint="Gerechnet vom Ende der Veranstaltung. Danach bleiben nur Zahlen."
        inputmode="numeric"
        width="short"
        {...field('retentionDays', '30')}
      />
    </>
  );
}

export const EVENT_LABELS: Readonly<Record<string, string>> = {
  ...{ title: 'Titel', kind: 'Art', phenomenon: 'Phänomenbereich', organiser: 'Ausrichtende Stelle' },
  ...{ description: 'Worum geht es?', place: 'Ort', startsAt: 'Tag', startTime: 'Beginn', endsAt: 'Ende' },
  ...{ registrationUntil: 'Anmeldung bis', capacity: 'Plätze', retentionDays: 'Anmeldungen löschen nach (Tage)' },
};

/** An event as the form shows it: days and hours as the clocks in Berlin show them. */
export const eventValues = (event: EventDraft): Readonly<Record<string, string>> => ({
  ...{ title: event.title, kind: event.kind, phenomenon: event.phenomenon ?? '', organiser: event.organiser },
  ...{ description: event.description, place: event.place, startsAt: CalendarDate.inBerlin(event.startsAt).toGerman() },
  ...{ startTime: formatTime(event.startsAt), endsAt: formatTime(event.endsAt) },
  registrationUntil: CalendarDate.inBerlin(event.registrationUntil).toGerman(),
  ...{ capacity: String(event.capacity), retentionDays: String(event.retentionDays) },
});
