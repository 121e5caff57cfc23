import type { CalendarDate } from '#kernel';
import type { Delivery, DeliveryKind, NoticeStatus, NoticeView } from '#notices';
import { daysLeftPhrase, formatDate, type Tone } from '../layout/index.js';

interface StateWords {
  readonly tone: Tone;
  readonly text: string;
}

const ACT_STATES: Readonly<Record<NoticeStatus, StateWords>> = {
  SIGNED: { tone: 'info', text: 'unterschrieben' },
  DISPATCHED: { tone: 'warning', text: 'noch nicht bekannt gegeben' },
  SERVED: { tone: 'info', text: 'bekannt gegeben' },
  FINAL: { tone: 'success', text: 'bestandskräftig' },
  CONTESTED: { tone: 'warning', text: 'mit Klage angefochten' },
  ANNULLED: { tone: 'danger', text: 'aufgehoben' },
};

/** The state of a notice in words; a letter is only there or opened. */
export function stateOf({ isAct, service }: NoticeView): StateWords {
  if (isAct) return ACT_STATES[service.status];
  return service.isServed ? { tone: 'success', text: 'geöffnet' } : { tone: 'info', text: 'liegt bereit' };
}

const DELIVERY_WORDS: Readonly<Record<DeliveryKind, string>> = {
  PORTAL_AVAILABLE: 'Im Portal bereitgestellt',
  PORTAL_RETRIEVED: 'Im Portal abgerufen',
  POSTED: 'Zur Post gegeben',
  RECEIVED: 'Zugang nachgewiesen',
  REMEDY_WAIVED: 'Auf Rechtsbehelfe verzichtet',
  CONTESTED: 'Klage erhoben',
  UPHELD: 'Klageverfahren beendet, Bescheid bestätigt',
  ANNULLED: 'Vom Gericht aufgehoben',
};

export const deliveryWord = ({ kind }: Delivery): string => DELIVERY_WORDS[kind];

export const retrievalOf = ({ deliveries }: NoticeView): Delivery | undefined =>
  deliveries.find(({ kind }) => kind === 'PORTAL_RETRIEVED');

/** Whether the district has to retrieve the notice before it may see it: acts only, until they are served. */
export const mustBeRetrieved = (notice: NoticeView): boolean =>
  notice.isAct && !notice.service.isServed && retrievalOf(notice) === undefined;

/** What the district has to do or to wait for next. */
export function nextStepOf(notice: NoticeView, today: CalendarDate): string {
  const { service, isAct } = notice;
  if (!notice.pdf) return 'PDF wird erstellt';
  if (!isAct) return service.isServed ? 'nichts zu tun' : 'öffnen';
  if (mustBeRetrieved(notice)) return 'abrufen';
  if (!service.isServed && service.servedOn) return `gilt ab ${formatDate(service.servedOn)} als bekannt gegeben`;
  if (service.status === 'SERVED' && service.actionPeriodEnds) {
    return `Klagefrist bis ${formatDate(service.actionPeriodEnds)} (${daysLeftPhrase(today, service.actionPeriodEnds)})`;
  }
  if (service.status === 'CONTESTED') return 'Ende des Klageverfahrens abwarten';
  return 'nichts zu tun';
}
