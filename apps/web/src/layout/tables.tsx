import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icons.js';

export interface TableColumn {
  readonly label: string;
  readonly isNumeric?: boolean | undefined;
  /** The heading is only spoken (columns of buttons or boxes). */
  readonly hideLabel?: boolean | undefined;
  readonly sorted?: 'ascending' | 'descending' | undefined;
  /** Sorting by this column. */
  readonly href?: string | undefined;
  readonly width?: 'xs' | 's' | 'm' | 'l' | undefined;
}

/** How a row looks and what it means; `missing` is a sum that does not come out. */
export type RowKind = 'group' | 'total' | 'missing' | 'picked' | 'bad';

export interface TableRow {
  readonly key: string;
  /** As many as there are columns; the column of `rowHeader` becomes the heading of the row. */
  readonly cells: readonly ComponentChildren[];
  readonly kind?: RowKind | undefined;
  readonly id?: string | undefined;
}

/** On narrow screens: cards (three values a line), cards-two (two), or a table that scrolls in its own region. */
export type NarrowMode = 'cards' | 'cards-two' | 'scroll';

export interface DenseTableProps {
  readonly caption: string;
  readonly hideCaption?: boolean | undefined;
  readonly columns: readonly TableColumn[];
  /** One list of rows, or one list per group: each becomes a tbody. */
  readonly rows?: readonly TableRow[] | undefined;
  readonly groups?: readonly (readonly TableRow[])[] | undefined;
  readonly foot?: readonly TableRow[] | undefined;
  readonly narrow?: NarrowMode | undefined;
  /** Position of the column that names the row; default 0. */
  readonly rowHeader?: number | undefined;
  /** For tables with fields in their cells. */
  readonly isEditable?: boolean | undefined;
  readonly isTight?: boolean | undefined;
}

/** A real table with caption and scopes. Roles are explicit: display:grid on rows would take them away. */
export function DenseTable(props: DenseTableProps): JSX.Element {
  const narrow = props.narrow ?? 'cards';
  const groups = props.groups ?? (props.rows === undefined ? [] : [props.rows]);
  const table = (
    <table role="table" class={tableClass(props, narrow)}>
      <caption class={props.hideCaption ? 'kern-sr-only' : undefined}>{props.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {props.columns.map((column) => (
            <ColumnHeading key={column.label} column={column} />
          ))}
        </tr>
      </thead>
      {groups.map((rows, index) => (
        <tbody key={rows[0]?.key ?? index} role="rowgroup">
          {rows.map((row) => (
            <Row key={row.key} row={row} table={props} />
          ))}
        </tbody>
      ))}
      {props.foot && (
        <tfoot role="rowgroup">
          {props.foot.map((row) => (
            <Row key={row.key} row={{ kind: 'total', ...row }} table={props} />
          ))}
        </tfoot>
      )}
    </table>
  );
  if (narrow !== 'scroll') return table;
  return (
    <div class="scroll" role="region" aria-label={props.caption} tabIndex={0}>
      {table}
    </div>
  );
}

export interface TotalsRow {
  readonly label: ComponentChildren;
  readonly amount: string;
  readonly note?: string | undefined;
  readonly kind?: 'result' | 'missing' | undefined;
}

/** A short computation beside a form: steps, results with a double line, and what is missing in red. */
export function Totals({ caption, rows }: { caption: string; rows: readonly TotalsRow[] }): JSX.Element {
  return (
    <table class="calc">
      <caption class="kern-sr-only">{caption}</caption>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index} class={row.kind === 'result' ? 'res' : row.kind === 'missing' ? 'miss' : undefined}>
            <th scope="row">
              {row.kind === 'missing' && <Icon name="danger" small />}
              {row.label}
              {row.note !== undefined && <span class="meta sub">{row.note}</span>}
            </th>
            <td class="n">{row.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A second, lighter line in a cell. */
export function Sub({ children }: { children: ComponentChildren }): JSX.Element {
  return <span class="meta sub">{children}</span>;
}

function ColumnHeading({ column }: { column: TableColumn }): JSX.Element {
  const classes = [column.isNumeric ? 'n' : '', column.width ? `w-${column.width}` : ''].filter(Boolean).join(' ');
  const arrow = column.sorted && <span aria-hidden="true">{column.sorted === 'ascending' ? ' ↑' : ' ↓'}</span>;
  const label = column.hideLabel ? <span class="kern-sr-only">{column.label}</span> : column.label;
  return (
    <th role="columnheader" scope="col" class={classes || undefined} aria-sort={column.sorted}>
      {column.href === undefined ? label : <a href={column.href}>{label}</a>}
      {arrow}
    </th>
  );
}

function Row({ row, table }: { row: TableRow; table: DenseTableProps }): JSX.Element {
  const rowHeader = table.rowHeader ?? 0;
  const kind = row.kind === 'missing' ? 'miss' : row.kind;
  return (
    <tr role="row" class={kind} id={row.id}>
      {table.columns.map((column, index) => {
        const look = column.isNumeric ? 'n' : column.width === 'xs' ? 'xs' : undefined;
        const cell = row.cells[index];
        if (index === rowHeader) {
          return (
            <th key={column.label} role="rowheader" scope={row.kind === 'group' ? 'rowgroup' : 'row'} class={look}>
              {row.kind === 'missing' && <Icon name="danger" small />}
              {cell}
            </th>
          );
        }
        const isEmpty = cell === undefined || cell === null || cell === '';
        const hasNoLabel = column.hideLabel || column.width === 'xs' || isEmpty;
        return (
          <td key={column.label} role="cell" class={look} data-l={hasNoLabel ? undefined : column.label}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}

function tableClass(props: DenseTableProps, narrow: NarrowMode): string {
  const mode = narrow === 'scroll' ? '' : narrow === 'cards-two' ? ' cards c2' : ' cards';
  return `dense${mode}${props.isEditable ? ' edit' : ''}${props.isTight ? ' tightrows' : ''}`;
}
