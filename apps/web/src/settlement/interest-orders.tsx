import type { JSX } from 'preact';
import type { ApprovalSituation } from '#awards';
import { Money } from '#kernel';
import type { InterestOrder } from '#settlement';
import { approvalFacts } from '../authority/approvals.js';
import { DenseTable, Facts, formatAmount, formatDate, formatEuro, Panel, Section } from '../layout/index.js';
import { dayCountWord } from './settlement-words.js';

/** Interest that is prepared or signed, or that nobody demands: each order with every segment and its day count. */
export function InterestOrders(props: {
  title: string;
  orders: readonly InterestOrder[];
  /** Lead bodies that are asked about the prepared order. */
  approvals: ApprovalSituation;
}): JSX.Element | null {
  if (props.orders.length === 0) return null;
  return (
    <Section title={props.title}>
      {props.orders.map((order) => (
        <Panel key={order.id} title={orderTitle(order)} headingLevel={3}>
          <LateUses content={order.content} />
          <SegmentTable content={order.content} />
          <Facts
            facts={[
              { label: 'Grund', value: order.reason },
              { label: 'Vorbereitet', value: order.prepared.name },
              ...(order.state === 'PREPARED' ? approvalFacts(props.approvals) : []),
              ...(order.signedByName ? [{ label: 'Gezeichnet', value: order.signedByName }] : []),
              ...(order.noticeId
                ? [
                    {
                      label: 'Bescheid',
                      value: (
                        <a class="kern-link" href={`/bescheide/${order.noticeId}`}>
                          Zum Zinsbescheid
                        </a>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Panel>
      ))}
    </Section>
  );
}

type Content = InterestOrder['content'];

const SegmentTable = ({ content }: { content: Content }): JSX.Element => (
  <DenseTable
    caption={`Berechnung: Basiszinssatz und fünf Prozentpunkte, ${dayCountWord(content.dayCount)}`}
    narrow="cards-two"
    columns={[
      { label: 'Zeitraum' },
      { label: 'Tage', isNumeric: true },
      { label: 'Verzinst in EUR', isNumeric: true },
      { label: 'Zinssatz in Prozent', isNumeric: true },
    ]}
    rows={content.segments.map((segment, index) => ({
      key: String(index),
      cells: [
        `${germanDay(segment.from)} bis ${germanDay(segment.to)}`,
        String(segment.days),
        formatAmount(Money.ofCents(segment.principalCents)),
        segment.ratePct.replace('.', ','),
      ],
    }))}
  />
);

function LateUses({ content: { uses = [] } }: { content: Content }): JSX.Element | null {
  if (uses.length === 0) return null;
  return (
    <DenseTable
      caption="Verspätet verwendet"
      narrow="cards-two"
      columns={[
        { label: 'Gutgeschrieben' },
        { label: 'Zu verwenden bis' },
        { label: 'Verwendet am' },
        { label: 'Betrag in EUR', isNumeric: true },
      ]}
      rows={uses.map((use, index) => ({
        key: String(index),
        cells: [
          germanDay(use.creditedOn),
          germanDay(use.useUntil),
          germanDay(use.usedOn),
          formatAmount(Money.ofCents(use.amountCents)),
        ],
      }))}
    />
  );
}

const germanDay = (iso: string): string => iso.split('-').reverse().join('.');

function orderTitle({ amount, isWaived, state, isAnnulled, from, to }: InterestOrder): string {
  const standing = isAnnulled ? 'vom Gericht aufgehoben' : state === 'SIGNED' ? 'gezeichnet' : 'vorbereitet';
  const what = isWaived ? 'Verzicht auf' : 'Zinsen von';
  return `${what} ${formatEuro(amount)} für ${formatDate(from)} bis ${formatDate(to)}, ${standing}`;
}
