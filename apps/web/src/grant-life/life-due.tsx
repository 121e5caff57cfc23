import type { JSX } from 'preact';
import type { CalendarDate, LifeDuty } from '#kernel';
import { daysLeftPhrase, formatDate, formatEuro, Icon, Panel } from '../layout/index.js';
import type { GrantLife } from './life.js';
import { wordsOfDuty } from './life-words.js';
import { office } from '../access/index.js';

const SHOWN_MAX = 5;
const SOON_DAYS = 14;

/** What is due next, split by whose duty it is; the own side first. */
export function DuePanel({ life }: { life: GrantLife }): JSX.Element {
  const { duties, recipient, actor, today } = life;
  const sides = [
    { by: 'RECIPIENT', title: `Für ${recipient.name}` },
    { by: 'AUTHORITY', title: `Für die ${office().name}` },
  ] as const;
  const ordered = actor.scope === 'ORGANISATION' ? sides : sides.toReversed();
  return (
    <Panel title="Was als Nächstes ansteht" look="key" id="naechstes">
      {ordered.map(({ by, title }) => (
        <DueList key={by} title={title} duties={duties.filter((duty) => duty.by === by)} today={today} />
      ))}
    </Panel>
  );
}

function DueList(props: { title: string; duties: readonly LifeDuty[]; today: CalendarDate }): JSX.Element {
  const { title, duties, today } = props;
  return (
    <>
      <h3 class="kern-heading-small">{title}</h3>
      {duties.length === 0 && <p class="meta">Zurzeit nichts.</p>}
      {duties.length > 0 && (
        <ul class="plain dues">
          {duties.slice(0, SHOWN_MAX).map((duty) => (
            <Due
              key={`${duty.kind} ${duty.due.toString()} ${Object.values(duty.facts).join(' ')}`}
              duty={duty}
              today={today}
            />
          ))}
        </ul>
      )}
      {duties.length > SHOWN_MAX && <p class="meta">Weiteres steht im Weg der Bewilligung.</p>}
    </>
  );
}

function Due({ duty, today }: { duty: LifeDuty; today: CalendarDate }): JSX.Element {
  const { title, link } = wordsOfDuty(duty);
  const isSoon = today.daysUntil(duty.due) <= SOON_DAYS;
  return (
    <li>
      <span class="num">{formatDate(duty.due)}</span>
      <span>
        {link ? (
          <a class="kern-link" href={link.href}>
            {title}
            <span class="kern-sr-only">, {link.text}</span>
          </a>
        ) : (
          title
        )}
        {duty.amount && `: ${formatEuro(duty.amount)}`}
        {isSoon && (
          <span class="mark sub">
            <Icon name={duty.due.isBefore(today) ? 'danger' : 'warning'} />
            <span>{daysLeftPhrase(today, duty.due)}</span>
          </span>
        )}
      </span>
    </li>
  );
}
