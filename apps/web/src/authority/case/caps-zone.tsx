import type { JSX } from 'preact';
import type { CapOfCase, DecisionView } from '#awards';
import type { BudgetTitle } from '#budget';
import { Money } from '#kernel';
import { Badge, Bar, CapBar, formatEuro, Legend, Panel, type BarKind, type LegendRow } from '../../layout/index.js';

/** The caps of each year concerned and the budget title, as bars with their figures. */
export function CapsZone({ decisions, title }: { decisions: DecisionView; title: BudgetTitle | null }): JSX.Element {
  return (
    <>
      {decisions.caps.length > 0 && (
        <Panel title="Höchstbetrag" headingLevel={3} id="hoechstbetrag">
          <div class="stack">
            {decisions.caps.map((cap) => (
              <CapOfYear key={cap.budgetYear} cap={cap} isSigned={decisions.decision?.state === 'SIGNED'} />
            ))}
          </div>
        </Panel>
      )}
      <BudgetPanels decisions={decisions} title={title} />
    </>
  );
}

/** One year under the cap: what others bind, what this case asks for or holds, what is left or missing. */
export function CapOfYear({
  cap,
  isSigned,
  headingLevel,
}: {
  cap: CapOfCase;
  isSigned?: boolean;
  headingLevel?: 2 | 4;
}): JSX.Element {
  const Heading = headingLevel === 2 ? 'h2' : 'h4';
  const isOver = cap.excess.isPositive();
  const isHeld = cap.reservedByThis.isPositive();
  const thisKind: BarKind = isHeld ? 'reserved' : 'this';
  const left = cap.room.minus(cap.thisCase);
  const rows: LegendRow[] = [
    { kind: 'committed', label: 'Bewilligt', amount: cap.committed },
    { kind: 'reserved', label: 'Vorgemerkt', amount: cap.reserved },
    ...(isSigned
      ? []
      : [{ kind: thisKind, label: isHeld ? 'Vorgemerkt: dieser Vorgang' : 'Dieser Vorgang', amount: cap.thisCase }]),
    isOver
      ? { kind: 'over', label: 'Über dem Höchstbetrag', amount: cap.excess, isTotal: true }
      : { kind: 'room', label: isSigned || isHeld ? 'Frei' : 'Danach frei', amount: left, isTotal: true },
  ];
  return (
    <div>
      <div class="row between">
        <Heading class="kern-heading-small">Höchstbetrag {cap.budgetYear}</Heading>
        <Badge tone={isOver ? 'danger' : 'success'}>{isOver ? 'überschritten' : 'eingehalten'}</Badge>
      </div>
      <CapBar
        cap={cap.cap}
        segments={[
          { kind: 'committed', amount: cap.committed },
          { kind: 'reserved', amount: cap.reserved },
          { kind: thisKind, amount: cap.thisCase },
        ]}
      />
      <Legend caption={`Höchstbetrag ${cap.budgetYear}`} rows={rows} />
      <p class="meta">Höchstbetrag {formatEuro(cap.cap)}</p>
    </div>
  );
}

function BudgetPanels({
  decisions,
  title,
}: {
  decisions: DecisionView;
  title: BudgetTitle | null;
}): JSX.Element | null {
  const firstYear = Math.min(...decisions.caps.map(({ budgetYear }) => budgetYear));
  // The first year is paid from the budget (AE), later years bind it in advance (VE).
  const accounts = decisions.budget.filter(
    ({ budgetYear, authority }) => authority === (budgetYear === firstYear ? 'AE' : 'VE'),
  );
  if (accounts.length === 0) return null;
  return (
    <Panel title="Haushalt" headingLevel={3} id="haushalt">
      {title && (
        <p class="meta">
          Kapitel {title.chapter} Titel {title.titleNumber}
        </p>
      )}
      <div class="stack">
        {accounts.map((account) => (
          <BudgetOfYear key={`${account.budgetYear}${account.authority}`} account={account} decisions={decisions} />
        ))}
      </div>
    </Panel>
  );
}

function BudgetOfYear({
  account,
  decisions,
}: {
  account: DecisionView['budget'][number];
  decisions: DecisionView;
}): JSX.Element {
  const cap = decisions.caps.find(({ budgetYear }) => budgetYear === account.budgetYear);
  const tranche = decisions.tranches.find(
    ({ budgetYear, authority }) => budgetYear === account.budgetYear && authority === account.authority,
  );
  const isSigned = decisions.decision?.state === 'SIGNED';
  const held = tranche && cap ? cap.reservedByThis : Money.ZERO;
  const asked = tranche && !isSigned ? tranche.amount : Money.ZERO;
  const left = account.free.plus(held).minus(asked);
  const words = account.authority === 'AE' ? 'Ausgabeermächtigung' : 'Verpflichtungsermächtigung';
  return (
    <div>
      <div class="row between">
        <h4 class="kern-heading-small">
          {words} {account.budgetYear}
        </h4>
        <Badge tone={left.isNegative() ? 'danger' : 'success'}>
          {left.isNegative() ? 'reicht nicht' : 'reicht aus'}
        </Badge>
      </div>
      <Bar
        total={account.appropriated}
        segments={[
          { kind: 'committed', amount: account.committed },
          { kind: 'reserved', amount: account.reserved.minus(held) },
          { kind: 'this', amount: asked },
        ]}
      />
      <Legend
        caption={`${words} ${account.budgetYear}`}
        rows={[
          { kind: 'committed', label: 'Festgelegt', amount: account.committed },
          { kind: 'reserved', label: 'Vorgemerkt', amount: account.reserved.minus(held) },
          ...(asked.isPositive() ? [{ kind: 'this' as const, label: 'Dieser Vorgang', amount: asked }] : []),
          left.isNegative()
            ? { kind: 'over', label: 'Es fehlen', amount: left.negated() }
            : { kind: 'room', label: 'Danach frei', amount: left },
          { label: 'Verfügbar', amount: account.appropriated, isTotal: true },
        ]}
      />
    </div>
  );
}
