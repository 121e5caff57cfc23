import { wordsOfLaw } from '#funding-law';
import type { LifeDuty, LifeEvent } from '#kernel';
import { dayOf, RETRIEVAL_DAYS } from '../domain/delivery.js';
import type { NoticeView } from './notice-view.js';

/** What became of an act after its signature; finality may lie ahead. Empty for letters. */
export function serviceEventsOf({ isAct, deliveries, service }: NoticeView): LifeEvent[] {
  if (!isAct) return [];
  const days = [
    ['notice-served', service.servedOn],
    ['remedies-waived', service.waivedOn],
    ['notice-contested', service.contestedOn],
    ['notice-upheld', dayOf(deliveries, 'UPHELD')],
    ['notice-annulled', dayOf(deliveries, 'ANNULLED')],
    ['notice-final', service.waivedOn ? null : service.conservativeFinalFrom],
  ] as const;
  return days.flatMap(([kind, on]) =>
    on ? [{ on, kind, amount: null, noticeId: null, facts: factsOf(service) }] : [],
  );
}

const factsOf = ({ way, actionPeriodEnds }: NoticeView['service']) => ({
  way: way ?? '',
  actionPeriodEnds: actionPeriodEnds?.toString() ?? '',
});

/** An act that lies in the portal is to be retrieved; after ten days the authority serves it in another way. */
export function serviceDutiesOf({ id, isAct, deliveries, service, title, land }: NoticeView): LifeDuty[] {
  const available = dayOf(deliveries, 'PORTAL_AVAILABLE');
  if (!isAct || service.servedOn !== null || !available) return [];
  const due = available.plusDays(RETRIEVAL_DAYS);
  const basis = `§ 41 Abs. 2a ${wordsOfLaw(land, available).procedureAct}`;
  return [{ due, kind: 'retrieve-notice', by: 'RECIPIENT', amount: null, basis, facts: { noticeId: id, title } }];
}
