import type { JSX } from 'preact';
import type { ContentBlock, ContentValue, TableContent } from '#notices';
import { CalendarDate } from '#kernel';
import { DenseTable, Facts, formatAmount, formatDate } from '../layout/index.js';

/** A part of a notice or application as a page shows it. */
export function ContentBlockView({ block }: { block: ContentBlock }): JSX.Element {
  switch (block.block) {
    case 'TEXT':
      return <p>{block.text}</p>;
    case 'FACTS':
      return (
        <div class="read-facts">
          <Facts
            facts={block.entries.map(({ label, value }) => ({
              label,
              value: <span class="plain-text">{shownValue(value)}</span>,
            }))}
          />
        </div>
      );
    case 'LIST': {
      const items = block.items.map((item) => <li key={item}>{item}</li>);
      return block.isNumbered ? (
        <ol class="kern-list kern-list--number">{items}</ol>
      ) : (
        <ul class="kern-list kern-list--bullet">{items}</ul>
      );
    }
    case 'TABLE':
      return <TableView table={block} />;
  }
}

function TableView({ table }: { table: TableContent }): JSX.Element {
  const row = (cells: readonly ContentValue[], key: string) => ({ key, cells: cells.map(shownValue) });
  return (
    <DenseTable
      caption={table.caption}
      narrow="cards-two"
      columns={table.columns.map(({ heading, isNumeric }) => ({ label: heading, isNumeric }))}
      rows={table.rows.map((cells, index) => row(cells, `row-${index}`))}
      foot={table.totals.map((cells, index) => row(cells, `total-${index}`))}
    />
  );
}

function shownValue(value: ContentValue): string {
  if (typeof value === 'string') return value;
  return 'amountCents' in value ? formatAmount(value.amountCents) : formatDate(CalendarDate.iso(value.date));
}
