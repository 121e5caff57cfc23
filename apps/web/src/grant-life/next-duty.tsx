import type { JSX } from 'preact';
import type { CalendarDate, LifeDuty } from '#kernel';
import { daysLeftPhrase, formatDate, formatEuro, Mark, Sub } from '../layout/index.js';
import { wordsOfDuty } from './life-words.js';
import { office } from '../access/index.js';

const SOON_DAYS = 14;

/** What is due next, when and for whom, in a cell of a list. */
export function NextDuty(props: {
  readonly duty: LifeDuty | null;
  readonly recipient: string;
  readonly today: CalendarDate;
}): JSX.Element {
  const { duty, recipient, today } = props;
  if (!duty) return <>nichts offen</>;
  const days = today.daysUntil(duty.due);
  const left = `${formatDate(duty.due)}, ${daysLeftPhrase(today, duty.due)}`;
  return (
    <>
      {days <= SOON_DAYS ? <Mark tone={days < 0 ? 'danger' : 'warning'}>{left}</Mark> : left}
      <br />
      {wordsOfDuty(duty).title}
      {duty.amount && `: ${formatEuro(duty.amount)}`}
      <Sub>für {duty.by === 'RECIPIENT' ? recipient : `die ${office().name}`}</Sub>
    </>
  );
}
