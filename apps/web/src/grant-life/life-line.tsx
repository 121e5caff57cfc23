import type { JSX } from 'preact';
import type { CalendarDate, LifeDuty, LifeEvent, Money } from '#kernel';
import type { NoticeView } from '#notices';
import { LawNote } from '../access/index.js';
import { daysLeftPhrase, formatDate, formatEuro, Section, StateIcon, type StepState } from '../layout/index.js';
import { hasHappened, type GrantLife } from './life.js';
import { wordsOfDuty, wordsOfEvent, type LifeWords } from './life-words.js';

interface Entry {
  readonly key: string;
  readonly when: string;
  readonly state: StepState;
  readonly words: LifeWords;
  readonly amount: Money | null;
  readonly notice?: NoticeView | undefined;
  readonly note: string;
}

/** What comes last, without a day of its own. */
const AFTERWARDS: readonly { readonly kind: string; readonly words: LifeWords }[] = [
  {
    kind: 'use-report-examined',
    words: { title: 'Prüfung des Nachweises', detail: 'Durch eine Person, die nicht bewilligt hat.' },
  },
  {
    kind: 'settlement-signed',
    words: { title: 'Schlussbescheid', detail: 'Endgültige Höhe, Restzahlung oder Erstattung; gibt Spielraum frei.' },
  },
];

/** The whole life on one line: what happened, today, what is due, each with its day, rule and amount. */
export function LifeLine({ life }: { life: GrantLife }): JSX.Element {
  const { events, duties, today } = life;
  const entries = [
    ...events.map((event) => ({ on: event.on, entry: eventEntry(life, event) })),
    ...duties.map((duty) => ({ on: duty.due, entry: dutyEntry(duty, today) })),
  ].sort((one, other) => one.on.compare(other.on));
  const past = entries.filter(({ on, entry }) => on.isBefore(today) || entry.state === 'done');
  const ahead = entries.filter((each) => !past.includes(each));
  const last = life.award.amount.isZero() ? [] : AFTERWARDS.filter(({ kind }) => !hasHappened(life, kind));
  return (
    <Section title="Weg der Bewilligung" id="weg">
      <LawNote />
      <ol class="life">
        {past.map(({ entry }) => (
          <LifeItem key={entry.key} entry={entry} />
        ))}
        <li class="today">
          <time class="when" dateTime={today.toString()}>
            {formatDate(today)}
          </time>
          <span>Heute</span>
        </li>
        {ahead.map(({ entry }) => (
          <LifeItem key={entry.key} entry={entry} />
        ))}
        {last.map(({ kind, words }) => (
          <LifeItem key={kind} entry={{ key: kind, when: 'danach', state: 'open', words, amount: null, note: '' }} />
        ))}
      </ol>
    </Section>
  );
}

function eventEntry(life: GrantLife, event: LifeEvent): Entry {
  return {
    key: `${event.kind} ${event.on.toString()} ${event.facts['requestId'] ?? event.noticeId ?? ''}`,
    when: formatDate(event.on),
    state: event.on.isAfter(life.today) ? 'open' : 'done',
    words: wordsOfEvent(event),
    amount: event.amount,
    notice: life.notices.find(({ id }) => id === event.noticeId),
    note: '',
  };
}

const dutyEntry = (duty: LifeDuty, today: CalendarDate): Entry => ({
  key: `${duty.kind} ${duty.due.toString()} ${Object.values(duty.facts).join(' ')}`,
  when: formatDate(duty.due),
  state: duty.due.isBefore(today) ? 'now' : 'open',
  words: wordsOfDuty(duty),
  amount: duty.amount,
  note: `${duty.basis}${duty.due.isBefore(today) ? ` · ${daysLeftPhrase(today, duty.due)}` : ''}`,
});

const SPOKEN: Readonly<Record<StepState, string>> = { done: 'geschehen', now: 'überfällig', open: 'steht aus' };

function LifeItem({ entry }: { entry: Entry }): JSX.Element {
  const { words, state, amount, notice, note } = entry;
  return (
    <li class={state}>
      <span class="when">{entry.when}</span>
      <StateIcon state={state} />
      <div>
        <span class="kern-sr-only">{SPOKEN[state]}: </span>
        <strong>{words.title}</strong>
        <p class="meta">
          {[words.detail, note].filter((text) => text !== '').join(' ')}
          {words.link && (
            <>
              {' '}
              <a class="kern-link" href={words.link.href}>
                {words.link.text}
              </a>
            </>
          )}
          {notice && (
            <>
              {' '}
              <a class="kern-link" href={`/bescheide/${notice.id}`}>
                {notice.title} vom {formatDate(notice.issuedAt)}
              </a>
            </>
          )}
        </p>
      </div>
      {amount && <span class="sum">{formatEuro(amount)}</span>}
    </li>
  );
}
