import { refuse, type Actor, type Money } from '#kernel';
import { isId, type Database } from '#platform';
import { approveInterest, signInterest } from '#settlement';
import { saying, type Act } from './act-fields.js';

/** A lead body approves the interest that was prepared, whatever it is on. */
export const confirmInterestAct: Act<{ readonly database: Database; readonly actor: Actor }> = (fields) => {
  const orderId = fields.text('orderId');
  return async ({ database, actor }) =>
    !isId(orderId)
      ? refuse('interest-order-not-found')
      : saying(approveInterest(database, actor, orderId), 'Die Zustimmung Ihrer Stelle ist eingetragen.');
};

/** Signs the interest that was prepared, whatever it is on. */
export const signInterestAct: Act<{ readonly database: Database; readonly actor: Actor }> = (fields) => {
  const orderId = fields.text('orderId');
  return async ({ database, actor }) =>
    !isId(orderId)
      ? refuse('interest-order-not-found')
      : saying(signInterest(database, actor, orderId), ({ noticeId }) =>
          noticeId === null ? 'Auf die Zinsen ist verzichtet.' : 'Der Zinsbescheid ist gezeichnet und geht hinaus.',
        );
};

export const interestPrepared = (isWaived: boolean, amount: Money): string =>
  `${isWaived ? 'Der Verzicht auf' : 'Die Festsetzung von'} ${amount.toString()} Zinsen ist vorbereitet. Zeichnen muss eine zweite Person.`;
