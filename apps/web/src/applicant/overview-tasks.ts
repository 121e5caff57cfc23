import { openDraft, type ApplicationCase, type Message } from '#applications';
import { CalendarDate, hasRole, type Actor } from '#kernel';
import { RETRIEVAL_DAYS, type NoticeView } from '#notices';
import type { Transaction } from '#platform';
import { caseTitle } from './case-words.js';
import { office } from '../access/index.js';

/** One thing to do: date, one sentence why, one button. */
export interface Task {
  readonly due: CalendarDate;
  readonly title: string;
  readonly text: string;
  readonly href: string;
  readonly button: string;
}

export function answerTask(
  application: ApplicationCase,
  request: { items: readonly string[]; deadline: CalendarDate; extendedTo: CalendarDate | null },
): Task {
  const [first = '', ...others] = request.items;
  const more = moreItems(others.length);
  return {
    due: request.extendedTo ?? request.deadline,
    title: `Rückfrage der ${office().short} beantworten`,
    text: `„${caseTitle(application)}“: ${shortened(first)}${more}. Danach prüft die ${office().short} weiter.`,
    href: `/antraege/${application.id}#rueckfrage`,
    button: 'Antworten',
  };
}

function moreItems(count: number): string {
  if (count === 0) return '';
  return count === 1 ? ' und ein weiterer Punkt' : ` und ${count} weitere Punkte`;
}

const shortened = (text: string): string => (text.length > 140 ? `${text.slice(0, 140)} …` : text.replace(/\.$/, ''));

export async function draftTask(tx: Transaction, application: ApplicationCase): Promise<Task | null> {
  const opened = await openDraft(tx, application.id);
  if (!opened.ok) return null;
  const { closesAt, latePolicy } = opened.value.call;
  const isLate = closesAt < tx.now;
  if (isLate && latePolicy === 'REFUSE') return null;
  const errors = opened.value.reading.findings.filter(({ severity }) => severity === 'ERROR').length;
  const missing =
    errors === 0
      ? 'Der Antrag ist vollständig. Einreichen muss, wer zeichnungsberechtigt ist.'
      : `Noch ${errors === 1 ? 'fehlt eine Angabe oder Unterlage' : `fehlen ${errors} Angaben oder Unterlagen`}.`;
  return {
    due: CalendarDate.inBerlin(closesAt),
    title: `Antrag ${application.budgetYear} fertigstellen und einreichen`,
    text: `„${caseTitle(application)}“: ${missing}${isLate ? ' Die Frist ist abgelaufen; der Antrag wird als verspätet vermerkt.' : ''}`,
    href: `/antraege/${application.id}/${errors === 0 ? 'pruefen' : 'antragsteller'}`,
    button: errors === 0 ? 'Prüfen' : 'Weiter ausfüllen',
  };
}

/** A message with a deadline is also a task, so that no deadline hides among messages. */
export function messageTasks(messages: readonly Message[], applications: readonly ApplicationCase[]): Task[] {
  return messages.flatMap((message) => {
    if (!message.fromAuthority || !message.deadline || message.doneAt) return [];
    const application = applications.find(({ id }) => id === message.applicationId);
    return [
      {
        due: message.deadline,
        title: `Nachricht der ${office().short} erledigen`,
        text: `„${application ? caseTitle(application) : ''}“: ${shortened(message.body)}`,
        href: `/antraege/${message.applicationId}#nachricht-${message.id}`,
        button: 'Nachricht lesen',
      },
    ];
  });
}

/** Acts to retrieve within ten days, and the waiver that lets money flow earlier. */
export function noticeTasks(notice: NoticeView, actor: Actor): Task[] {
  if (!notice.isAct) return [];
  const available = notice.deliveries.find(({ kind }) => kind === 'PORTAL_AVAILABLE');
  const href = `/bescheide/${notice.id}`;
  if (available && notice.service.servedOn === null) {
    const due = available.occurredOn.plusDays(RETRIEVAL_DAYS);
    const text = `„${notice.subject}“: Der Bescheid liegt bereit. Mit dem Abruf wird er bekannt gegeben.`;
    return [{ due, title: `${notice.title} abrufen`, text, href, button: 'Abrufen' }];
  }
  const { status, actionPeriodEnds } = notice.service;
  if (status !== 'SERVED' || !actionPeriodEnds || !hasRole(actor, 'APPLICANT_SIGNATORY')) return [];
  const text = `„${notice.subject}“: Ohne Verzicht kann Geld erst nach der Klagefrist angefordert werden.`;
  return [{ due: actionPeriodEnds, title: 'Auf Rechtsbehelfe verzichten (freiwillig)', text, href, button: 'Ansehen' }];
}
