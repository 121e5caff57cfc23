import type { JSX } from 'preact';
import type { Actor } from '#kernel';
import type { InterestOrder } from '#settlement';
import { formatEuro, HiddenField } from '../layout/index.js';
import { fieldOf } from './act-fields.js';

/** There is a prepared order, and somebody else has prepared it. */
export const isOthersOrder = (order: InterestOrder | undefined, { actor }: { readonly actor: Actor }): boolean =>
  order !== undefined && order.prepared.id !== actor.accountId;

/** Which order is meant, and what it says: for approving and for signing it. */
export const orderFields = (order: InterestOrder | undefined, action: string): JSX.Element | undefined =>
  order && (
    <>
      <HiddenField name={fieldOf(action, 'orderId')} value={order.id} />
      <p>
        {`Vorbereitet hat ${order.prepared.name}: ${formatEuro(order.amount)} ${order.isWaived ? 'werden nicht erhoben' : 'Zinsen'}.`}
      </p>
    </>
  );
