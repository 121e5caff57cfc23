import type { JSX } from 'preact';
import { Money } from '#kernel';
import type { LateUseView } from '#settlement';
import { sentenceOf, law } from '../access/index.js';
import { Alert, DenseTable, Facts, formatAmount, formatDate, formatEuro, Section, Stack } from '../layout/index.js';
import { InterestOrders } from './interest-orders.js';
import type { SettlementScreen } from './settlement-screen.js';
import { dayCountWord } from './settlement-words.js';

/** Whether each payment was used within its period, what that costs, and what was decided (§ 49a (4) VwVfG). */
export function LateUseSection({ screen }: { screen: SettlementScreen }): JSX.Element | null {
  const { lateUse, lateUseOrders, lateUseApprovals } = screen;
  const orders = (
    <InterestOrders title="Zinsen wegen verspäteter Verwendung" orders={lateUseOrders} approvals={lateUseApprovals} />
  );
  if (!lateUse) return orders;
  return (
    <>
      <Section title="Verwendung in der Frist" id="verwendung">
        {lateUse.ok ? (
          <Use view={lateUse.value} isOpen={lateUseOrders.every(({ isAnnulled }) => isAnnulled)} />
        ) : (
          <Alert tone="warning" title="Zinsen lassen sich nicht berechnen">
            {sentenceOf(lateUse.refusal)}
          </Alert>
        )}
      </Section>
      {orders}
    </>
  );
}

function Use({ view: { payments, late }, isOpen }: { view: LateUseView; isOpen: boolean }): JSX.Element {
  if (payments.length === 0) return <p class="none">Es wurde nichts ausgezahlt.</p>;
  const lateOf = (id: string): Money =>
    Money.sum(late.parts.filter(({ paymentId }) => paymentId === id).map(({ amount }) => amount));
  return (
    <Stack>
      <DenseTable
        caption="Auszahlungen und ihre Verwendung nach den geprüften Belegen"
        hideCaption
        narrow="cards-two"
        columns={[
          { label: 'Gutgeschrieben' },
          { label: 'Zu verwenden bis' },
          { label: 'Ausgezahlt in EUR', isNumeric: true },
          { label: 'Davon verwendet in EUR', isNumeric: true },
          { label: 'Davon verspätet in EUR', isNumeric: true },
        ]}
        rows={payments.map((payment) => ({
          key: payment.id,
          cells: [
            formatDate(payment.creditedOn),
            formatDate(payment.useUntil),
            formatAmount(payment.amount),
            formatAmount(payment.used),
            formatAmount(lateOf(payment.id)),
          ],
        }))}
      />
      {late.parts.length === 0 ? (
        <p>Alles Verwendete wurde rechtzeitig verwendet.</p>
      ) : (
        isOpen && (
          <Facts
            facts={[
              { label: 'Zinsen darauf', value: <strong>{formatEuro(late.interest)}</strong> },
              { label: 'Gezählt', value: dayCountWord(late.dayCount) },
              { label: 'Stand', value: `Noch nicht entschieden (§ 49a Abs. 4 ${law().procedureAct})` },
            ]}
          />
        )
      )}
    </Stack>
  );
}
