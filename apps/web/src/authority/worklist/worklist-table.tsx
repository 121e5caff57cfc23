import type { JSX } from 'preact';
import type { WorklistRow, WorklistSort } from '#applications';
import type { CapOfRow } from '#awards';
import { Money, type CalendarDate } from '#kernel';
import { statusWord } from '../../access/refusals/case-words.js';
import {
  CapBar,
  DenseTable,
  formatAmount,
  Mark,
  MiniSteps,
  Sub,
  type TableColumn,
  type TableRow,
} from '../../layout/index.js';
import { STEP_NAMES, stepOf } from '../case-steps.js';
import { worklistHref, type WorklistQuery } from './worklist-query.js';
import type { WorklistScreen } from './worklist-view.js';

const SOON_DAYS = 4;
const NEAR_DAYS = 7;

export function WorklistTable({ screen, mayAssign }: { screen: WorklistScreen; mayAssign: boolean }): JSX.Element {
  return (
    <DenseTable
      caption="Vorgänge dieser Ansicht"
      hideCaption
      narrow="cards-two"
      rowHeader={1}
      columns={columnsOf(screen.query)}
      rows={screen.page.rows.map((row) => rowOf(row, screen, mayAssign))}
    />
  );
}

function columnsOf(query: WorklistQuery): TableColumn[] {
  const sortable = (key: 'deadline' | 'fileNumber' | 'requested') => {
    const descending: WorklistSort = `-${key}`;
    const isAscending = query.sort === key;
    return {
      href: worklistHref(query, { sort: isAscending ? descending : key }),
      ...(isAscending ? { sorted: 'ascending' as const } : {}),
      ...(query.sort === descending ? { sorted: 'descending' as const } : {}),
    };
  };
  return [
    { label: 'Auswahl', hideLabel: true, width: 'xs' },
    { label: 'Vorgang', ...sortable('fileNumber') },
    { label: 'Kreis oder Stadt', width: 'm' },
    { label: 'Stand', width: 'l' },
    { label: 'Frist', width: 's', ...sortable('deadline') },
    { label: 'Beantragt in EUR', isNumeric: true, width: 'm', ...sortable('requested') },
    { label: 'Höchstbetrag', width: 'm' },
    { label: 'Zuständig', width: 's' },
  ];
}

function rowOf(row: WorklistRow, { caps, today }: WorklistScreen, mayAssign: boolean): TableRow {
  return {
    key: row.id,
    cells: [
      <input class="pick" type="checkbox" name="vorgang" value={row.id} aria-label={`${row.fileNumber} auswählen`} />,
      <>
        <a class="kern-link" href={`/vorgaenge/${row.id}`}>
          {row.fileNumber}
        </a>
        <span class="clamp">{row.title === '' ? 'ohne Titel' : row.title}</span>
      </>,
      <>
        {row.districtName}
        <Sub>{row.districtAgs}</Sub>
      </>,
      <>
        {statusWord(row.status)}
        {row.status !== 'WITHDRAWN' && <MiniSteps current={stepOf(row.status) + 1} of={STEP_NAMES.length} />}
      </>,
      <Deadline row={row} today={today} />,
      <Requested row={row} />,
      <CapFigure cap={caps.get(row.id)} />,
      <Person row={row} mayAssign={mayAssign} />,
    ],
  };
}

/** The date with its days left; close ones carry a marker and words. */
function Deadline({ row, today }: { row: WorklistRow; today: CalendarDate }): JSX.Element {
  if (!row.deadline) return <>–</>;
  const days = today.daysUntil(row.deadline);
  const phrase = daysPhrase(days);
  return (
    <>
      <span class="num">{row.deadline.toGerman()}</span>
      <br />
      {days < 0 && <Mark tone="danger">{phrase}</Mark>}
      {days >= 0 && days <= SOON_DAYS && <Mark tone="warning">{phrase}</Mark>}
      {days > SOON_DAYS && days <= NEAR_DAYS && <span class="meta">{phrase}</span>}
    </>
  );
}

export function daysPhrase(days: number): string {
  if (days === 0) return 'heute';
  if (days === 1) return 'morgen';
  if (days > 1) return `in ${days} Tagen`;
  return days === -1 ? 'seit gestern vorbei' : `seit ${-days} Tagen vorbei`;
}

function Requested({ row }: { row: WorklistRow }): JSX.Element {
  const ofYear = row.requestedByYear[row.budgetYear] ?? row.requested;
  return (
    <>
      {formatAmount(ofYear)}
      <Sub>
        {row.budgetYear}
        {ofYear.equals(row.requested) ? '' : `, gesamt ${formatAmount(row.requested)}`}
      </Sub>
    </>
  );
}

/** The bar and the one figure that matters. */
function CapFigure({ cap }: { cap: CapOfRow | undefined }): JSX.Element {
  if (!cap) return <>–</>;
  const kind = cap.held === 'COMMITTED' ? 'committed' : cap.held === 'RESERVED' ? 'reserved' : 'this';
  return (
    <>
      <CapBar
        cap={cap.cap}
        size="thin"
        segments={[
          { kind: 'committed', amount: cap.committed },
          { kind: 'reserved', amount: cap.reserved },
          { kind, amount: cap.thisCase },
        ]}
      />
      {cap.roomAfter.isNegative() ? (
        <Mark tone="danger">
          <span class="over num">{formatAmount(cap.roomAfter.negated())} zu viel</span>
        </Mark>
      ) : (
        <span class="meta num">{roomPhrase(cap)}</span>
      )}
    </>
  );
}

function roomPhrase(cap: CapOfRow): string {
  if (cap.held === 'RESERVED') return `vorgemerkt, frei ${formatAmount(cap.roomAfter)}`;
  if (cap.held === 'COMMITTED') return `bewilligt, frei ${formatAmount(cap.roomAfter)}`;
  return cap.roomAfter.equals(Money.ZERO) ? 'genau ausgeschöpft' : `danach frei ${formatAmount(cap.roomAfter)}`;
}

function Person({ row, mayAssign }: { row: WorklistRow; mayAssign: boolean }): JSX.Element {
  if (row.assignedName !== null) return <>{row.assignedName}</>;
  return (
    <>
      <span class="meta">niemand</span>
      <br />
      {mayAssign && (
        <button
          type="submit"
          class="kern-link link-button"
          name="uebernehmen"
          value={row.id}
          aria-label={`${row.fileNumber} übernehmen`}
        >
          Übernehmen
        </button>
      )}
    </>
  );
}
